/** Ids that are the same in every run of a test: "run-1", "run-2" … */
export function createCounter(stem: string): () => string {
  let last = 0;
  return () => `${stem}-${++last}`;
}
