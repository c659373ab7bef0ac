import type { Figure } from './figure.ts';
import { measuredApart, peakOfProcess } from './overhead/child.ts';
import { perJob } from './overhead/per-job.ts';
import type { ProjectRun } from './overhead/project-process.ts';
import { queueing } from './overhead/queueing.ts';
import { measuring, sketch } from './overhead/sketch.ts';
import { typography } from './overhead/typography.ts';

const MEBIBYTE = 1024 * 1024;

/** What Galley itself costs: queueing, overhead per job, Sketch, the typography pass, the measures, memory. */
export async function run(): Promise<Figure[]> {
  return [...(await queueing()), ...(await perJob()), ...(await sketch()), ...(await typography()), ...(await measuring()), ...(await memory())];
}

async function memory(): Promise<Figure[]> {
  const { jobs, failed, totalMs, peakBytes } = await measuredApart<ProjectRun>('./project-process.ts');
  return [
    { name: `sample project (${jobs} jobs), 2 workers`, unit: 's', value: totalMs / 1000, better: 'less' },
    { name: 'of it, jobs that failed', unit: 'jobs', value: failed, goal: 0, better: 'less' },
    { name: 'peak memory of a studio that renders it', unit: 'MiB', value: peakBytes / MEBIBYTE, better: 'less' },
    { name: 'peak memory of this process', unit: 'MiB', value: peakOfProcess() / MEBIBYTE, better: 'less' },
  ];
}
