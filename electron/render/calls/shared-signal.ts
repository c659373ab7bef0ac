import { isClosing } from './call-watch.ts';

/** One signal for a call that several wait for. */
export interface SharedSignal {
  /** Aborted when nobody waits any more: because Galley closes where that is so for any of them, else as the last one was stopped. */
  readonly signal: AbortSignal;
  /** This one has what it waited for. */
  settle(waiting: AbortSignal): void;
  /** Somebody other than this one still waits. */
  isAwaitedBeside(waiting: AbortSignal): boolean;
}

export function createSharedSignal(signals: readonly AbortSignal[]): SharedSignal {
  const controller = new AbortController();
  const open = new Set(signals);
  const abortWhenLeft = (last: AbortSignal) => {
    if (open.size === 0 || [...open].some(({ aborted }) => !aborted)) return;
    const closing = [...open].find(({ reason }) => isClosing(reason));
    controller.abort((closing ?? last).reason);
  };
  for (const signal of signals) {
    if (signal.aborted) abortWhenLeft(signal);
    else signal.addEventListener('abort', () => abortWhenLeft(signal), { once: true });
  }
  return {
    signal: controller.signal,
    settle(waiting) {
      open.delete(waiting);
      const [left] = open;
      if (left) abortWhenLeft(left);
    },
    isAwaitedBeside: (waiting) => [...open].some((signal) => signal !== waiting && !signal.aborted),
  };
}
