import type { RunFile } from './run-table.ts';

/** Seconds per megapixel on one core, measured; only their ratios count. */
const COST = { png: 0.16, webp: 0.3, jpeg: 0.25, avif: 0.8, tiff: 0.12, document: 1.5 };
/** Reading and writing, in the same measure. */
const BASE = 0.02;
/** Nothing is said before so much of the time is known, ms. */
const MIN_ELAPSED_MS = 500;

/** About how long a file takes to make, compared with others. */
export function weightOf({ kind, width, height, plan }: Pick<RunFile, 'kind' | 'width' | 'height' | 'plan'>): number {
  if (!plan) return BASE;
  const cost = kind === 'document' ? COST.document : COST[plan.format];
  return BASE + (cost * width * height) / 1e6;
}

/** Says how long the rest will take, from what was made since this start. */
export interface RunClock {
  /** A file of this weight was made now. */
  made(weight: number): void;
  /** null = not known yet. @param weightLeft of all files that are to be made */
  secondsLeft(weightLeft: number): number | null;
}

export function createRunClock(nowMs: () => number): RunClock {
  const started = nowMs();
  let done = 0;
  return {
    made(weight) {
      done += weight;
    },
    secondsLeft(weightLeft) {
      const elapsed = nowMs() - started;
      if (done === 0 || elapsed < MIN_ELAPSED_MS) return null;
      return Math.round((elapsed / done) * weightLeft) / 1000;
    },
  };
}
