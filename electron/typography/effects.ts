import type { Colour } from '../../shared/geometry.ts';
import type { LetteringEffects } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { mixColours } from '../image/oklab.ts';
import type { Crop } from './coverage.ts';
import { signedDistance } from './distance.ts';
import { blurPlane, type Plane, shiftPlane, sweepPlane } from './planes.ts';
import type { Vertical } from './setting.ts';

/** How far effects reach beyond the glyphs, in px. */
export function effectsReach({ outline, shadow }: LetteringEffects, fontSize: number): number {
  const line = (outline?.width ?? 0) * fontSize;
  const cast = shadow ? Math.max(Math.abs(shadow.offsetX), Math.abs(shadow.offsetY)) * fontSize + 3 * shadow.blur * fontSize : 0;
  const closing = outline && outline.width >= STICKER_WIDTH ? 0.07 * fontSize + 1 : 0;
  return Math.ceil(line + Math.max(cast, closing) + 2);
}

/**
 * Paints shadow, outline and fill of one piece of lettering into an empty layer.
 * @param coverage of the glyphs in the crop, 0–255
 */
export function paintEffects(layer: Raster, crop: Crop, coverage: Uint8Array, effects: LetteringEffects, fontSize: number, vertical: Vertical): void {
  const { outline, shadow, bevel } = effects;
  const distance = outline || bevel ? signedDistance(coverage, crop.width, crop.height, bevel ? 'both' : 'outside') : null;
  const body = bodyOf(coverage, distance, crop, outline ? outline.width * fontSize : 0, fontSize);
  const cast = shadow ? castShadow(body, shadow, fontSize) : null;
  const light = bevel && distance ? lightOf(distance, crop, Math.max(1.5, bevel.width * fontSize)) : null;
  const fill = fillColours(effects.fill, vertical);
  const { data } = layer;
  for (let y = 0, i = 0; y < crop.height; y++) {
    let to = ((y + crop.y) * layer.width + crop.x) * 4;
    for (let x = 0; x < crop.width; x++, i++, to += 4) {
      const shadowAlpha = cast && shadow ? cast.data[i] * shadow.opacity : 0;
      if (body.data[i] === 0 && shadowAlpha < 0.002) continue;
      const ink = coverage[i] / 255;
      const lineAlpha = outline ? body.data[i] : 0;
      // Premultiplied, from below: shadow, outline, fill.
      const under = shadowAlpha * (1 - lineAlpha);
      const total = ink + (lineAlpha + under) * (1 - ink);
      const colour = ink > 0 ? fill(x + crop.x + 0.5, y + crop.y + 0.5) : BLACK;
      const shade = light && bevel ? light[i] * bevel.strength : 0;
      for (let c = 0; c < 3; c++) {
        const below = (outline ? outline.colour[c] * lineAlpha : 0) + (shadow ? shadow.colour[c] * under : 0);
        data[to + c] = Math.round((shaded(colour[c], shade) * ink + below * (1 - ink)) / total);
      }
      data[to + 3] = Math.round(total * 255);
      if (data[to + 3] === 0) data.fill(0, to, to + 3);
    }
  }
}

const BLACK: Colour = [0, 0, 0];

/** Lit sides go towards white, sides in the shade towards black but less far: dark edges eat letters. */
function shaded(value: number, shade: number): number {
  return shade >= 0 ? value + (255 - value) * Math.min(1, shade) : value * (1 + Math.max(-1, shade) * 0.75);
}

/** Outlines from this width on, as shares of the font size, are stickers: small holes between letters are closed. */
const STICKER_WIDTH = 0.09;

/** Glyphs and their outline as one shape, 0–1. */
function bodyOf(coverage: Uint8Array, distance: Float32Array | null, { width, height }: Crop, outlineWidth: number, fontSize: number): Plane {
  const data = new Float32Array(coverage.length);
  for (let i = 0; i < data.length; i++) data[i] = coverage[i] / 255;
  if (!distance || outlineWidth <= 0) return { width, height, data };
  const isSticker = outlineWidth >= STICKER_WIDTH * fontSize;
  const rim = isSticker ? closedRim(distance, width, height, outlineWidth, 0.07 * fontSize) : distance;
  for (let i = 0; i < data.length; i++) data[i] = Math.max(data[i], Math.min(1, Math.max(0, outlineWidth - rim[i] + 0.5)));
  return { width, height, data };
}

/** The distance field after a morphological closing by `reach` px at the rim: grown by it, then shrunk by it. */
function closedRim(distance: Float32Array, width: number, height: number, outlineWidth: number, reach: number): Float32Array {
  const grown = Uint8Array.from(distance, (away) => Math.round(255 * Math.min(1, Math.max(0, outlineWidth + reach - away + 0.5))));
  const back = signedDistance(grown, width, height);
  return back.map((away, i) => Math.min(distance[i], away + reach + outlineWidth));
}

/** A soft shadow; without blur, a solid block in depth. */
function castShadow(body: Plane, { offsetX, offsetY, blur }: NonNullable<LetteringEffects['shadow']>, fontSize: number): Plane {
  const [dx, dy] = [offsetX * fontSize, offsetY * fontSize];
  return blur === 0 ? sweepPlane(body, dx, dy) : shiftPlane(blurPlane(body, blur * fontSize), dx, dy);
}

/** Unit vector to the light: upper left, in front of the page. */
const LIGHT = [-0.5, -0.66, 0.56];

/** Light on a rounded rim of `width` px, −1 (turned away) … 1 (facing the light), 0 on flat faces. */
function lightOf(distance: Float32Array, { width, height }: Crop, rim: number): Float32Array {
  const relief = new Float32Array(distance.length);
  for (let i = 0; i < relief.length; i++) {
    if (distance[i] >= 0) continue;
    const rest = 1 - Math.min(1, -distance[i] / rim);
    relief[i] = rim * 0.8 * Math.sqrt(1 - rest * rest);
  }
  // Ridges of the distance field are knife-sharp; a little blur makes them metal.
  const { data } = blurPlane({ width, height, data: relief }, Math.max(0.5, rim * 0.16));
  const light = new Float32Array(distance.length);
  // Deeper than the rim and its blur the face is flat.
  const flat = -rim * 1.6 - 2;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (distance[i] > 1 || distance[i] < flat) continue;
      const slopeX = (data[i + 1] - data[i - 1]) / 2;
      const slopeY = (data[i + width] - data[i - width]) / 2;
      if (slopeX === 0 && slopeY === 0) continue;
      const length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
      const facing = (-slopeX * LIGHT[0] - slopeY * LIGHT[1] + LIGHT[2]) / length;
      light[i] = Math.max(-1, Math.min(1, facing > LIGHT[2] ? (facing - LIGHT[2]) / (1 - LIGHT[2]) : (facing - LIGHT[2]) * 1.1));
    }
  }
  return light;
}

/** The fill at a pixel. Gradients are mixed in Oklab once, in 256 steps. */
function fillColours(fill: LetteringEffects['fill'], vertical: Vertical): (x: number, y: number) => Colour {
  if (fill.kind === 'solid') return () => fill.colour;
  const steps: Colour[] = Array.from({ length: 256 }, (_, i) => mixColours(fill.from, fill.to, i / 255));
  return (x, y) => steps[Math.round(255 * Math.min(1, Math.max(0, vertical(x, y))))];
}
