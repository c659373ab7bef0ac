import { cutOut } from '../electron/image/matte/cut-out.ts';
import { estimateGround } from '../electron/image/matte/ground.ts';
import { keyOut } from '../electron/image/matte/key.ts';
import { groundRegion } from '../electron/image/matte/regions.ts';
import { mergeLayers } from '../electron/image/merge/merge.ts';
import { mergeOptionsSchema } from '../shared/routing.ts';
import { type Figure, timed } from './figure.ts';
import { drawTruths, layOnGround, matteErrors, TRUTH_GROUNDS } from './split/truth.ts';

const SIDE = 1024;

/** Accuracy of the matte where the truth is known, and milliseconds of matte and merge at 1024². */
export async function run(): Promise<Figure[]> {
  return [...(await accuracy()), ...(await speed())];
}

async function accuracy(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, object } of await drawTruths(SIDE)) {
    for (const ground of TRUTH_GROUNDS) {
      // On a ground without a hue enclosed places stay closed, by decision: there is no truth to compare with.
      if (name === 'arm loop' && !/green|magenta/.test(ground.name)) continue;
      const errors = matteErrors(object, cutOut(layOnGround(object, ground), null).image);
      const place = `${name} on ${ground.name}`;
      figures.push(
        { name: `matte error, ${place}`, unit: 'alpha', value: errors.alpha, goal: 0.004, better: 'less' },
        { name: '  at its edges', unit: 'alpha', value: errors.edge, better: 'less' },
        { name: '  of the gradient', unit: 'alpha', value: errors.gradient, better: 'less' },
        { name: '  colour at its edges', unit: 'sRGB', value: errors.colour, better: 'less' },
      );
    }
  }
  return figures;
}

async function speed(): Promise<Figure[]> {
  const [, { object }] = await drawTruths(SIDE);
  const layer = layOnGround(object, TRUTH_GROUNDS[1]);
  const style = layOnGround({ ...object, data: new Uint8Array(object.data.length) }, TRUTH_GROUNDS[4]);
  const ground = estimateGround(layer, null);
  const region = groundRegion(layer, ground);
  const cutout = cutOut(layer, null).image;
  const own = (await drawTruths(SIDE))[1].object;
  const merge = () => mergeLayers({ style, cutout, options: mergeOptionsSchema.parse({ scale: 0.66 }), seed: 1, standing: null });
  const works: Record<string, () => unknown> = {
    'ground estimate': () => estimateGround(layer, null),
    'ground region': () => groundRegion(layer, ground),
    'alpha and despill': () => keyOut(layer, ground, region),
    'matte from own alpha': () => cutOut(own, null),
    'matte from a plain ground': () => cutOut(layer, null),
    merge,
  };
  const figures: Figure[] = [];
  for (const [name, work] of Object.entries(works)) {
    const { medianMs, spread } = await timed(work);
    figures.push({ name: `${name} 1024²`, unit: 'ms', value: medianMs, better: 'less', spread });
  }
  const { medianMs, spread } = await timed(() => {
    cutOut(layer, null);
    merge();
  });
  return [...figures, { name: 'matte and merge together 1024²', unit: 'ms', value: medianMs, goal: 500, better: 'less', spread }];
}
