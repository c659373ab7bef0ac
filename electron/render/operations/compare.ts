import type { Box } from '../../../shared/geometry.ts';
import type { LpipsNet, MapLegend } from '../../../shared/measures.ts';
import { encodeQuickPng } from '../../image/codecs.ts';
import { compareImages } from '../../metrics/compare-images.ts';
import { withLpips } from './lpips-files.ts';
import type { OperationContext, OperationResult } from './operation.ts';
import { valuePicture } from './value-picture.ts';

export interface CompareParams {
  lines: Box[];
  isTileable: boolean;
  isTargetOwnWork: boolean;
  /** ONNX files of the networks whose weights are there. */
  models: { net: LpipsNet; file: string }[];
}

/** All measures of two images for the window. Inputs: a, b and, if there are any, target and mask. Data: measures. */
export async function compare({ models, ...given }: CompareParams, { image, has, signal, onProgress }: OperationContext): Promise<OperationResult> {
  const [a, b, target, mask] = await Promise.all([image('a'), image('b'), has('target') ? image('target') : null, has('mask') ? image('mask') : null]);
  const decoded = 0.1;
  onProgress(decoded);
  const report = (fraction: number) => onProgress(decoded + fraction * (1 - decoded));
  const { measures } = await withLpips(models, (open) => compareImages(a, b, { ...given, target, mask, models: open, onProgress: report }, signal));
  return { images: {}, data: { measures } };
}

/** A map in PNG files. */
export interface ComparedMap {
  picture: Uint8Array;
  values: Uint8Array;
  legend: MapLegend;
}

/** One map of two images. Inputs: a, b. Data: the map; it is looked at for a moment and not stored. */
export async function compareMap(
  { map, models }: Pick<CompareParams, 'models'> & { map: MapLegend['map'] },
  context: OperationContext,
): Promise<OperationResult> {
  const [a, b] = await Promise.all([context.image('a'), context.image('b')]);
  context.onProgress(0.1);
  const needed = models.filter(({ net }) => map === `lpips-${net}`);
  return withLpips(needed, async (open) => {
    const comparison = await compareImages(a, b, { models: open, only: [], regions: [] }, context.signal);
    context.onProgress(0.2);
    const { image, legend } = await comparison.picture(map);
    context.onProgress(0.8);
    const values = valuePicture(await comparison.map(map), legend);
    const data: ComparedMap = { picture: await encodeQuickPng(image), values: await encodeQuickPng(values), legend };
    return { images: {}, data: { ...data } };
  });
}
