import { loadavg } from 'node:os';
import type { Figure } from './figure.ts';
import { checks } from './metrics/checks.ts';
import type { ProofRun } from './metrics/proof-process.ts';
import { timings } from './metrics/timings.ts';
import { measuredApart } from './overhead/child.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * `npm run bench -- metrics`: every measure against reference values, its time beside that of libraries, and all measures of a proof together. Times are of the
 * processor, so that a busy machine does not spoil them; what the goal says of two cores is by the clock.
 */
export async function run(): Promise<Figure[]> {
  const checked = await checks();
  const timed = await timings();
  const { wallMs, cpuMs, firstWallMs, peakBytes } = await measuredApart<ProofRun>(new URL('./metrics/proof-process.ts', import.meta.url).href);
  return [
    ...checked,
    ...timed,
    { name: 'all measures of a 1024² proof, by the clock', unit: 'ms', value: wallMs, goal: 1500, better: 'less' },
    { name: '  of it, processor', unit: 'ms of processor', value: cpuMs, better: 'less' },
    { name: '  the first one, by the clock', unit: 'ms', value: firstWallMs, better: 'less' },
    // The clock says nothing of two cores that others use as well: a load above 2 lengthens it.
    { name: '  load of the machine meanwhile', unit: 'processes', value: loadavg()[0], better: 'less' },
    { name: '  most memory of its process', unit: 'MiB', value: peakBytes / MEBIBYTE, goal: 500, better: 'less' },
  ];
}
