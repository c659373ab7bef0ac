/** Long work that stops at every `yield`, so that it can be done at once or in slices. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How long a slice may hold the thread, ms; a step that is longer by itself is not cut. */
const SLICE_MS = 12;

/** Does all of it at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does it in slices; whoever else needs the thread has it between them. */
export async function inSlices<Result>(steps: Steps<Result>, sliceMs = SLICE_MS): Promise<Result> {
  for (;;) {
    const begun = performance.now();
    while (performance.now() - begun < sliceMs) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
