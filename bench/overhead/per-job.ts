import type { Studio } from '../../electron/studio.ts';
import { type Figure, median, quantile } from '../figure.ts';
import { withStudio } from './with-studio.ts';

const JOBS = 200;

/** What a job costs beside its steps, on a worker that is up and with somebody listening; and a job whose steps are all done already. */
export async function perJob(): Promise<Figure[]> {
  return withStudio({ concurrency: 1 }, async (studio) => {
    const start = performance.now();
    await jobTimes(studio, requests(10, 1_000_000));
    const firstMs = performance.now() - start;
    const rendered = await jobTimes(studio, requests(JOBS, 0));
    const overhead = [...rendered].map(([jobId, ms]) => ms - stepsOf(studio, jobId));
    const cached = [...(await jobTimes(studio, requests(JOBS, 0))).values()];
    return [
      { name: 'overhead per job beside its steps', unit: 'ms', value: median(overhead), goal: 2, better: 'less', spread: mostOf(overhead) },
      { name: 'job whose steps are all cached', unit: 'ms', value: median(cached), goal: 2, better: 'less', spread: mostOf(cached) },
      { name: 'first 10 tiny jobs, with the start of a worker', unit: 'ms', value: firstMs, better: 'less' },
    ];
  });
}

function requests(count: number, firstSeed: number) {
  return Array.from({ length: count }, (_, n) => ({ prompt: 'a red apple icon', seed: firstSeed + n, width: 64, height: 64 }));
}

/** Runs jobs one after the other. Job → milliseconds from the end of the job before it to its own; the first has none before it and is left out. */
async function jobTimes(studio: Studio, wanted: ReturnType<typeof requests>): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  let before: number | null = null;
  const unsubscribe = studio.subscribe((event) => {
    if (event.type !== 'proof') return;
    const now = performance.now();
    if (before !== null) times.set(event.proof.jobId, now - before);
    before = now;
  });
  studio.queue.add(wanted);
  await studio.whenIdle();
  unsubscribe();
  return times;
}

function stepsOf({ queue, review }: Studio, jobId: string): number {
  const { steps } = review.get(queue.get(jobId).proofId as string);
  return steps.reduce((sum, { timeMs }) => sum + (timeMs ?? 0), 0);
}

/** What nine of ten jobs took. */
function mostOf(values: readonly number[]): string {
  return `${quantile(values, 0.05).toFixed(2)}–${quantile(values, 0.95).toFixed(2)}`;
}
