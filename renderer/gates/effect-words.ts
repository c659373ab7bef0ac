import { GATE_MEASURE_WORDS } from '../../shared/gate-words.ts';
import { formatCount } from '../ui/format.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { msg, t } from '../words/t.ts';
import type { GateProblem } from './gate-table.ts';
import type { GateEffect } from './store.ts';

export interface EffectPart {
  kind: keyof GateEffect['now'] | 'all';
  count: string;
  /** "+12", "−2", or '' where nothing changes. */
  change: string;
  words: string;
}

const WORDS = { green: msg('within limits'), amber: msg('amber'), red: msg('red'), unmarked: msg('without a mark') } as const;

/** "412 within limits, 31 amber +12, 3 red −2, of 446 proofs". */
export function effectWords({ now, would }: GateEffect): EffectPart[] {
  const total = would.green + would.amber + would.red + would.unmarked;
  if (total === 0) return [];
  const kinds = (['green', 'amber', 'red', 'unmarked'] as const).filter((kind) => kind !== 'unmarked' || now.unmarked + would.unmarked > 0);
  return [
    ...kinds.map((kind) => {
      const by = would[kind] - now[kind];
      const change = by === 0 ? '' : `${by > 0 ? '+' : '−'}${formatCount(Math.abs(by))}`;
      return { kind, count: formatCount(would[kind]), change, words: t(WORDS[kind]) };
    }),
    { kind: 'all', count: t('of {total, number}', { total }), change: '', words: t('{total, plural, one {proof} other {proofs}}', { total }) },
  ];
}

/** The first of what cannot be meant, and how many others there are. */
export function problemWords([first, ...others]: readonly GateProblem[]): string {
  return t('{intent}, {measure}: {problem}{more, plural, =0 {} other {, and # more}}', {
    intent: t(INTENT_LABELS[first.intent]),
    measure: t(GATE_MEASURE_WORDS[first.measure].label),
    problem: first.message,
    more: others.length,
  });
}
