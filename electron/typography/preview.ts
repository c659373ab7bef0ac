import type { Box, Point } from '../../shared/geometry.ts';
import type { LetteringArea, PlacedText } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { chooseEffects } from './effects-choice.ts';
import { chooseFont } from './font-choice.ts';
import { isRefusal } from './pass-attempts.ts';
import type { Typesetter } from './typesetter.ts';

/** A part of a picture, RGBA, and where it lies in px of that picture. */
export interface Cutting {
  raster: Raster;
  box: Box;
}

export interface PreviewRequest {
  /** The base without the old lettering, perhaps smaller than the base. */
  ground: Raster;
  /** Size of `ground` ÷ size of the base. */
  scale: number;
  placed: PlacedText;
  seed: number;
}

export interface PreviewLayer {
  /** The letters alone; null = nothing is set. */
  cutting: Cutting | null;
  warnings: string[];
}

/** Sets a string where it is placed, unchecked; what cannot be set is said. A string without an area is not shown. */
export function previewLayer({ ground, scale, placed, seed }: PreviewRequest, typesetter: Typesetter): PreviewLayer {
  const { text, area: given, font: chosen, effects, finish } = placed;
  if (!given || text === '') return { cutting: null, warnings: [] };
  const { width, height } = ground;
  const area = scaledArea(given, scale);
  try {
    const font = chosen ?? chooseFont({ text, area, placement: '', seed });
    const look = effects ?? chooseEffects({ image: ground, area, font, seed });
    const softened = finish && { ...finish, softness: finish.softness * scale };
    const set = typesetter.typeset({ text, area, width, height, font, effects: look, scale: 1, ...(softened && { finish: softened }) });
    return { cutting: trimmed(set.layer), warnings: set.warnings };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { cutting: null, warnings: [error.message] };
  }
}

/**
 * The letters of a finished picture, place by place: every pixel in which it differs from the ground belongs to the nearest outline.
 * @param after of the ground's size and channels
 * @param outlines of the places, px
 * @returns one for each outline; null where nothing differs
 */
export function cutLetters(after: Raster, ground: Raster, outlines: readonly (readonly Point[])[]): (Cutting | null)[] {
  const { width, height, channels } = ground;
  const owner = new Int16Array(width * height).fill(-1);
  for (let i = 0; i < owner.length; i++) {
    let differs = false;
    for (let c = 0; c < channels; c++) differs ||= after.data[i * channels + c] !== ground.data[i * channels + c];
    if (differs) owner[i] = nearest(outlines, (i % width) + 0.5, Math.floor(i / width) + 0.5);
  }
  const whole = rgbaOf(after);
  return outlines.map((_, index) => cutOut(whole, (i) => owner[i] === index));
}

function nearest(outlines: readonly (readonly Point[])[], x: number, y: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  outlines.forEach((outline, index) => {
    const away = squaredDistance(outline, x, y);
    if (away < least) [best, least] = [index, away];
  });
  return best;
}

/** From a polygon to a point, squared; 0 inside of it. */
function squaredDistance(outline: readonly Point[], x: number, y: number): number {
  let isInside = false;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [ax, ay] = outline[j];
    const [bx, by] = outline[i];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
    least = Math.min(least, (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2);
  }
  return isInside ? 0 : least;
}

/** The pixels that belong, in the smallest box around them; the others are transparent. */
function cutOut({ data, width, height }: Raster, belongs: (index: number) => boolean): Cutting | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!belongs(i)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (right < 0) return null;
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  const cut = new Uint8Array(box.width * box.height * 4);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const from = (top + y) * width + left + x;
      if (belongs(from)) cut.set(data.subarray(from * 4, from * 4 + 4), (y * box.width + x) * 4);
    }
  }
  return { raster: { width: box.width, height: box.height, channels: 4, data: cut }, box };
}

/** A layer in the smallest box around what can be seen of it. */
function trimmed(layer: Raster): Cutting | null {
  const { data, width, height } = layer;
  // Whole pixels at once: this runs over a layer of the picture's size for every key that is typed.
  const pixels = new Uint32Array(
    data.byteOffset % 4 === 0 ? data.buffer : data.slice().buffer,
    data.byteOffset % 4 === 0 ? data.byteOffset : 0,
    width * height,
  );
  let [left, top, right, bottom] = [width, -1, -1, -1];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let first = 0;
    while (first < width && pixels[row + first] === 0) first++;
    if (first === width) continue;
    let last = width - 1;
    while (pixels[row + last] === 0) last--;
    left = Math.min(left, first);
    right = Math.max(right, last);
    if (top < 0) top = y;
    bottom = y;
  }
  if (top < 0) return null;
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  const cut = new Uint8Array(box.width * box.height * 4);
  for (let y = 0; y < box.height; y++) {
    const from = ((top + y) * width + left) * 4;
    cut.set(data.subarray(from, from + box.width * 4), y * box.width * 4);
  }
  return { raster: { width: box.width, height: box.height, channels: 4, data: cut }, box };
}

function rgbaOf(raster: Raster): Raster {
  const { width, height, channels } = raster;
  if (channels === 4) return raster;
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) data[i * 4 + c] = raster.data[i * channels + Math.min(c, channels - 1)];
  return { width, height, channels: 4, data };
}

/** An area in a picture of another size. */
export function scaledArea(area: LetteringArea, scale: number): LetteringArea {
  if (scale === 1) return area;
  const { box, path } = area;
  const scaled = { ...area, box: { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale } };
  if (path.kind === 'arc') {
    const { centreX, centreY, radius } = path;
    return { ...scaled, path: { ...path, centreX: centreX * scale, centreY: centreY * scale, radius: radius * scale } };
  }
  if (path.kind === 'perspective') {
    const [a, b, c, d] = path.quad.map(([x, y]): [number, number] => [x * scale, y * scale]);
    return { ...scaled, path: { kind: 'perspective', quad: [a, b, c, d] } };
  }
  return scaled;
}
