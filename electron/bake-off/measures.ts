import { type BakeOffDifference, type BakeOffMeasure, type BakeOffMeasureReport, MIN_PROMPTS } from '../../shared/bake-off.ts';
import { bootstrapSteps } from '../statistics/bootstrap.ts';
import { medianInPlace } from '../statistics/quantiles.ts';
import { holm, signFlipSteps } from '../statistics/sign-flip.ts';
import type { Steps } from '../statistics/slices.ts';
import type { RenderRow } from '../telemetry/bake-off-table.ts';

interface MeasureDefinition {
  measure: BakeOffMeasure;
  better: BakeOffMeasureReport['better'];
  of(render: RenderRow): number | null;
}

/** In the order in which a report shows them. Definitions: docs/measures.md. */
const DEFINITIONS: readonly MeasureDefinition[] = [
  { measure: 'seconds', better: 'lower', of: ({ seconds }) => seconds },
  { measure: 'costUsd', better: 'lower', of: ({ costUsd }) => costUsd },
  { measure: 'peakBytes', better: 'lower', of: ({ peakBytes }) => peakBytes },
  { measure: 'characterErrorRate', better: 'lower', of: ({ metrics }) => metrics?.characterErrorRate.after ?? null },
  { measure: 'outsideMax', better: 'lower', of: ({ metrics }) => metrics?.outsideMask?.max ?? null },
  {
    measure: 'seamRatio',
    better: 'near-one',
    of: ({ metrics }) => (metrics?.seamRatio ? Math.max(metrics.seamRatio.horizontal, metrics.seamRatio.vertical) : null),
  },
  { measure: 'sharpness', better: 'neither', of: ({ metrics }) => metrics?.final?.laplacianVariance ?? null },
  { measure: 'noise', better: 'neither', of: ({ metrics }) => metrics?.final?.noise ?? null },
  { measure: 'banding', better: 'lower', of: ({ metrics }) => metrics?.final?.banding ?? null },
  {
    measure: 'clipped',
    better: 'lower',
    of: ({ metrics }) => (metrics?.final?.clipped ? Math.max(metrics.final.clipped.low, metrics.final.clipped.high) : null),
  },
];

const LEVEL = 0.05;

interface Measured {
  prompt: number;
  seed: number;
  candidate: number;
  value: number;
}

/**
 * Medians per candidate and paired differences, for every measure that was taken of at least one finished render. Thousands of draws for each figure take seconds of a
 * large bake-off, so it is done step by step.
 */
export function* reportMeasures(candidates: number, renders: readonly RenderRow[]): Steps<BakeOffMeasureReport[]> {
  const done = renders.filter(({ state }) => state === 'done');
  const reports: BakeOffMeasureReport[] = [];
  for (const { measure, better, of } of DEFINITIONS) {
    const measured = done.flatMap((render): Measured[] => {
      const value = of(render);
      return value === null ? [] : [{ prompt: render.prompt, seed: render.seed, candidate: render.candidate, value }];
    });
    // Nothing to tell of a measure that is 0 throughout, such as the price of renders that are free.
    if (measured.length === 0 || (measure === 'costUsd' && measured.every(({ value }) => value === 0))) continue;
    const medians = yield* mediansOf(candidates, measured);
    reports.push({ measure, better, candidates: medians, differences: yield* differencesOf(candidates, measured, better) });
  }
  return reports;
}

function* mediansOf(candidates: number, measured: readonly Measured[]): Steps<BakeOffMeasureReport['candidates']> {
  const medians: BakeOffMeasureReport['candidates'] = [];
  for (let candidate = 0; candidate < candidates; candidate++) {
    const own = measured.filter((render) => render.candidate === candidate);
    const interval = yield* bootstrapSteps(byPrompt(own), medianInPlace);
    medians.push(interval && { ...interval, count: own.length });
  }
  return medians;
}

/** Every pair of candidates on the prompts and seeds that were measured of both. */
function* differencesOf(candidates: number, measured: readonly Measured[], better: BakeOffMeasureReport['better']): Steps<BakeOffDifference[]> {
  // What should be near 1 is compared by its distance from 1.
  const standing = (value: number) => (better === 'near-one' ? Math.abs(value - 1) : value);
  const values = new Map(measured.map(({ prompt, seed, candidate, value }) => [`${prompt} ${seed} ${candidate}`, standing(value)]));
  const differences: BakeOffDifference[] = [];
  for (let a = 0; a < candidates; a++) {
    for (let b = a + 1; b < candidates; b++) {
      const pairs = measured.flatMap(({ prompt, seed, candidate, value }) => {
        const other = candidate === a ? values.get(`${prompt} ${seed} ${b}`) : undefined;
        return other === undefined ? [] : [{ prompt, value: standing(value) - other }];
      });
      const difference = yield* differenceOf(a, b, pairs);
      if (difference) differences.push(difference);
    }
  }
  const adjusted = holm(differences.map(({ pValue }) => pValue));
  return differences.map((difference, index) => ({ ...difference, pValue: adjusted[index], isSignificant: adjusted[index] <= LEVEL }));
}

/** Renders of one prompt resemble each other: where there are prompts enough, each counts once. */
function* differenceOf(a: number, b: number, pairs: readonly { prompt: number; value: number }[]): Steps<BakeOffDifference | null> {
  const prompts = byPrompt(pairs);
  const scope = prompts.length >= MIN_PROMPTS ? 'prompts' : 'these';
  const groups = scope === 'prompts' ? prompts : pairs.map(({ value }) => [value]);
  const difference = yield* bootstrapSteps(groups, medianInPlace);
  if (!difference) return null;
  const pValue = yield* signFlipSteps(groups.map((group) => group.reduce((total, value) => total + value, 0) / group.length));
  return { a, b, difference, pairs: pairs.length, pValue, isSignificant: false, scope };
}

function byPrompt(measured: readonly { prompt: number; value: number }[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const { prompt, value } of measured) {
    const group = groups.get(prompt);
    if (group) group.push(value);
    else groups.set(prompt, [value]);
  }
  return [...groups.values()];
}
