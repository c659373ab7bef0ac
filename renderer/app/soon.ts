/** Calls back after some milliseconds. */
export type Schedule = (run: () => void, delayMs: number) => void;

/** Runs something after a pause, once for all that ask meanwhile. */
export function createSoon(schedule: Schedule, pauseMs: number, run: () => unknown): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    schedule(() => {
      isDue = false;
      void run();
    }, pauseMs);
  };
}
