import { AppError } from '../../shared/errors.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { type Crop, cropAround, rasteriseOutlines } from './coverage.ts';
import { effectsReach, paintEffects } from './effects.ts';
import { applyFinish, finishReach } from './finish.ts';
import type { FontLibrary } from './fonts.ts';
import { pathBounds } from './outline.ts';
import type { TypesetRequest, TypesetResult } from './ports.ts';
import { outlineText } from './setting.ts';

/** How far the mask reaches beyond the last touched pixel, in px. */
export const MASK_MARGIN = 3;
/** Longest side of a layer, in px. */
const MAX_SIDE = 8192;

export interface Typesetter {
  /**
   * Letters one string. The same request gives the same bytes.
   * @throws AppError invalid-input (empty text, a size that is no image, area outside) | missing-glyph | text-does-not-fit | not-found (font)
   */
  typeset(request: TypesetRequest): TypesetResult;
  /** Refuses what `typeset` would refuse, without drawing anything. @throws as `typeset` */
  check(request: TypesetRequest): void;
}

/** The built-in typesetter: HarfBuzz outlines, resvg coverage, effects by distance transform. */
export function createTypesetter(fonts: FontLibrary): Typesetter {
  return { typeset: (request) => typeset(fonts, request), check: (request) => void laidOut(fonts, request) };
}

/** The letters' outlines and the part of the layer that they and their effects touch. */
function laidOut(fonts: FontLibrary, { text, area, width, height, font, effects, scale, old, finish, tracking }: TypesetRequest) {
  refuseBadSize(width, height);
  const outlineWidth = (effects.outline?.width ?? 0) + (effects.secondOutline?.width ?? 0);
  const outlines = outlineText(fonts, { text, area, font, scale, outlineWidth, old, tracking });
  const bounds = pathBounds(outlines.path);
  const reach = effectsReach(effects, outlines.fontSize) + (finish ? finishReach(finish) : 0);
  const crop = bounds && cropAround(bounds, reach, width, height);
  if (!bounds) throw new AppError('invalid-input', `There is nothing to letter: “${text}” has no visible characters.`);
  if (!crop) {
    throw new AppError('invalid-input', `The area for “${text}” lies outside the image of ${width} × ${height} px.`, { details: { box: area.box } });
  }
  return { outlines, bounds, crop };
}

function typeset(fonts: FontLibrary, request: TypesetRequest): TypesetResult {
  const { text, area, width, height, effects, finish } = request;
  const { outlines, bounds, crop } = laidOut(fonts, request);
  const layer = createRaster(width, height, 4);
  paintEffects(layer, crop, rasteriseOutlines(outlines.data, crop), effects, {
    fontSize: outlines.fontSize,
    vertical: outlines.vertical,
    along: outlines.along,
    quad: area.path.kind === 'arc' ? null : outlines.quad,
  });
  if (finish) applyFinish(layer, crop, finish);
  const isCut = bounds.left < 0 || bounds.top < 0 || bounds.right > width || bounds.bottom > height;
  const warnings = isCut ? [...outlines.warnings, `“${text}” sticks out of the image and is cut off.`] : outlines.warnings;
  const { quad, area: tight, fontSize } = outlines;
  const isUnicase = outlines.fonts.some((id) => fonts.get(id).isUnicase);
  const mask = maskOf(layer, crop, MASK_MARGIN);
  return { layer, bounds: crop, mask, quad, area: tight, fontSize, fonts: outlines.fonts, isUnicase, warnings, outlines: outlines.data };
}

function refuseBadSize(width: number, height: number): void {
  const isSize = [width, height].every((side) => Number.isInteger(side) && side > 0 && side <= MAX_SIDE);
  if (!isSize) throw new AppError('invalid-input', `A layer of ${width} × ${height} px cannot be made; sides are 1 to ${MAX_SIDE} px.`);
}

/** 255 wherever a touched pixel is at most `margin` px away, along either axis. */
function maskOf(layer: Raster, crop: Crop, margin: number): Raster {
  const mask = createRaster(layer.width, layer.height, 1);
  const around = cropAround({ left: crop.x, top: crop.y, right: crop.x + crop.width, bottom: crop.y + crop.height }, margin, layer.width, layer.height)!;
  const { x, y, width, height } = around;
  for (let row = y; row < y + height; row++) {
    const start = row * layer.width + x;
    for (let i = start; i < start + width; i++) if (layer.data[i * 4 + 3] !== 0) mask.data[i] = 255;
    dilateLine(mask.data, start, 1, width, margin);
  }
  for (let column = x; column < x + width; column++) dilateLine(mask.data, y * layer.width + column, layer.width, height, margin);
  return mask;
}

function dilateLine(plane: Uint8Array, offset: number, stride: number, length: number, margin: number): void {
  let until = -1;
  for (let i = 0; i < length; i++) {
    // A pixel enters the window `margin` steps before it is reached; written ones behind it count no more.
    if (i + margin < length && plane[offset + (i + margin) * stride] === 255) until = i + 2 * margin;
    else if (i === 0) for (let near = 0; near < Math.min(margin, length); near++) if (plane[offset + near * stride] === 255) until = near + margin;
    if (i <= until) plane[offset + i * stride] = 255;
  }
}
