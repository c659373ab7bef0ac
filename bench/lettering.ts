import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Figure, median, quantile, spreadOf } from './figure.ts';
import { writeOwnSet } from './lettering/own-set.ts';
import type { LetteringRun, PictureScore } from './lettering/process.ts';
import { describePictures, meanOf } from './lettering/report.ts';
import { measuredApart } from './overhead/child.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * `npm run bench -- lettering [DIR]`: the typography pass over a folder of pictures whose `index.jsonl` says what should be written where;
 * without DIR over our own pictures, made on the spot. Every picture is lettered twice after a warm-up, and judged by reading it anew.
 */
export async function run(args: string[]): Promise<Figure[]> {
  const own = args.length === 0 ? await mkdtemp(join(tmpdir(), 'galley-lettering-')) : null;
  try {
    if (own) await writeOwnSet(own);
    const measured = await measuredApart<LetteringRun>('../lettering/process.ts', [own ?? resolve(args[0])]);
    console.log(describePictures(measured.pictures));
    warnOfLoad();
    return figuresOf(measured);
  } finally {
    if (own) await rm(own, { recursive: true });
  }
}

/** Others at work on the same cores make every time longer, the goals' as well. */
function warnOfLoad(): void {
  const [load] = loadavg();
  if (load > cpus().length) console.log(`The machine is busy (load ${load.toFixed(1)} on ${cpus().length} cores): these times are no measure.`);
}

function figuresOf({ pictures, coldStartMs, firstPassMs, peakBytes }: LetteringRun): Figure[] {
  const kinds = [...new Set(pictures.map(({ kind }) => kind))];
  const times = pictures.map(({ totalMs }) => totalMs);
  return [
    ...kinds.flatMap((kind) =>
      qualityOf(
        `${kind}: `,
        pictures.filter((picture) => picture.kind === kind),
      ),
    ),
    ...qualityOf('', pictures).map((figure) => ({ ...figure, goal: GOALS[figure.name] })),
    ...stagesOf(pictures),
    { name: 'pass, median', unit: 'ms', value: median(times), goal: 700, better: 'less', spread: spreadOf(times) },
    { name: 'pass, p95', unit: 'ms', value: quantile(times, 0.95), goal: 1200, better: 'less' },
    { name: 'cold start', unit: 'ms', value: coldStartMs, goal: 600, better: 'less' },
    { name: 'first pass after it', unit: 'ms', value: firstPassMs, better: 'less' },
    { name: 'peak memory', unit: 'MiB', value: peakBytes / MEBIBYTE, goal: 700, better: 'less' },
  ];
}

const GOALS: Record<string, number> = {
  'exact after, of those to change': 0.9,
  'right regions and pictures touched': 0,
  'pixels changed outside the mask': 0,
  'pictures that differ on repeat': 0,
};

function qualityOf(prefix: string, pictures: readonly PictureScore[]): Figure[] {
  const truths = pictures.flatMap((picture) => picture.truths);
  const wrong = truths.filter(({ garbled }) => garbled);
  const plates = pictures.flatMap(({ erasing }) => erasing ?? []);
  const sum = (of: (picture: PictureScore) => number) => pictures.reduce((total, picture) => total + of(picture), 0);
  const share = (name: string, of: readonly boolean[]): Figure[] =>
    of.length === 0 ? [] : [{ name: `${prefix}${name}`, unit: `share of ${of.length}`, value: of.filter(Boolean).length / of.length, better: 'more' }];
  const mean = (name: string, unit: string, better: Figure['better'], values: readonly number[]): Figure[] =>
    values.length === 0 ? [] : [{ name: `${prefix}${name}`, unit, value: meanOf(values), better }];
  const none = (name: string, value: number): Figure => ({ name: `${prefix}${name}`, unit: '', value, better: 'less' });
  return [
    ...share(
      'regions found',
      truths.map(({ isFound }) => isFound),
    ),
    ...mean(
      'CER before',
      '',
      'less',
      wrong.map(({ errorRateBefore }) => errorRateBefore),
    ),
    ...mean(
      'CER after',
      '',
      'less',
      wrong.map(({ errorRateAfter }) => errorRateAfter),
    ),
    ...share(
      'exact after, of those to change',
      wrong.map(({ errorRateAfter }) => errorRateAfter === 0),
    ),
    none(
      'right regions and pictures touched',
      sum(({ touched }) => touched),
    ),
    none(
      'pixels changed outside the mask',
      sum(({ changedOutside }) => changedOutside),
    ),
    none(
      'pictures that differ on repeat',
      sum(({ isRepeatable }) => (isRepeatable ? 0 : 1)),
    ),
    ...mean(
      'PSNR of the erased ground',
      'dB',
      'more',
      plates.map(({ psnr }) => psnr),
    ),
    ...mean(
      'old lettering left standing',
      '',
      'less',
      plates.map(({ left }) => left),
    ),
  ];
}

function stagesOf(pictures: readonly PictureScore[]): Figure[] {
  const stages = [...new Set(pictures.flatMap(({ stagesMs }) => Object.keys(stagesMs)))];
  return stages.flatMap((stage): Figure[] => {
    const times = pictures.flatMap(({ stagesMs }) => stagesMs[stage] ?? []);
    return [
      { name: `${stage}, median`, unit: 'ms', value: median(times), better: 'less', spread: spreadOf(times) },
      { name: `${stage}, p95`, unit: 'ms', value: quantile(times, 0.95), better: 'less' },
    ];
  });
}
