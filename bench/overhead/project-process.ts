import { peakOfProcess } from './child.ts';
import { withStudio } from './with-studio.ts';

/** What it takes to render the sample project with two workers. Milliseconds, bytes. */
export interface ProjectRun {
  jobs: number;
  failed: number;
  totalMs: number;
  peakBytes: number;
}

const run = await withStudio({ concurrency: 2 }, async (studio): Promise<ProjectRun> => {
  const start = performance.now();
  const ids = await studio.ensureSampleProject();
  await studio.whenIdle();
  const failed = ids.filter((id) => studio.queue.get(id).state !== 'done').length;
  return { jobs: ids.length, failed, totalMs: performance.now() - start, peakBytes: peakOfProcess() };
});
process.stdout.write(JSON.stringify(run));
