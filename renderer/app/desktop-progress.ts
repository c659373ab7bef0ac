import type { QueueStatus } from '../../shared/job.ts';

/** What dock and taskbar show. */
export interface DesktopProgress {
  /** 0–1; null = nothing goes on. */
  progress: number | null;
  isPaused: boolean;
}

/** How much of what was queued since the queue was last empty is done, 0–1; null = nothing waits or runs. */
export function createQueueProgress(): (status: QueueStatus) => number | null {
  let most = 0;
  return ({ counts: { queued, running } }) => {
    const open = queued + running;
    most = open === 0 ? 0 : Math.max(most, open);
    return open === 0 ? null : 1 - open / most;
  };
}

/**
 * Queue and export in the one bar there is: it is full when both are done, so the one that is less far counts. A paused queue is nothing to wait for while
 * an export goes on.
 * @param queue 0–1; null = nothing waits or runs
 * @param exporting 0–1; null = no export runs
 */
export function desktopProgress(queue: number | null, isPaused: boolean, exporting: number | null): DesktopProgress {
  if (exporting === null) return { progress: queue, isPaused };
  return { progress: queue === null || isPaused ? exporting : Math.min(queue, exporting), isPaused: false };
}
