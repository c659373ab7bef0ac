import type { Insights } from '../../../shared/insights.ts';
import { formatShare, formatTime } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import type { SlopePanel } from '../charts/SlopePanels.tsx';
import { numberColumn, type Question, textColumn } from '../question.ts';

export type LetteredProof = Insights['lettering'][number];

/** Proofs that the chart shows; more pairs cannot be told apart. */
const MOST_PAIRS = 60;

const COLUMNS = [
  textColumn('at', msg('When'), formatTime),
  textColumn('prompt', msg('Prompt')),
  textColumn('proof_id', msg('Proof')),
  numberColumn('character_error_rate_before', msg('Wrong before'), formatShare),
  numberColumn('character_error_rate_after', msg('Wrong after'), formatShare),
];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function answerOf(proofs: readonly LetteredProof[]): string {
  if (proofs.length === 0) return t('No proof with lettering in this time.');
  const exact = proofs.filter(({ after }) => after === 0).length;
  const before = formatShare(median(proofs.map((proof) => proof.before)));
  const after = formatShare(median(proofs.map((proof) => proof.after)));
  if (exact === proofs.length)
    return t(
      '{exact, plural, one {The one lettered proof reads} other {All # read}} exactly as asked. At the median {before} of the letters were wrong before, {after} after.',
      { exact, before, after },
    );
  return t('{exact, number} of {all, number} read exactly as asked. At the median {before} of the letters were wrong before, {after} after.', {
    exact,
    all: proofs.length,
    before,
    after,
  });
}

/** What the pass comes to, over the same proofs: how many are read as asked, and how wrong the letters are at the median. */
function panelsOf(proofs: readonly LetteredProof[]): SlopePanel[] {
  const legible = (rateOf: (proof: LetteredProof) => number) => proofs.filter((proof) => rateOf(proof) === 0).length / proofs.length;
  const wrong = (rateOf: (proof: LetteredProof) => number) => Math.min(1, median(proofs.map(rateOf)));
  const [before, after] = [(proof: LetteredProof) => proof.before, (proof: LetteredProof) => proof.after];
  return [
    { heading: t('Read exactly'), before: legible(before), after: legible(after), best: 1, format: formatShare },
    { heading: t('Letters wrong'), before: wrong(before), after: wrong(after), best: 0, format: formatShare },
  ];
}

/** Character error rate before and after the lettering pass of the newest proofs, oldest first. */
export function letteringQuestion({ lettering }: Insights): Question & { proofs: LetteredProof[]; panels: SlopePanel[] } {
  const proofs = lettering.slice(-MOST_PAIRS);
  return {
    id: 'lettering',
    question: t('Does the lettering come out right?'),
    answer: answerOf(proofs),
    note:
      proofs.length === MOST_PAIRS
        ? t(
            'Share of wrong letters (character error rate), each proof from before to after, the newest {most} at the right. 100 % before: nothing could be read yet.',
            { most: MOST_PAIRS },
          )
        : t(
            'Share of wrong letters (character error rate), each proof from before to after, the newest at the right. 100 % before: nothing could be read yet.',
          ),
    table: { columns: COLUMNS, rows: proofs.map(({ at, prompt, proofId, before, after }) => [at, prompt, proofId, before, after]) },
    proofs,
    panels: proofs.length === 0 ? [] : panelsOf(proofs),
  };
}
