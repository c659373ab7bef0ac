/** One at a time for each name, in order of arrival. */
export interface Turns {
  /** @throws the signal's reason when it is aborted before its turn */
  take<Value>(name: string, signal: AbortSignal, work: () => Promise<Value>): Promise<Value>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    async take(name, signal, work) {
      signal.throwIfAborted();
      const before = last.get(name);
      let leave: () => void = () => undefined;
      const own = new Promise<void>((resolve) => {
        leave = resolve;
      });
      // Who gives up while waiting leaves no gap: the next one still waits for all before.
      const tail = before ? before.then(() => own) : own;
      last.set(name, tail);
      try {
        if (before) await orAborted(before, signal);
        return await work();
      } finally {
        leave();
        if (last.get(name) === tail) last.delete(name);
      }
    },
  };
}

function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    void promise.then(() => {
      signal.removeEventListener('abort', leave);
      resolve();
    });
  });
}
