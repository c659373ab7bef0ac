import type { Drift } from '../../../shared/insights.ts';
import { formatCount, formatDay, formatNumber, localFigure } from '../../ui/format.ts';
import { msg, t } from '../../words/t.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

type Alarm = Drift['alarms'][number];

/** Measures in plain words; others are shown by their name. */
const MEASURES: Readonly<Record<string, string>> = {
  'characterErrorRate.before': msg('Wrong letters before lettering'),
  'characterErrorRate.after': msg('Wrong letters after lettering'),
  'outsideMask.max': msg('Largest change outside the lettering'),
  'outsideMask.mean': msg('Mean change outside the lettering'),
  ssim: msg('Likeness of base and final (SSIM)'),
  sharpnessRatio: msg('Sharpness ratio'),
  colourCast: msg('Colour cast'),
  'seamRatio.horizontal': msg('Seam, left to right'),
  'seamRatio.vertical': msg('Seam, top to bottom'),
  'final.laplacianVariance': msg('Sharpness'),
  'final.noise': msg('Noise'),
  'final.banding': msg('Banding'),
  'final.clipped.low': msg('Pixels with a channel at 0'),
  'final.clipped.high': msg('Pixels with a channel at 255'),
  'final.clipped.black': msg('Black pixels'),
  'final.clipped.white': msg('White pixels'),
};

const measureWords = (measure: string) => t(MEASURES[measure] ?? measure);
const figure = (value: number) => localFigure(Number(value.toPrecision(3)).toString());

const COLUMNS = [
  textColumn('model', msg('Model')),
  textColumn('measure', msg('Measure'), measureWords),
  numberColumn('from', msg('From'), figure),
  numberColumn('to', msg('To'), figure),
  textColumn('since', msg('Since'), formatDay),
  numberColumn('before_count', msg('Renders before'), formatCount),
  numberColumn('newest_count', msg('Renders since'), formatCount),
  numberColumn('prompts', msg('Prompts'), formatCount),
  numberColumn('p_value', msg('p'), (value) => localFigure(value.toPrecision(2))),
  numberColumn('effect', msg('Effect'), (value) => formatNumber(value, 2)),
];

export interface DriftLine {
  id: string;
  what: string;
  /** The figures behind it. */
  proof: string;
}

/** What changed on the golden set, as sentences. */
export function driftQuestion({ golden, models, alarms }: Drift): Question & { lines: DriftLine[] } {
  return {
    id: 'drift',
    question: t('Has a model changed?'),
    answer: answerOf(golden, models, alarms),
    note: t(
      'Renders of the golden set of the last 7 days against the 28 days before, prompt by prompt. Told only where chance hardly explains it (p ≤ 0.001 over all models and measures) and the difference is more than small (effect ≥ 0.33).',
    ),
    table: {
      columns: COLUMNS,
      rows: alarms.map((alarm) => [
        alarm.model,
        alarm.measure,
        alarm.from,
        alarm.to,
        alarm.since,
        alarm.beforeCount,
        alarm.newestCount,
        alarm.prompts,
        alarm.pValue,
        alarm.effect,
      ]),
    },
    lines: alarms.map(lineOf),
  };
}

function lineOf({ model, measure, from, to, since, beforeCount, newestCount, prompts, pValue, effect }: Alarm): DriftLine {
  const chance = pValue < 0.0001 ? `p < ${formatNumber(0.0001, 4)}` : `p = ${formatNumber(pValue, 4)}`;
  return {
    id: `${model} ${measure}`,
    what: t('{model}: {measure} from {from} to {to}, since {since}.', {
      model,
      measure: measureWords(measure),
      from: figure(from),
      to: figure(to),
      since: formatDay(since),
    }),
    proof: t(
      '{newest, plural, one {# render} other {# renders}} against {before, number} before, {prompts, plural, one {# prompt} other {# prompts}}; {chance}, effect {effect}.',
      {
        newest: newestCount,
        before: beforeCount,
        prompts,
        chance,
        effect: formatNumber(effect, 2).replace('-', '−'),
      },
    ),
  };
}

function answerOf(golden: number, models: Drift['models'], alarms: readonly Alarm[]): string {
  if (golden === 0)
    return t(
      'No golden set yet. Mark a few prompts that stay the same: render them now and then, and Galley tells when a model no longer draws them as it did.',
    );
  const tested = models.filter(({ isEnough }) => isEnough);
  const waiting = models.length - tested.length;
  const more = waiting === 0 ? '' : ` ${t('Of {waiting, plural, one {# model} other {# models}} there are too few renders to tell.', { waiting })}`;
  if (tested.length === 0)
    return `${t('Too few renders of the golden set to tell: each model needs 8 in the last 7 days and 8 in the 28 days before.')}${waiting === 0 ? '' : more}`;
  const changed = new Set(alarms.map(({ model }) => model));
  if (changed.size === 0)
    return `${t('No. {models} {count, plural, one {measures} other {measure}} as before on the golden set.', { models: tested.map(({ model }) => model).join(', '), count: tested.length })}${more}`;
  return `${t('{models} {count, plural, one {measures} other {measure}} differently on the golden set than before.', { models: [...changed].join(t(' and ')), count: changed.size })}${more}`;
}

/** One golden prompt a line: "seed: prompt". */
export function goldenText(prompts: readonly { prompt: string; seed: number }[]): string {
  return prompts.map(({ prompt, seed }) => `${seed}: ${prompt.replace(/\s+/g, ' ')}`).join('\n');
}

/** The prompts of such a text; lines that are none are named by their number. */
export function parseGolden(text: string): { prompts: { prompt: string; seed: number }[]; problems: number[] } {
  const prompts = new Map<string, { prompt: string; seed: number }>();
  const problems: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const [, seed, prompt] = /^\s*(\d{1,10})\s*:\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (prompt === undefined || Number(seed) > 0xffff_ffff) problems.push(index + 1);
    else prompts.set(`${seed} ${prompt}`, { prompt, seed: Number(seed) });
  });
  return { prompts: [...prompts.values()], problems };
}
