import blazediffMsSsim from '@blazediff/ssim/msssim';
import blazediffSsim from '@blazediff/ssim/ssim';
import pixelmatch from 'pixelmatch';
import { ssim as ssimJs } from 'ssim.js';
import { banding } from '../../electron/metrics/banding.ts';
import { clippedPixels } from '../../electron/metrics/clipped.ts';
import { deltaEMap } from '../../electron/metrics/colour-cast.ts';
import { flipMap } from '../../electron/metrics/flip.ts';
import { openLpips } from '../../electron/metrics/lpips.ts';
import { noiseDeviation } from '../../electron/metrics/noise.ts';
import { pixelDifference } from '../../electron/metrics/outside-change.ts';
import { seamRatio } from '../../electron/metrics/seam-ratio.ts';
import { sharpnessRatio } from '../../electron/metrics/sharpness.ts';
import { msSsim, similarities, ssim } from '../../electron/metrics/ssim.ts';
import { LPIPS_NETS } from '../../shared/measures.ts';
import { withAlpha } from '../../test/metrics/images.ts';
import { featuresFile, hasLpipsWeights } from '../../test/metrics/lpips-model.ts';
import type { Figure } from '../figure.ts';
import { cpuTimes } from './cpu-time.ts';
import { pair } from './pictures.ts';

const FLIP_GOAL_MS = 400;
const MIN_SIDE_OF_GOALS = 1024;

/** Every measure and the libraries that a user would pick instead, in turns, on the same pixels. */
export async function timings(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of [512, 1024]) figures.push(...(await beside(size)), ...(await ours(size)));
  return figures;
}

async function beside(size: number): Promise<Figure[]> {
  // The libraries take RGBA only; ours take it as well.
  const [a, b] = pair(size).map((image) => withAlpha(image, 255));
  const [p, q] = [a, b].map(({ data, width, height }) => ({ data: new Uint8ClampedArray(data.buffer), width, height }));
  const times = await cpuTimes({
    ssim: () => ssim(a, b),
    'ssim.js': () => ssimJs(p, q, { ssim: 'fast', downsample: false }),
    // It scales the pictures down first (512²: to a quarter of the pixels, 1024²: to a sixteenth) and cannot be told not to.
    '@blazediff/ssim': () => blazediffSsim(a.data, b.data, undefined, size, size),
    msSsim: () => msSsim(a, b),
    '@blazediff/ssim/msssim': () => blazediffMsSsim(a.data, b.data, undefined, size, size),
    difference: () => pixelDifference(a, b),
    pixelmatch: () => pixelmatch(a.data, b.data, undefined, size, size),
  });
  const figure = (label: string, name: keyof typeof times): Figure => ({
    name: `${label}, ${size}²`,
    unit: 'ms of processor',
    value: times[name].medianMs,
    spread: times[name].spread,
    better: 'less',
  });
  const ratio = (label: string, name: keyof typeof times, library: keyof typeof times, goal?: number): Figure => ({
    name: `${label} ÷ ${library}, ${size}²`,
    unit: '×',
    value: times[name].medianMs / times[library].medianMs,
    goal,
    better: 'less',
  });
  return [
    figure('SSIM', 'ssim'),
    figure('  ssim.js', 'ssim.js'),
    figure('  @blazediff/ssim (scales down first)', '@blazediff/ssim'),
    ratio('SSIM', 'ssim', 'ssim.js', 1),
    ratio('SSIM', 'ssim', '@blazediff/ssim', 1),
    figure('MS-SSIM', 'msSsim'),
    figure('  @blazediff/ssim/msssim', '@blazediff/ssim/msssim'),
    ratio('MS-SSIM', 'msSsim', '@blazediff/ssim/msssim', 1),
    figure('changed pixels', 'difference'),
    figure('  pixelmatch', 'pixelmatch'),
    ratio('changed pixels', 'difference', 'pixelmatch'),
  ];
}

async function ours(size: number): Promise<Figure[]> {
  const [a, b] = pair(size);
  const models = hasLpipsWeights ? await Promise.all(LPIPS_NETS.map((net) => openLpips(featuresFile(net), net))) : [];
  const works: [string, () => unknown][] = [
    ['FLIP', () => flipMap(a, b)],
    ['SSIM and MS-SSIM together', () => similarities(a, b)],
    ['CIEDE2000 map and cast', () => deltaEMap(a, b)],
    ['sharpness ratio', () => sharpnessRatio(a, b)],
    ['seam ratio', () => seamRatio(a)],
    ['noise', () => noiseDeviation(a)],
    ['banding', () => banding(a)],
    ['clipped pixels', () => clippedPixels(a)],
  ];
  for (const model of models) works.push([`LPIPS ${model.net}, mean and map`, async () => (await model.distance(a, b)).map()]);
  const times = await cpuTimes<string>(Object.fromEntries(works), 3);
  await Promise.all(models.map((model) => model.release()));
  return Object.entries(times).map(([name, { medianMs, spread }]) => ({
    name: `${name}, ${size}²`,
    unit: 'ms of processor',
    value: medianMs,
    spread,
    goal: name === 'FLIP' && size === MIN_SIDE_OF_GOALS ? FLIP_GOAL_MS : undefined,
    better: 'less' as const,
  }));
}
