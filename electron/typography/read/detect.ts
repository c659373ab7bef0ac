import type { Point } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import { toSharp } from '../../image/codecs.ts';
import type { ArcBand } from '../ports.ts';
import { growBand } from './arcs.ts';
import { alongText, convexHull, growBox, growHull, smallestBox, type TurnedBox } from './outline.ts';
import type { OcrSession } from './runtime.ts';
import { bandOfPixels, bandOfSpines, gapBetween, type Spine, straightSpine } from './spine.ts';

/** A place that the detector takes for text, in px of the image it was given. */
export interface DetectedPlace {
  box: TurnedBox;
  /** A band that fits better than the box, for curved text. */
  arc: ArcBand | null;
  /** Mean probability over the place, 0–1. */
  detection: number;
  /** Outline of the letters. */
  polygon: Point[];
  spine: Spine;
  /** Of several places whose words lie on one circle: which they are. */
  members?: number[];
}

// Differentiable Binarization shrinks text by about a third; these are PaddleOCR's values (Liao et al. 2020, §3.4).
const PIXEL_THRESHOLD = 0.3;
const PLACE_THRESHOLD = 0.55;
const UNCLIP_RATIO = 1.6;
/** Words on one circle are about as high, and no farther apart than this share of the height of what the detector marks. */
const WORD_HEIGHTS = 1.6;
const WORD_GAP = 3.2;
/** Median thickness of a straight line, as a share of its box's height; the flattest arc that counts has 0.88. */
const STRAIGHT = 0.92;
const MEAN = [0.485, 0.456, 0.406];
/** What the letters reach beyond the detector's mark, as a share of PaddleOCR's margin. */
const LETTERS = 0.72;
const DEVIATION = [0.229, 0.224, 0.225];
/** Small images are enlarged at most this often: more only blurs. */
const LARGEST_ENLARGEMENT = 2;

/** Finds text in an RGB image; the longer side is scaled to `maxSide` px for the detector. */
export async function detectPlaces(detector: OcrSession, image: Raster, maxSide: number): Promise<DetectedPlace[]> {
  const scale = Math.min(maxSide / Math.max(image.width, image.height), LARGEST_ENLARGEMENT);
  const small = await scaled(image, toMultiple(image.width * scale), toMultiple(image.height * scale));
  const map = await probabilities(detector, small);
  return placesOf(map, small.width, small.height, image.width / small.width, image.height / small.height);
}

/** An RGB image of another size; both sides should be multiples of 32. */
export async function scaled(image: Raster, width: number, height: number): Promise<Raster> {
  const data = await toSharp(image).resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
  return { width, height, channels: 3, data };
}

/** How probable text is at each pixel, 0–1. */
export async function probabilities(detector: OcrSession, { width, height, data }: Raster): Promise<Float32Array> {
  return (await detector.run(toTensor(data, width * height), [1, 3, height, width])).data;
}

export function toMultiple(side: number): number {
  return Math.max(32, Math.round(side / 32) * 32);
}

/** The models were trained on OpenCV's channel order: blue first. */
function toTensor(rgb: Uint8Array, count: number): Float32Array {
  const tensor = new Float32Array(count * 3);
  const [blue, green, red] = MEAN.map((mean, c) => Float32Array.from({ length: 256 }, (_, value) => value * (1 / (255 * DEVIATION[c])) - mean / DEVIATION[c]));
  for (let i = 0, from = 0; i < count; i++, from += 3) {
    tensor[i] = blue[rgb[from + 2]];
    tensor[count + i] = green[rgb[from + 1]];
    tensor[2 * count + i] = red[rgb[from]];
  }
  return tensor;
}

/** Connected regions of the probability map as boxes and bands. */
export function placesOf(map: Float32Array, width: number, height: number, scaleX: number, scaleY: number): DetectedPlace[] {
  const places: DetectedPlace[] = [];
  const seen = new Uint8Array(width * height);
  const queue = new Int32Array(width * height);
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || map[start] <= PIXEL_THRESHOLD) continue;
    const count = flood(map, seen, queue, start, width, height);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += map[queue[i]];
    if (count < 16 || sum / count < PLACE_THRESHOLD) continue;
    const place = measure(queue.subarray(0, count), width, scaleX, scaleY);
    if (place) places.push({ ...place, detection: sum / count });
  }
  return places;
}

/** Fills `queue` with the pixels of one 8-connected region; gives their number. */
function flood(map: Float32Array, seen: Uint8Array, queue: Int32Array, start: number, width: number, height: number): number {
  let [read, count] = [0, 1];
  queue[0] = start;
  seen[start] = 1;
  while (read < count) {
    const at = queue[read++];
    const x = at % width;
    const y = (at - x) / width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (seen[next] || map[next] <= PIXEL_THRESHOLD) continue;
        seen[next] = 1;
        queue[count++] = next;
      }
    }
  }
  return count;
}

function measure(pixels: Int32Array, width: number, scaleX: number, scaleY: number): Omit<DetectedPlace, 'detection'> | null {
  const points: Point[] = [];
  const extents = new Map<number, [number, number]>();
  const xs = new Float64Array(pixels.length);
  const ys = new Float64Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const x = pixels[i] % width;
    const y = (pixels[i] - x) / width;
    xs[i] = (x + 0.5) * scaleX;
    ys[i] = (y + 0.5) * scaleY;
    const extent = extents.get(y);
    if (!extent) extents.set(y, [x, x]);
    else if (x < extent[0]) extent[0] = x;
    else if (x > extent[1]) extent[1] = x;
  }
  for (const [y, [left, right]] of extents) points.push([(left + 0.5) * scaleX, (y + 0.5) * scaleY], [(right + 0.5) * scaleX, (y + 0.5) * scaleY]);
  const hull = convexHull(points);
  const box = alongText(smallestBox(hull));
  if (Math.min(box.width, box.height) < 3) return null;
  const margin = (box.width * box.height * UNCLIP_RATIO) / (2 * (box.width + box.height));
  const spine = straightSpine(xs, ys, box);
  // What fills its box is straight.
  const band = spine.thickness > STRAIGHT * box.height ? null : bandOfPixels(xs, ys, spine);
  return { box: growBox(box, margin), arc: band && unclipped(band), polygon: growHull(hull, margin * LETTERS), spine };
}

/** A band as wide as the letters with their margin. */
function unclipped(band: ArcBand): ArcBand {
  return growBand(band, (band.thickness * UNCLIP_RATIO) / 2);
}

/** Places whose words lie on one circle, as further places: the detector finds words on an arc one by one. */
export function joinedArcs(places: readonly DetectedPlace[]): DetectedPlace[] {
  const joined: DetectedPlace[] = [];
  const taken = new Set<number>();
  for (let first = 0; first < places.length; first++) {
    if (taken.has(first)) continue;
    const members = [first];
    let band: ArcBand | null = null;
    for (let grown = true; grown; ) {
      grown = false;
      for (let next = 0; next < places.length && !grown; next++) {
        if (taken.has(next) || members.includes(next) || !members.some((member) => areNeighbours(places[member], places[next]))) continue;
        const wider = bandOfSpines([...members, next].map((index) => places[index].spine));
        if (!wider) continue;
        members.push(next);
        band = wider;
        grown = true;
      }
    }
    if (!band) continue;
    for (const member of members) taken.add(member);
    const arc = unclipped(band);
    const parts = members.map((index) => places[index]);
    const polygon = parts.flatMap((part) => part.polygon);
    joined.push({ box: parts[0].box, arc, detection: Math.min(...parts.map(({ detection }) => detection)), polygon, spine: parts[0].spine, members });
  }
  return joined;
}

function areNeighbours({ spine: a }: DetectedPlace, { spine: b }: DetectedPlace): boolean {
  const [low, high] = [Math.min(a.thickness, b.thickness), Math.max(a.thickness, b.thickness)];
  return high <= low * WORD_HEIGHTS && gapBetween(a, b) <= high * WORD_GAP;
}
