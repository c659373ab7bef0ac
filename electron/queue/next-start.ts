import type { LaneJob, Lanes, Turn } from './lanes.ts';

/** A running job as the rule sees it, or several that were started in one turn. */
export interface Started {
  lane: string;
  /** It was running when the app died. */
  isSuspect: boolean;
}

/**
 * The job that is started next beside those that run; null = none now. The scheduler asks it, and so does every plan of what the scheduler will do.
 * @param closed lanes that are left alone
 */
export function nextStart<Queued extends LaneJob>(
  lanes: Lanes<Queued>,
  running: readonly Started[],
  concurrency: number,
  closed: ReadonlySet<string> = new Set(),
): Turn<Queued> | null {
  if (running.length >= concurrency) return null;
  const counts = new Map<string, number>([...closed].map((lane) => [lane, Number.POSITIVE_INFINITY]));
  for (const { lane } of running) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  const turn = lanes.next(counts);
  return turn && isAllowedBeside(turn.job, running) ? turn : null;
}

/** A job that was running when the app died runs alone: if it dies again, it is known which one it was. */
function isAllowedBeside({ crashCount }: { crashCount: number }, running: readonly Started[]): boolean {
  return running.length === 0 || (crashCount === 0 && !running.some(({ isSuspect }) => isSuspect));
}
