import type { Raster } from '../../../shared/raster.ts';
import type { MergeOptions } from '../../../shared/routing.ts';
import { flatten } from '../composite.ts';
import { createLightTables, type LightTables } from '../linear-light.ts';
import { contactShadow, type Shadow } from './contact-shadow.ts';
import { harmonise } from './harmonise.ts';
import { boundsOf, type PlacedLayer, placedMask, placeLayer } from './layer.ts';
import { wrapLight } from './light-wrap.ts';
import { type Bounds, type Placement, placeObject, type StandingPlace } from './placement.ts';
import { surroundingsOf } from './surroundings.ts';

export interface MergeInput {
  /** The setting. */
  style: Raster;
  /** RGBA, straight alpha. */
  cutout: Raster;
  options: MergeOptions;
  seed: number;
  standing: StandingPlace | null;
  /** The style is one without colours, such as a black and white photograph. */
  isMonochrome?: boolean;
}

export interface Merged {
  image: Raster;
  /** The matte where it was placed. */
  mask: Raster;
  /** null when the cut-out is empty. */
  placement: (Placement & { bounds: Bounds }) | null;
}

/**
 * Puts a cut-out onto a style layer: placed by the seed, brought near its colours and light, with the light behind it and a shadow where it stands, then
 * Porter–Duff "over" in linear light. What neither the object nor its shadow covers stays bit for bit. The same input gives the same pixels.
 */
export function mergeLayers({ style, cutout, options, seed, standing, isMonochrome }: MergeInput): Merged {
  const setting = flatten(style, [255, 255, 255]);
  const image: Raster = { ...setting, data: setting.data.slice() };
  const bounds = boundsOf(cutout);
  if (!bounds) return { image, mask: { ...setting, channels: 1, data: new Uint8Array(setting.width * setting.height) }, placement: null };
  const light = createLightTables();
  const placement = placeObject({ bounds, picture: setting, options, seed, standing });
  const layer = placeLayer(cutout, bounds, placement, light);
  const around = surroundingsOf(setting, layer, light);
  harmonise(layer, around, options.harmonise, isMonochrome);
  wrapLight(layer, setting, options.lightWrap, light);
  if (options.contactShadow > 0 && placement.stands) {
    darken(image, contactShadow(layer, placement.footY, options.contactShadow, around.lightFromRight), light);
  }
  layOver(image, layer, light);
  return { image, mask: placedMask(layer, setting.width, setting.height), placement: { ...placement, bounds } };
}

/** Shadows take light away; a little of it stays, because the sky lights them. */
function darken({ data, width, height }: Raster, shadow: Shadow, { linear, encode }: LightTables): void {
  for (let row = Math.max(0, -shadow.top); row < Math.min(shadow.height, height - shadow.top); row++) {
    for (let column = Math.max(0, -shadow.left); column < Math.min(shadow.width, width - shadow.left); column++) {
      const dark = shadow.data[row * shadow.width + column];
      if (dark === 0) continue;
      const at = ((row + shadow.top) * width + column + shadow.left) * 3;
      for (let c = 0; c < 3; c++) data[at + c] = encode(linear[data[at + c]] * (1 - dark * 0.92));
    }
  }
}

function layOver({ data, width, height }: Raster, layer: PlacedLayer, { linear, encode }: LightTables): void {
  for (let row = Math.max(0, -layer.top); row < Math.min(layer.height, height - layer.top); row++) {
    for (let column = Math.max(0, -layer.left); column < Math.min(layer.width, width - layer.left); column++) {
      const from = (row * layer.width + column) * 4;
      const alpha = layer.data[from + 3];
      if (alpha === 0) continue;
      const at = ((row + layer.top) * width + column + layer.left) * 3;
      for (let c = 0; c < 3; c++) data[at + c] = encode(layer.data[from + c] + linear[data[at + c]] * (1 - alpha));
    }
  }
}
