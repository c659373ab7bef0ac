import type { Colour, Quad } from '../../shared/geometry.ts';
import type { LetteringEffects } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { mixColours } from '../image/oklab.ts';
import type { Crop } from './coverage.ts';
import { signedDistance } from './distance.ts';
import { blurPlane, type Plane, shiftPlane, sweepPlane } from './planes.ts';
import type { Along, Vertical } from './setting.ts';
import { type TextureSample, textureOf } from './texture.ts';

/** How far effects reach beyond the glyphs, in px. */
export function effectsReach({ outline, secondOutline, shadow, glow, plate }: LetteringEffects, fontSize: number): number {
  const line = ((outline?.width ?? 0) + (secondOutline?.width ?? 0)) * fontSize;
  const cast = shadow ? Math.max(Math.abs(shadow.offsetX), Math.abs(shadow.offsetY)) * fontSize + 3 * shadow.blur * fontSize : 0;
  const closing = outline && outline.width + (secondOutline?.width ?? 0) >= STICKER_WIDTH ? STICKER_CLOSING * fontSize + 1 : 0;
  const light = glow ? 2.6 * glow.size * fontSize : 0;
  const patch = plate ? plate.margin * fontSize + 2 : 0;
  return Math.ceil(line + Math.max(cast, closing, light, patch) + 2);
}

/** One coat of paint: its share of every pixel and its colour. */
interface Coat {
  alpha: Float32Array;
  opacity: number;
  colour: Colour;
}

/**
 * Paints everything that lettering is made of into an empty layer; from below: plate, glow, shadow, second outline, outline, fill.
 * @param coverage of the glyphs in the crop, 0–255
 * @param setting how the letters stand; `quad` is tight around them, or null where they are bent
 */
export function paintEffects(
  layer: Raster,
  crop: Crop,
  coverage: Uint8Array,
  effects: LetteringEffects,
  { fontSize, vertical, along, quad }: { fontSize: number; vertical: Vertical; along: Along; quad: Quad | null },
): void {
  const { outline, bevel, plate } = effects;
  if (effects.fill.kind === 'solid' && isPlain(effects)) return paintPlain(layer, crop, coverage, effects.fill);
  const distance = outline || effects.secondOutline || bevel || plate ? signedDistance(coverage, crop.width, crop.height, bevel ? 'both' : 'outside') : null;
  const coats = coatsBelow(coverage, distance, crop, effects, fontSize, quad);
  const face = facePainter(coverage, distance, crop, effects, fontSize, { vertical, along });
  const { data } = layer;
  const ink: Ink = { alpha: 0, colour: [0, 0, 0] };
  for (let y = 0, i = 0; y < crop.height; y++) {
    let to = ((y + crop.y) * layer.width + crop.x) * 4;
    for (let x = 0; x < crop.width; x++, i++, to += 4) {
      ink.alpha = 0;
      if (coverage[i] > 0) face(x, y, i, ink);
      // Premultiplied, from the top: what is left shows the next coat.
      let left = 1 - ink.alpha;
      let red = ink.colour[0] * ink.alpha;
      let green = ink.colour[1] * ink.alpha;
      let blue = ink.colour[2] * ink.alpha;
      for (let c = coats.length - 1; c >= 0 && left > 0; c--) {
        const share = coats[c].alpha[i] * coats[c].opacity * left;
        if (share === 0) continue;
        red += coats[c].colour[0] * share;
        green += coats[c].colour[1] * share;
        blue += coats[c].colour[2] * share;
        left -= share;
      }
      const total = 1 - left;
      const alpha = Math.round(total * 255);
      if (alpha === 0) continue;
      data[to] = Math.round(red / total);
      data[to + 1] = Math.round(green / total);
      data[to + 2] = Math.round(blue / total);
      data[to + 3] = alpha;
    }
  }
}

/** A fill and nothing else. */
function isPlain({ outline, secondOutline, shadow, glow, plate, bevel, innerShadow, texture }: LetteringEffects): boolean {
  return !(outline || secondOutline || shadow || glow || plate || bevel || innerShadow || texture);
}

function paintPlain({ data, width }: Raster, crop: Crop, coverage: Uint8Array, fill: Extract<LetteringEffects['fill'], { kind: 'solid' }>): void {
  const [red, green, blue] = fill.colour.map(Math.round);
  for (let y = 0, i = 0; y < crop.height; y++) {
    let to = ((y + crop.y) * width + crop.x) * 4;
    for (let x = 0; x < crop.width; x++, i++, to += 4) {
      if (coverage[i] === 0) continue;
      data[to] = red;
      data[to + 1] = green;
      data[to + 2] = blue;
      data[to + 3] = coverage[i];
    }
  }
}

/** Everything under the fill, the lowest first. */
function coatsBelow(coverage: Uint8Array, distance: Float32Array | null, crop: Crop, effects: LetteringEffects, fontSize: number, quad: Quad | null): Coat[] {
  const { outline, secondOutline, shadow, glow, plate } = effects;
  const first = (outline?.width ?? 0) * fontSize;
  const both = first + (secondOutline?.width ?? 0) * fontSize;
  const outer = bodyOf(coverage, distance, crop, both, fontSize);
  const coats: Coat[] = [];
  if (plate && distance) coats.push({ alpha: plateOf(distance, crop, quad, plate.margin * fontSize), opacity: plate.opacity, colour: plate.colour });
  if (glow) coats.push({ alpha: glowOf(outer, glow.size * fontSize), opacity: glow.opacity, colour: glow.colour });
  if (shadow) coats.push({ alpha: castShadow(outer, shadow, fontSize).data, opacity: shadow.opacity, colour: shadow.colour });
  if (secondOutline) coats.push({ alpha: outer.data, opacity: 1, colour: secondOutline.colour });
  if (outline) coats.push({ alpha: secondOutline ? bodyOf(coverage, distance, crop, first, fontSize).data : outer.data, opacity: 1, colour: outline.colour });
  return coats;
}

interface Ink {
  alpha: number;
  colour: [number, number, number];
}

interface Position {
  vertical: Vertical;
  along: Along;
}

/** Paints the letters' faces: fill, material, shadow of their own edge, light on their rim. */
function facePainter(
  coverage: Uint8Array,
  distance: Float32Array | null,
  crop: Crop,
  { fill, bevel, innerShadow, texture }: LetteringEffects,
  fontSize: number,
  position: Position,
): (x: number, y: number, i: number, ink: Ink) => void {
  const colourAt = fillColours(fill, position);
  const light = bevel && distance ? lightOf(distance, crop, Math.max(1.5, bevel.width * fontSize)) : null;
  const hollow = innerShadow ? innerShadowOf(coverage, crop, innerShadow, fontSize) : null;
  const material = texture ? textureOf(texture, fontSize) : null;
  const sample: TextureSample = { light: 0, cover: 1 };
  return (x, y, i, ink) => {
    const colour = colourAt(x + crop.x + 0.5, y + crop.y + 0.5);
    if (material) material(x + crop.x, y + crop.y, sample);
    const dark = hollow && innerShadow ? hollow[i] * innerShadow.opacity : 0;
    const shade = light && bevel ? light[i] * bevel.strength : 0;
    for (let c = 0; c < 3; c++) {
      const lit = material ? shaded(colour[c], sample.light * 0.5) : colour[c];
      const sunk = innerShadow ? lit + (innerShadow.colour[c] - lit) * dark : lit;
      ink.colour[c] = shaded(sunk, shade);
    }
    ink.alpha = (coverage[i] / 255) * sample.cover;
  };
}

/** Light that falls off twice: close and strong, wide and weak, as around a tube. */
function glowOf(body: Plane, size: number): Float32Array {
  const close = blurPlane(body, Math.max(0.5, size * 0.3)).data;
  const wide = blurPlane(body, Math.max(0.5, size * 0.85)).data;
  return close.map((value, i) => 1 - (1 - Math.min(1, value * 0.9)) * (1 - Math.min(1, wide[i] * 0.75)));
}

/** A plate around the letters: their quad with `margin` px around it and round corners; bent lettering has a band along its letters. */
function plateOf(distance: Float32Array, crop: Crop, quad: Quad | null, margin: number): Float32Array {
  if (!quad) return Float32Array.from(distance, (away) => Math.min(1, Math.max(0, margin - away + 0.5)));
  const plate = new Float32Array(distance.length);
  for (let y = 0, i = 0; y < crop.height; y++) {
    for (let x = 0; x < crop.width; x++, i++) plate[i] = Math.min(1, Math.max(0, margin - distanceToQuad(quad, x + crop.x + 0.5, y + crop.y + 0.5) + 0.5));
  }
  return plate;
}

/** Distance of a point outside a convex quad to it; 0 inside. */
function distanceToQuad(quad: Quad, x: number, y: number): number {
  let nearest = Infinity;
  let sides = 0;
  for (let i = 0; i < 4; i++) {
    const [ax, ay] = quad[i];
    const [bx, by] = quad[(i + 1) % 4];
    const [ux, uy] = [bx - ax, by - ay];
    const along = Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy || 1)));
    nearest = Math.min(nearest, Math.hypot(x - ax - along * ux, y - ay - along * uy));
    sides += Math.sign(ux * (y - ay) - uy * (x - ax));
  }
  return Math.abs(sides) === 4 ? 0 : nearest;
}

/** How far the shadow of the letters' own edge falls on a pixel of their face, 0–1. */
function innerShadowOf(coverage: Uint8Array, { width, height }: Crop, { offsetX, offsetY, blur }: NonNullable<LetteringEffects['shadow']>, fontSize: number) {
  const around = Float32Array.from(coverage, (value) => value / 255);
  const moved = shiftPlane(blurPlane({ width, height, data: around }, blur * fontSize), offsetX * fontSize, offsetY * fontSize);
  return moved.data.map((value) => 1 - Math.min(1, value));
}

/** Lit sides go towards white, sides in the shade towards black but less far: dark edges eat letters. */
function shaded(value: number, shade: number): number {
  return shade >= 0 ? value + (255 - value) * Math.min(1, shade) : value * (1 + Math.max(-1, shade) * 0.75);
}

/** Outlines from this width on, as shares of the font size, are stickers: small holes between letters are closed. */
const STICKER_WIDTH = 0.09;
/** Holes up to twice this wide are closed: a dot of ground between two words reads as a full stop. */
const STICKER_CLOSING = 0.11;

/** Glyphs and their outline as one shape, 0–1. */
function bodyOf(coverage: Uint8Array, distance: Float32Array | null, { width, height }: Crop, outlineWidth: number, fontSize: number): Plane {
  const data = new Float32Array(coverage.length);
  for (let i = 0; i < data.length; i++) data[i] = coverage[i] / 255;
  if (!distance || outlineWidth <= 0) return { width, height, data };
  const isSticker = outlineWidth >= STICKER_WIDTH * fontSize;
  const rim = isSticker ? closedRim(distance, width, height, outlineWidth, STICKER_CLOSING * fontSize) : distance;
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
function fillColours(fill: LetteringEffects['fill'], { vertical, along }: Position): (x: number, y: number) => Colour {
  if (fill.kind === 'solid') return () => fill.colour;
  const stops = [{ at: 0, colour: fill.from }, ...[...(fill.stops ?? [])].sort((a, b) => a.at - b.at), { at: 1, colour: fill.to }];
  const steps: Colour[] = Array.from({ length: 256 }, (_, i) => colourBetween(stops, i / 255));
  const position = fill.axis === 'along' ? along : vertical;
  return (x, y) => steps[Math.round(255 * Math.min(1, Math.max(0, position(x, y))))];
}

function colourBetween(stops: readonly { at: number; colour: Colour }[], at: number): Colour {
  const next = Math.max(
    1,
    stops.findIndex((stop) => stop.at >= at),
  );
  const [from, to] = [stops[next - 1], stops[next]];
  return mixColours(from.colour, to.colour, to.at > from.at ? Math.min(1, (at - from.at) / (to.at - from.at)) : 1);
}
