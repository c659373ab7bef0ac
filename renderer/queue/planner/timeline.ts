import type { PlannedJob, PlannedLane } from '../../../shared/queue.ts';

/** A piece of a lane's time: a job, or the loading of its model before it. */
export interface TimeBlock {
  job: PlannedJob;
  kind: 'job' | 'load';
  /** ms from now. */
  startMs: number;
  endMs: number;
  /** Which of the lane's places works on it, from 0. */
  place: number;
}

export interface LaneTime {
  blocks: TimeBlock[];
  /** Places that are used. */
  places: number;
  /** From here on nobody knows when; null = all that is planned is known. */
  unknownFromMs: number | null;
}

/** Times are sums of fractions: what ends where the next begins may miss it by a hair. */
const HAIR_MS = 1;

/** What a lane does when, its places side by side. Jobs without a time are left out. */
export function timeOf({ jobs, loadSeconds }: Pick<PlannedLane, 'jobs' | 'loadSeconds'>): LaneTime {
  const blocks: TimeBlock[] = [];
  const freeAt: number[] = [];
  let unknownFromMs: number | null = null;
  for (const job of jobs) {
    if (job.startMs === null || job.endMs === null) {
      unknownFromMs = Math.max(unknownFromMs ?? 0, job.startMs ?? 0, ...freeAt);
      continue;
    }
    const startMs = Math.max(0, job.startMs);
    const free = freeAt.findIndex((end) => end <= startMs + HAIR_MS);
    const place = free < 0 ? freeAt.length : free;
    freeAt[place] = job.endMs;
    const loadEnd = job.isLoad ? Math.min(job.endMs, startMs + (loadSeconds ?? 0) * 1000) : startMs;
    if (loadEnd > startMs) blocks.push({ job, kind: 'load', startMs, endMs: loadEnd, place });
    blocks.push({ job, kind: 'job', startMs: loadEnd, endMs: job.endMs, place });
  }
  return { blocks, places: Math.max(1, freeAt.length), unknownFromMs };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Steps that people count in. */
const STEPS = [1, 2, 5, 10, 30]
  .map((n) => n * SECOND)
  .concat([1, 2, 5, 10, 30].map((n) => n * MINUTE))
  .concat([1, 2, 4, 12, 24, 48, 168].map((n) => n * HOUR));
const MOST_TICKS = 8;

/** Places of the marks on the axis, ms from now, the first at 0. */
export function ticksOf(horizonMs: number): number[] {
  const step = STEPS.find((size) => horizonMs / size <= MOST_TICKS) ?? Math.ceil(horizonMs / MOST_TICKS / HOUR) * HOUR;
  return Array.from({ length: Math.floor(horizonMs / step) + 1 }, (_, index) => index * step);
}

/** "+5 min", "+1 h 30 min", "+30 s": a mark that is not now. */
export function tickWords(ms: number): string {
  if (ms < MINUTE) return `+${ms / SECOND} s`;
  const minutes = Math.floor(ms / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const seconds = Math.round((ms % MINUTE) / SECOND);
  return `+${[hours > 0 && `${hours} h`, rest > 0 && `${rest} min`, seconds > 0 && `${seconds} s`].filter(Boolean).join(' ')}`;
}

/** How far the axis reaches: to the end of what is planned one by one. At least some seconds. */
export function horizonOf(lanes: readonly LaneTime[]): number {
  return Math.max(5 * SECOND, ...lanes.flatMap(({ blocks, unknownFromMs }) => [unknownFromMs ?? 0, ...blocks.map(({ endMs }) => endMs)]));
}
