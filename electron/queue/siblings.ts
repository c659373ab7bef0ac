/** How many jobs of one model may go out as one call, and with which seeds. */
export interface BatchRule {
  most: number;
  seeds: 'each' | 'consecutive';
}

/** A queued job, as far as it matters whether it may go along with another one. */
export interface SiblingCandidate {
  id: string;
  seed: number;
  /** It asks for the same but for the seed. */
  isAlike: boolean;
  isPlaced: boolean;
  crashCount: number;
}

/** Jobs behind one in the queue that are looked at. */
export const SIBLING_WINDOW = 64;

/**
 * The jobs that are rendered in one call with another one: alike but for their seeds, each seed once, none that was running in a crash, and none from behind a job that a person put at its place.
 * @param candidates of the same model and priority, in the queue's order behind it
 * @param seed of the job itself
 * @returns their ids, in the queue's order
 */
export function chooseSiblings(seed: number, candidates: readonly SiblingCandidate[], { most, seeds }: BatchRule): string[] {
  const wall = candidates.findIndex(({ isPlaced, isAlike }) => isPlaced && !isAlike);
  const near = (wall < 0 ? candidates : candidates.slice(0, wall)).filter(({ isAlike, crashCount }) => isAlike && crashCount === 0);
  const bySeed = new Map<number, string>();
  for (const candidate of near) if (candidate.seed !== seed && !bySeed.has(candidate.seed)) bySeed.set(candidate.seed, candidate.id);
  const chosen = seeds === 'each' ? [...bySeed.values()].slice(0, most - 1) : besides(seed, bySeed, most - 1);
  const ids = new Set(chosen);
  return near.filter(({ id }) => ids.has(id)).map(({ id }) => id);
}

/** Those whose seeds follow each other and this one: upwards first. */
function besides(seed: number, bySeed: ReadonlyMap<number, string>, most: number): string[] {
  const chosen: string[] = [];
  for (const step of [1, -1]) {
    for (let next = seed + step; chosen.length < most && bySeed.has(next); next += step) chosen.push(bySeed.get(next)!);
  }
  return chosen;
}
