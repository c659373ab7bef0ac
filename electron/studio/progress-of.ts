/**
 * Gives what work reports while it goes on, and returns what it comes to. Who stops listening, or aborts the signal, aborts the work.
 * @throws what the work throws; the signal's reason
 */
export async function* progressOf<Result, Progress = number>(
  work: (control: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<Result>,
  outer?: AbortSignal,
): AsyncGenerator<Progress, Result> {
  const own = new AbortController();
  const reports: Progress[] = [];
  let isOver = false;
  let wake: () => void = () => {};
  const signal = outer ? AbortSignal.any([outer, own.signal]) : own.signal;
  const onProgress = (progress: Progress) => {
    reports.push(progress);
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
      if (reports.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      while (reports.length > 0) yield reports.shift()!;
    }
    return await running;
  } finally {
    if (!isOver) own.abort();
  }
}
