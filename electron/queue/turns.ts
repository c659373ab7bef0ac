import { setImmediate } from 'node:timers/promises';

/** How long reading may hold the thread before others get their turn, in ms: a frame of the window's clock is 16. */
const TURN_MS = 10;

/** Does long work piece by piece; between the pieces, now and then, whoever else waits for the thread has it. */
export async function inTurns<Result>(work: Generator<void, Result>): Promise<Result> {
  let end = performance.now() + TURN_MS;
  for (let piece = work.next(); ; piece = work.next()) {
    if (piece.done) return piece.value;
    if (performance.now() < end) continue;
    await setImmediate();
    end = performance.now() + TURN_MS;
  }
}

/** Does the same work without a break. */
export function atOnce<Result>(work: Generator<void, Result>): Result {
  let piece = work.next();
  while (!piece.done) piece = work.next();
  return piece.value;
}
