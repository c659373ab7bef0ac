import { AppError } from '../../shared/errors.ts';
import type { LpipsNet, MeasureMapName } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import { type ColourDifference, type ColourTools, colourDifference } from './colour-cast.ts';
import type { LpipsDistance, LpipsModels } from './comparison.ts';
import { flipMap } from './flip.ts';
import type { FlipColour } from './flip-colour.ts';
import type { ScalarMap } from './measure-map.ts';
import { type Change, pixelDifference } from './outside-change.ts';
import { ssimMap } from './ssim.ts';

/** Whole-frame maps of one pair of images; each is computed once, when it is asked for. */
export interface PairMaps {
  difference(): { map: ScalarMap; change: Change };
  deltaE(): { map: ScalarMap; difference: ColourDifference };
  flip(): ScalarMap;
  lpips(net: LpipsNet): Promise<LpipsDistance>;
  /** @throws AppError not-found | invalid-input, see Comparison.map */
  byName(name: MeasureMapName): Promise<ScalarMap>;
}

/** What is there already. */
export interface MapTools {
  /** LPIPS of the two where it is being measured anyhow, null where it is not. */
  known?: (net: LpipsNet) => Promise<LpipsDistance> | null;
  colours?: () => ColourTools;
  flipColour?: () => FlipColour;
}

export function createPairMaps(
  a: Raster,
  b: Raster,
  models: LpipsModels = [],
  signal?: AbortSignal,
  { known = () => null, colours, flipColour }: MapTools = {},
): PairMaps {
  const { width, height } = a;
  const empty = (): ScalarMap => ({ width, height, values: new Float32Array(width * height) });
  const distances = new Map<LpipsNet, Promise<LpipsDistance>>();
  const maps: Omit<PairMaps, 'byName'> = {
    difference: once(() => {
      const map = empty();
      return { map, change: pixelDifference(a, b, null, map)! };
    }),
    deltaE: once(() => {
      const map = empty();
      return { map, difference: colourDifference(a, b, null, map, colours?.())! };
    }),
    flip: once(() => flipMap(a, b, { colour: flipColour?.() })),
    lpips(net) {
      const found = distances.get(net);
      if (found) return found;
      const model = models.find((candidate) => candidate.net === net);
      if (!model) throw new AppError('not-found', `There are no weights for LPIPS with the net "${net}".`, { details: { net } });
      const distance = known(net) ?? model.distance(a, b, signal);
      distances.set(net, distance);
      // What failed or was cancelled may be asked for again.
      distance.catch(() => distances.delete(net));
      return distance;
    },
  };
  return {
    ...maps,
    async byName(name) {
      if (name === 'difference') return maps.difference().map;
      if (name === 'deltaE') return maps.deltaE().map;
      if (name === 'flip') return maps.flip();
      if (name === 'ssim') return ssimMap(a, b) ?? tooSmall(width, height);
      return (await maps.lpips(name === 'lpips-alex' ? 'alex' : 'squeeze')).map();
    },
  };
}

function tooSmall(width: number, height: number): never {
  throw new AppError('invalid-input', `SSIM needs 11 px on every side; the images have ${width} × ${height} px.`, { details: { width, height } });
}

/** Computes it when it is first asked for. */
export function once<T>(compute: () => T): () => T {
  let value: { is: T } | null = null;
  return () => {
    value ??= { is: compute() };
    return value.is;
  };
}
