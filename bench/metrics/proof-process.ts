import { compareImages } from '../../electron/metrics/compare-images.ts';
import { openLpipsThread } from '../../electron/metrics/lpips-thread.ts';
import { featuresFile, hasLpipsWeights } from '../../test/metrics/lpips-model.ts';
import { median } from '../figure.ts';
import { peakOfProcess } from '../overhead/child.ts';
import { proof } from './pictures.ts';

/** All measures of one proof, in a process of its own. */
export interface ProofRun {
  wallMs: number;
  cpuMs: number;
  firstWallMs: number;
  peakBytes: number;
}

const { before, after, mask, target } = proof(1024);
const models = hasLpipsWeights ? [await openLpipsThread(featuresFile('alex'), 'alex')] : [];
const wall: number[] = [];
const cpu: number[] = [];
for (let i = 0; i < 6; i++) {
  const start = performance.now();
  const used = process.cpuUsage();
  await compareImages(before, after, { mask, target, models });
  const { user, system } = process.cpuUsage(used);
  wall.push(performance.now() - start);
  cpu.push((user + system) / 1000);
}
const run: ProofRun = { wallMs: median(wall.slice(1)), cpuMs: median(cpu.slice(1)), firstWallMs: wall[0], peakBytes: peakOfProcess() };
console.log(JSON.stringify(run));
for (const model of models) await model.release();
