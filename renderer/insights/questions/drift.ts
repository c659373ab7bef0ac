import type { Drift } from '../../../shared/insights.ts';
import { formatCount } from '../../ui/format.ts';
import { numberColumn, type Question, textColumn } from '../question.ts';

type Alarm = Drift['alarms'][number];

/** Measures in plain words; others are shown by their name. */
const MEASURES: Readonly<Record<string, string>> = {
  'characterErrorRate.before': 'Wrong letters before lettering',
  'characterErrorRate.after': 'Wrong letters after lettering',
  'outsideMask.max': 'Largest change outside the lettering',
  'outsideMask.mean': 'Mean change outside the lettering',
  ssim: 'Likeness of base and final (SSIM)',
  sharpnessRatio: 'Sharpness ratio',
  colourCast: 'Colour cast',
  'seamRatio.horizontal': 'Seam, left to right',
  'seamRatio.vertical': 'Seam, top to bottom',
  'final.laplacianVariance': 'Sharpness',
  'final.noise': 'Noise',
  'final.banding': 'Banding',
  'final.clipped.low': 'Pixels with a channel at 0',
  'final.clipped.high': 'Pixels with a channel at 255',
  'final.clipped.black': 'Black pixels',
  'final.clipped.white': 'White pixels',
};

const measureWords = (measure: string) => MEASURES[measure] ?? measure;
const figure = (value: number) => Number(value.toPrecision(3)).toString();
const dateWords = (iso: string) => new Date(iso).toLocaleDateString('en', { month: 'short', day: 'numeric' });
const renders = (count: number) => `${formatCount(count)} ${count === 1 ? 'render' : 'renders'}`;

const COLUMNS = [
  textColumn('model', 'Model'),
  textColumn('measure', 'Measure', measureWords),
  numberColumn('from', 'From', figure),
  numberColumn('to', 'To', figure),
  textColumn('since', 'Since', dateWords),
  numberColumn('before_count', 'Renders before', formatCount),
  numberColumn('newest_count', 'Renders since', formatCount),
  numberColumn('prompts', 'Prompts', formatCount),
  numberColumn('p_value', 'p', (value) => value.toPrecision(2)),
  numberColumn('effect', 'Effect', (value) => value.toFixed(2)),
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
    question: 'Has a model changed?',
    answer: answerOf(golden, models, alarms),
    note: 'Renders of the golden set of the last 7 days against the 28 days before, prompt by prompt. Told only where chance hardly explains it (p ≤ 0.001 over all models and measures) and the difference is more than small (effect ≥ 0.33).',
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
  const chance = pValue < 0.0001 ? 'p < 0.0001' : `p = ${pValue.toFixed(4)}`;
  return {
    id: `${model} ${measure}`,
    what: `${model}: ${measureWords(measure).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())} went from ${figure(from)} to ${figure(to)}, since ${dateWords(since)}.`,
    proof: `${renders(newestCount)} against ${formatCount(beforeCount)} before, ${formatCount(prompts)} ${prompts === 1 ? 'prompt' : 'prompts'}; ${chance}, effect ${effect.toFixed(2).replace('-', '−')}.`,
  };
}

function answerOf(golden: number, models: Drift['models'], alarms: readonly Alarm[]): string {
  if (golden === 0)
    return 'No golden set yet. Mark a few prompts that stay the same: render them now and then, and Galley tells when a model no longer draws them as it did.';
  const tested = models.filter(({ isEnough }) => isEnough);
  const waiting = models.length - tested.length;
  const more = waiting === 0 ? '' : ` Of ${formatCount(waiting)} ${waiting === 1 ? 'model' : 'models'} there are too few renders to tell.`;
  if (tested.length === 0)
    return `Too few renders of the golden set to tell: each model needs 8 in the last 7 days and 8 in the 28 days before.${waiting === 0 ? '' : more}`;
  const changed = new Set(alarms.map(({ model }) => model));
  if (changed.size === 0)
    return `No. ${tested.map(({ model }) => model).join(', ')} ${tested.length === 1 ? 'measures' : 'measure'} as before on the golden set.${more}`;
  return `${[...changed].join(' and ')} ${changed.size === 1 ? 'measures' : 'measure'} differently on the golden set than before.${more}`;
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
