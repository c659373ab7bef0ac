import type { DoneJob, PlanJob } from './plan-table.ts';

/** How long jobs take, from those that are done. */
export interface Durations {
  /** Median seconds of a job like this one, its model's loading apart; null = never measured and never predicted. */
  secondsOf(job: Pick<PlanJob, 'route' | 'column' | 'width' | 'height' | 'seconds'>): number | null;
  /** Median over all jobs of a model; null = none is done. */
  secondsOfModel(model: string): number | null;
  /** Median seconds that a change of model added on this lane's host; null = there was none yet. */
  loadSeconds: number | null;
}

/** Fewer jobs of the same size and column say less than all of the model's. */
const ENOUGH = 3;

/**
 * @param done finished jobs of one lane
 * @param keepsModel the host of the lane loads one model at a time: the first job after another model is measured apart
 */
export function createDurations(done: readonly DoneJob[], keepsModel: boolean): Durations {
  const inOrder = [...done].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const hasLoaded = inOrder.map((job, index) => keepsModel && index > 0 && inOrder[index - 1].model !== job.model);
  const plain = inOrder.filter((_, index) => !hasLoaded[index]);
  const median = new Map<string, number | null>();

  function of(model: string, like?: Pick<PlanJob, 'column' | 'width' | 'height'>): number | null {
    const key = like ? `${model} ${like.column} ${like.width} ${like.height}` : model;
    let known = median.get(key);
    if (known === undefined) {
      const own = plain.filter((job) => job.model === model);
      const same = like ? own.filter((job) => job.column === like.column && job.width === like.width && job.height === like.height) : own;
      known = medianOf((same.length >= ENOUGH ? same : own).map(({ durationMs }) => durationMs / 1000));
      median.set(key, known);
    }
    return known;
  }

  const loads = inOrder.flatMap((job, index) => {
    const usual = hasLoaded[index] ? of(job.model, job) : null;
    return usual === null ? [] : [Math.max(0, job.durationMs / 1000 - usual)];
  });
  return {
    secondsOf: (job) => of(job.route.model, job) ?? job.seconds,
    secondsOfModel: (model) => of(model),
    loadSeconds: medianOf(loads),
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}
