import type { JobRequest } from '../../shared/job.ts';
import { seedOf } from './prepare.ts';

/**
 * Gives out seeds to jobs that name none. Variants of one request get seeds that follow each other: engines that draw picture i of a batch from seed + i render them in one call, and each can still
 * be made again alone.
 */
export interface SeedGiver {
  /** For a request that is queued: by the job's id, or after the last one that was given to the same request. */
  give(request: JobRequest, jobId: string): number;
  /** For the same again: the next seed that no job with this prompt has. */
  giveBeside(request: JobRequest & { seed: number }): number;
}

const HIGHEST_SEED = 0xffff_ffff;
const after = (seed: number) => (seed >= HIGHEST_SEED ? 0 : seed + 1);

/** @param seedsOf of all jobs with a prompt. Made anew for every action. */
export function createSeedGiver(seedsOf: (prompt: string) => readonly number[]): SeedGiver {
  const given = new Map<string, number>();
  const taken = new Map<string, { seeds: Set<number>; last: number | null }>();
  return {
    give(request, jobId) {
      const likeness = JSON.stringify({ ...request, tags: undefined });
      const last = given.get(likeness);
      const seed = last === undefined ? seedOf(jobId) : after(last);
      given.set(likeness, seed);
      return seed;
    },
    giveBeside({ prompt, seed: own }) {
      const known = taken.get(prompt) ?? { seeds: new Set(seedsOf(prompt)), last: null };
      taken.set(prompt, known);
      let seed = after(known.last ?? own);
      while (known.seeds.has(seed)) seed = after(seed);
      known.seeds.add(seed);
      known.last = seed;
      return seed;
    },
  };
}
