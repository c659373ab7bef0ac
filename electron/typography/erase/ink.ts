import type { Box, Colour } from '../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import { dilate } from './hole.ts';

/** Nearer than this to the ground's plane, in RGB units, is ground. */
const NEAR = 16;
/** First and later limits for what the plane is fitted to. */
const LIMITS = [48, 34, 24, 24];
/** A plane that explains less of the region than this is no ground. */
const LEAST_GROUND = 0.3;
/** Letters stand in the region's middle; a part of the ink with less of itself there is a frame or a neighbour. */
const LEAST_IN_MIDDLE = 0.15;
/** Width of the edge around that middle, as a share of the region's height. */
const EDGE = 0.2;
/** Edges of letters are soft: px. */
const SOFT_EDGE = 3;

/** A cut-out with the region in it: 1 = inside. */
interface Cut {
  width: number;
  height: number;
  inside: Uint8Array;
  pixels: number[];
  /** Value of a channel (0–2) of a pixel. */
  value: (pixel: number, channel: number) => number;
}

/**
 * Narrows a region to what is drawn on it, where it stands on one calm ground: a plane is fitted to each channel of the ground's pixels
 * (least squares, again and again over the pixels that lie near it) and whatever is far from the plane is ink. The rest of the ground
 * can then stay as it is. Returns null on busy grounds.
 * @param region grey, the image's size, 255 = inside; @param within a box around it
 * @param ground a first guess of the ground's colour
 */
export function inkWithin(image: Raster, region: Raster, within: Box, ground: Colour): Raster | null {
  const left = Math.max(0, Math.floor(within.x));
  const top = Math.max(0, Math.floor(within.y));
  const cut = cutOut(image, region, left, top, Math.ceil(within.x + within.width), Math.ceil(within.y + within.height));
  const ink = cut && findInk(cut, ground);
  if (!ink) return null;
  dropPassersBy(ink, cut);
  const grown = dilate(ink, cut.width, cut.height, SOFT_EDGE);
  const result = createRaster(image.width, image.height, 1);
  for (const i of cut.pixels) if (grown[i]) result.data[(Math.floor(i / cut.width) + top) * image.width + (i % cut.width) + left] = 255;
  return result;
}

function cutOut(image: Raster, region: Raster, left: number, top: number, toX: number, toY: number): Cut | null {
  const width = Math.min(image.width, toX) - left;
  const height = Math.min(image.height, toY) - top;
  if (width < 1 || height < 1) return null;
  const inside = new Uint8Array(width * height);
  const pixels: number[] = [];
  for (let i = 0; i < inside.length; i++) {
    if (region.data[(Math.floor(i / width) + top) * image.width + (i % width) + left] <= 127) continue;
    inside[i] = 1;
    pixels.push(i);
  }
  const { data, channels } = image;
  const value = (i: number, channel: number) =>
    data[((Math.floor(i / width) + top) * image.width + (i % width) + left) * channels + Math.min(channel, channels - 1)];
  return pixels.length === 0 ? null : { width, height, inside, pixels, value };
}

/** 1 where a pixel is not ground; null without a calm ground. */
function findInk({ width, inside, pixels, value }: Cut, ground: Colour): Uint8Array | null {
  let planes: Plane[] = ground.map((level) => [level, 0, 0]);
  const distance = (i: number) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    let sum = 0;
    for (let c = 0; c < 3; c++) sum += (value(i, c) - (planes[c][0] + planes[c][1] * x + planes[c][2] * y)) ** 2;
    return Math.sqrt(sum);
  };
  for (const limit of LIMITS) {
    const near = pixels.filter((i) => distance(i) < limit);
    if (near.length < pixels.length * LEAST_GROUND * 0.5) return null;
    planes = [0, 1, 2].map((channel) => fitPlane(near, width, (i) => value(i, channel)));
  }
  const ink = new Uint8Array(inside.length);
  let grounded = 0;
  for (const i of pixels) {
    if (distance(i) < NEAR) grounded++;
    else ink[i] = 1;
  }
  return grounded < pixels.length * LEAST_GROUND ? null : ink;
}

/** Takes out of the ink what lies along the region's edge: frames and neighbours that the region merely cuts into. */
function dropPassersBy(ink: Uint8Array, { width, height, inside, pixels }: Cut): void {
  const middle = middleOf(inside, width, height, pixels.length);
  const seen = new Uint8Array(ink.length);
  for (const start of pixels) {
    if (!ink[start] || seen[start]) continue;
    const part = [start];
    seen[start] = 1;
    let inMiddle = 0;
    for (let read = 0; read < part.length; read++) {
      const at = part[read];
      inMiddle += middle[at];
      const x = at % width;
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (!ink[next] || seen[next]) continue;
        seen[next] = 1;
        part.push(next);
      }
    }
    if (inMiddle < part.length * LEAST_IN_MIDDLE) for (const i of part) ink[i] = 0;
  }
}

/** 1 away from the region's edge. */
function middleOf(inside: Uint8Array, width: number, height: number, area: number): Uint8Array {
  // With a border of outside around it, so that the region's edge at the cut's edge counts.
  const [w, h] = [width + 2, height + 2];
  const outside = new Uint8Array(w * h).fill(1);
  let rim = 0;
  for (let i = 0; i < inside.length; i++) {
    if (!inside[i]) continue;
    const x = i % width;
    outside[(Math.floor(i / width) + 1) * w + x + 1] = 0;
    if (!inside[i - 1] || !inside[i + 1] || !inside[i - width] || !inside[i + width]) rim++;
  }
  // Twice the area by the perimeter is nearly the height of a long box.
  const edge = Math.max(1, Math.round((EDGE * 2 * area) / Math.max(1, rim)));
  const near = dilate(outside, w, h, edge);
  return inside.map((isInside, i) => (isInside && !near[(Math.floor(i / width) + 1) * w + (i % width) + 1] ? 1 : 0));
}

/** a + b·x + c·y. */
type Plane = [a: number, b: number, c: number];

function fitPlane(pixels: readonly number[], width: number, value: (i: number) => number): Plane {
  const count = pixels.length;
  let [mx, my, mv] = [0, 0, 0];
  for (const i of pixels) {
    mx += (i % width) / count;
    my += Math.floor(i / width) / count;
    mv += value(i) / count;
  }
  let [xx, xy, yy, xv, yv] = [0, 0, 0, 0, 0];
  for (const i of pixels) {
    const x = (i % width) - mx;
    const y = Math.floor(i / width) - my;
    const v = value(i) - mv;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xv += x * v;
    yv += y * v;
  }
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-6) return [mv, 0, 0];
  const b = (xv * yy - yv * xy) / determinant;
  const c = (yv * xx - xv * xy) / determinant;
  return [mv - b * mx - c * my, b, c];
}
