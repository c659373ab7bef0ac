import { createRaster, type Raster } from '../../../shared/raster.ts';
import { type DetectedPlace, detectPlaces, placesOf, probabilities, scaled, toMultiple } from './detect.ts';
import type { OcrSession } from './runtime.ts';

/** Larger images are looked at a second time, closer: in the first look their small lettering is a few pixels high. */
const LARGE = 1800;
/** The closer look's share of the image's size, and the largest side it may have. */
const CLOSER = 0.75;
const LARGEST_CLOSE_SIDE = 3072;
const TILE = 960;
/** What neighbouring tiles share: the detector is unsure at its borders. */
const OVERLAP = 64;
/** A tile with fewer edge pixels has no text: "i" in 12 px has some 30. */
const FEWEST_EDGES = 60;
const EDGE = 18;
/** What is lower than this in the first look, px, is left to the second; what is higher is torn to pieces there. */
const LARGE_ENOUGH = 20;

/** Finds large and small text in an image of any size; the longer side is scaled to `side` px for the first look. */
export async function detectAllPlaces(detector: OcrSession, image: Raster, side: number): Promise<DetectedPlace[]> {
  const coarse = await detectPlaces(detector, image, side);
  const longest = Math.max(image.width, image.height);
  if (longest <= LARGE) return coarse;
  const scale = Math.min(CLOSER, LARGEST_CLOSE_SIDE / longest);
  const close = await scaled(image, toMultiple(image.width * scale), toMultiple(image.height * scale));
  const map = await stitched(detector, close);
  const fine = placesOf(map, close.width, close.height, image.width / close.width, image.height / close.height);
  const sure = coarse.filter(({ box }) => (Math.min(box.width, box.height) * side) / longest >= LARGE_ENOUGH);
  const unsure = coarse.filter((place) => !sure.includes(place));
  const small = fine.filter((place) => !sure.some((other) => overlap(place, other)));
  return [...sure, ...small, ...unsure.filter((place) => ![...sure, ...small].some((other) => overlap(place, other)))];
}

/** The probability map of an image that is too large for one run: the middles of overlapping tiles put together. */
async function stitched(detector: OcrSession, image: Raster): Promise<Float32Array> {
  const map = new Float32Array(image.width * image.height);
  for (const [top, bottom] of spans(image.height)) {
    for (const [left, right] of spans(image.width)) {
      const x = Math.max(0, left - OVERLAP);
      const y = Math.max(0, top - OVERLAP);
      const tile = cropped(image, x, y, Math.min(image.width, right + OVERLAP) - x, Math.min(image.height, bottom + OVERLAP) - y);
      if (!hasEdges(tile)) continue;
      const part = await probabilities(detector, tile);
      for (let row = top; row < bottom; row++) {
        const from = (row - y) * tile.width + left - x;
        map.set(part.subarray(from, from + right - left), row * image.width + left);
      }
    }
  }
  return map;
}

/** Stretches of about a tile's length that cover a side; both ends are multiples of 32, as is OVERLAP. */
function spans(side: number): [number, number][] {
  const count = Math.ceil(side / TILE);
  const end = (index: number) => (index === count ? side : Math.round((side * index) / count / 32) * 32);
  return Array.from({ length: count }, (_, index) => [end(index), end(index + 1)]);
}

function cropped(image: Raster, x: number, y: number, width: number, height: number): Raster {
  const part = createRaster(width, height, 3);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * image.width + x) * 3;
    part.data.set(image.data.subarray(from, from + width * 3), row * width * 3);
  }
  return part;
}

function hasEdges({ width, height, data }: Raster): boolean {
  let edges = 0;
  for (let y = 0; y < height; y++) {
    for (let i = y * width * 3 + 4, end = (y + 1) * width * 3; i < end; i += 3) {
      if (Math.abs(data[i] - data[i - 3]) > EDGE && ++edges >= FEWEST_EDGES) return true;
    }
  }
  return false;
}

/** True when the middle of one place lies in the other. */
function overlap(a: DetectedPlace, b: DetectedPlace): boolean {
  return holds(a, b.box.centre) || holds(b, a.box.centre);
}

function holds({ box: { centre, along, width, height } }: DetectedPlace, [x, y]: readonly [number, number]): boolean {
  const [dx, dy] = [x - centre[0], y - centre[1]];
  return Math.abs(dx * along[0] + dy * along[1]) <= width / 2 && Math.abs(dy * along[0] - dx * along[1]) <= height / 2;
}
