import type { Drift } from '../../shared/insights.ts';
import { alignedRankTest, type Stratum } from '../statistics/aligned-ranks.ts';
import { median } from '../statistics/quantiles.ts';
import { holm } from '../statistics/sign-flip.ts';
import type { GoldenMeasure, GoldenTable } from './golden-table.ts';

const DAY_MS = 24 * 3600 * 1000;
const NEWEST_DAYS = 7;
const BEFORE_DAYS = 28;
/** Renders that each window needs, of prompts that are in both. */
const FEWEST = 8;
/** Of all models and measures together, each time somebody looks: who looks every day wants to be woken for something. */
const LEVEL = 0.001;
/** Cliff's delta from which a difference is more than a small one (Romano and others 2006). */
const SMALLEST_EFFECT = 0.33;

type Series = GoldenMeasure[];

/**
 * Models whose measures on the golden set are no longer what they were: the newest seven days against the 28 before them. An alarm needs both, a difference
 * that chance hardly makes (aligned rank test per measure, Holm's adjustment over all, p ≤ 0.001) and one that is more than small (|Cliff's delta| ≥ 0.33).
 */
export function findDrift(golden: Pick<GoldenTable, 'list' | 'measures'>, now: Date): Drift {
  const newest = new Date(now.getTime() - NEWEST_DAYS * DAY_MS).toISOString();
  const before = new Date(now.getTime() - (NEWEST_DAYS + BEFORE_DAYS) * DAY_MS).toISOString();
  const end = new Date(now.getTime() + 1).toISOString();
  const series = [...seriesOf(golden.measures(before, end)).values()];
  const tested = series.flatMap((values) => {
    const strata = strataOf(values, newest);
    return isEnough(strata) ? [{ values, strata, ...alignedRankTest(strata) }] : [];
  });
  const pValues = holm(tested.map(({ pValue }) => pValue));
  const alarms = tested.flatMap(({ values, strata, effect }, index) =>
    pValues[index] <= LEVEL && Math.abs(effect) >= SMALLEST_EFFECT ? [alarmOf(values, strata, effect, pValues[index])] : [],
  );
  alarms.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.model + a.measure < b.model + b.measure ? -1 : 1));
  return { before, newest, golden: golden.list().length, models: modelsOf(series, newest), alarms };
}

function seriesOf(measures: readonly GoldenMeasure[]): Map<string, Series> {
  const series = new Map<string, Series>();
  for (const measure of measures) {
    const name = `${measure.model}\n${measure.measure}`;
    const own = series.get(name);
    if (own) own.push(measure);
    else series.set(name, [measure]);
  }
  return series;
}

/** Prompts with renders on both sides of a moment. */
function strataOf(values: Series, cut: string): Stratum[] {
  const strata = new Map<string, { before: number[]; after: number[] }>();
  for (const { prompt, seed, at, value } of values) {
    const name = `${seed} ${prompt}`;
    let stratum = strata.get(name);
    if (!stratum) {
      stratum = { before: [], after: [] };
      strata.set(name, stratum);
    }
    (at < cut ? stratum.before : stratum.after).push(value);
  }
  return [...strata.values()].filter(({ before, after }) => before.length > 0 && after.length > 0);
}

const beforeOf = (strata: readonly Stratum[]) => strata.flatMap(({ before }) => before);
const afterOf = (strata: readonly Stratum[]) => strata.flatMap(({ after }) => after);

function isEnough(strata: readonly Stratum[]): boolean {
  return beforeOf(strata).length >= FEWEST && afterOf(strata).length >= FEWEST;
}

function alarmOf(values: Series, strata: readonly Stratum[], effect: number, pValue: number): Drift['alarms'][number] {
  const [before, after] = [beforeOf(strata), afterOf(strata)];
  const { model, measure } = values[0];
  const counts = { beforeCount: before.length, newestCount: after.length, prompts: strata.length };
  return { model, measure, from: median(before)!, to: median(after)!, ...counts, pValue, effect, since: changePoint(values) };
}

/** First render of the day that parts the values best: where the rank sum's score is farthest from 0 (Pettitt 1979, within prompts). */
function changePoint(values: Series): string {
  const days = [...new Set(values.map(({ at }) => at.slice(0, 10)))].slice(1);
  let best = { score: -1, cut: values[0].at };
  for (const day of days) {
    const score = Math.abs(alignedRankTest(strataOf(values, day)).score);
    if (score > best.score) best = { score, cut: day };
  }
  return values.find(({ at }) => at >= best.cut)!.at;
}

/** A render has as many values as it has measures; the measure that most renders have counts them. */
function modelsOf(series: readonly Series[], newest: string): Drift['models'] {
  const models = new Map<string, Drift['models'][number]>();
  for (const values of series) {
    const { model } = values[0];
    const known = models.get(model) ?? { model, before: 0, newest: 0, isEnough: false };
    const after = values.filter(({ at }) => at >= newest).length;
    models.set(model, {
      model,
      before: Math.max(known.before, values.length - after),
      newest: Math.max(known.newest, after),
      isEnough: known.isEnough || isEnough(strataOf(values, newest)),
    });
  }
  return [...models.values()].sort((a, b) => (a.model < b.model ? -1 : 1));
}
