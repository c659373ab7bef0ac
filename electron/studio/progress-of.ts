/**
 * Gives the fractions that work reports while it goes on, and returns what it comes to. Who stops listening, or aborts the signal, aborts the work.
 * @throws what the work throws; the signal's reason
 */
export async function* progressOf<Result>(
  work: (control: { signal: AbortSignal; onProgress: (fraction: number) => void }) => Promise<Result>,
  outer?: AbortSignal,
): AsyncGenerator<number, Result> {
  const own = new AbortController();
  const fractions: number[] = [];
  let isOver = false;
  let wake: () => void = () => {};
  const signal = outer ? AbortSignal.any([outer, own.signal]) : own.signal;
  const onProgress = (fraction: number) => {
    fractions.push(fraction);
    wake();
  };
  const running = work({ signal, onProgress });
  const end = () => {
    isOver = true;
    wake();
  };
  running.then(end, end);
  try {
    while (!isOver) {
      if (fractions.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      while (fractions.length > 0) yield fractions.shift()!;
    }
    return await running;
  } finally {
    if (!isOver) own.abort();
  }
}
