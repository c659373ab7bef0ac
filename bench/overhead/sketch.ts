import { measureProof } from '../../electron/metrics/measure-proof.ts';
import { createSketchModel } from '../../electron/models/sketch/sketch.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { type Figure, timed } from '../figure.ts';
import { KINDS, quiet, requestOf } from './requests.ts';

/** Sketch at 1024², every kind of picture. */
export async function sketch(): Promise<Figure[]> {
  const model = createSketchModel();
  const figures: Figure[] = [];
  for (const [kind, prompt] of Object.entries(KINDS)) {
    const { medianMs, spread } = await timed(() => model.generate(requestOf(prompt), quiet()), 5);
    figures.push({ name: `Sketch 1024², ${kind}`, unit: 'ms', value: medianMs, goal: 500, better: 'less', spread });
  }
  return figures;
}

/** All measures of a 1024² proof with lettering: a badge against itself with a changed band. */
export async function measuring(): Promise<Figure[]> {
  const before = (await createSketchModel().generate(requestOf(KINDS.badge), quiet())).image;
  const after: Raster = { ...before, data: before.data.slice() };
  const mask = createRaster(1024, 1024, 1);
  mask.data.fill(255, 450 * 1024, 550 * 1024);
  for (let i = 450 * 1024 * before.channels; i < 550 * 1024 * before.channels; i++) after.data[i] ^= 0x3f;
  const { medianMs, spread } = await timed(() => measureProof({ before, after, mask, isTileable: true, characterErrorRate: { before: null, after: 0 } }), 5);
  return [{ name: 'all measures of a 1024² proof', unit: 'ms', value: medianMs, goal: 1500, better: 'less', spread }];
}
