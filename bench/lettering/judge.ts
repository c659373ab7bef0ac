import { characterErrorRate } from '../../electron/metrics/legibility.ts';
import type { Lettered } from '../../electron/typography/pass.ts';
import { clearRegions } from '../../electron/typography/pass-clear.ts';
import type { TextReader, TextRegion } from '../../electron/typography/ports.ts';
import { settleReading } from '../../electron/typography/settle.ts';
import { type Box, boxAround } from '../../shared/geometry.ts';
import type { LetteringReport } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import type { Truth } from './index-rows.ts';

/** What is known of a picture, and what the pass made of it. */
export interface Judged {
  image: Raster;
  truths: readonly (Truth & { area: Box })[];
  /** What the reader finds in the picture as it came. */
  before: readonly TextRegion[];
  /** null = the pass refused. */
  lettered: Lettered | null;
}

/** What stands at one place with known truth. */
export interface TruthScore {
  want: string;
  garbled: boolean;
  isFound: boolean;
  errorRateBefore: number;
  errorRateAfter: number;
  readAfter: string;
}

/** A box in px. */
export function areaOf({ box: [left, top, right, bottom] }: Truth, { width, height }: Raster): Box {
  return { x: left * width, y: top * height, width: (right - left) * width, height: (bottom - top) * height };
}

/** Scores every place by reading the picture anew, as somebody would who does not know what the pass says of itself. */
export async function scoreTruths({ image, truths, before, lettered }: Judged, reader: TextReader): Promise<TruthScore[]> {
  const result = lettered?.image ?? image;
  const after = await reader.read(result);
  const scores: TruthScore[] = [];
  for (const [index, { want, garbled, area }] of truths.entries()) {
    const ownBefore = regionsAt(index, truths, before);
    const readBefore = ownBefore.map(({ text }) => text).join(' ');
    const readAfter = await readingAt(index, truths, after, result, want, reader);
    scores.push({
      want,
      garbled,
      isFound: ownBefore.some(({ quad }) => overlap(boxAround(quad), area) > 0.3),
      errorRateBefore: errorRate(want, readBefore),
      errorRateAfter: errorRate(want, readAfter),
      readAfter,
    });
  }
  return scores;
}

/** Case is not judged: many faces have none, and the typesetter never changes it. */
function errorRate(want: string, read: string): number {
  return characterErrorRate(want, settleReading(want, read, true, true)) === 0 ? 0 : characterErrorRate(want.toUpperCase(), read.toUpperCase());
}

/** The better of two readings: of the whole picture, and of this place alone. */
async function readingAt(
  index: number,
  truths: Judged['truths'],
  regions: readonly TextRegion[],
  image: Raster,
  want: string,
  reader: TextReader,
): Promise<string> {
  const joined = textAt(index, truths, regions);
  if (errorRate(want, joined) === 0) return joined;
  const { x, y, width, height } = truths[index].area;
  const margin = 0.3 * Math.min(width, height);
  const within = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  const alone = textAt(index, truths, await reader.read(image, { within, maxSide: 736 }));
  return errorRate(want, alone) < errorRate(want, joined) ? alone : joined;
}

function textAt(index: number, truths: Judged['truths'], regions: readonly TextRegion[]): string {
  return regionsAt(index, truths, regions)
    .map(({ text }) => text)
    .join(' ');
}

/** Regions that lie over this place more than over any other. */
function regionsAt(index: number, truths: Judged['truths'], regions: readonly TextRegion[]): TextRegion[] {
  return regions.filter(({ quad }) => {
    const box = boxAround(quad);
    const shares = truths.map(({ area }) => overlap(box, area));
    return shares[index] > 0.1 && shares[index] === Math.max(...shares);
  });
}

/** Intersection over union of two boxes, 0–1. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}

/** Places (or whole pictures) that were right and are not, bit for bit, what they were. */
export function countTouched({ image, truths, before, lettered }: Judged): number {
  if (!lettered) return 0;
  const isChanged = (x: number, y: number) => differsAt(image, lettered.image, y * image.width + x);
  if (truths.every(({ garbled }) => !garbled)) return Buffer.compare(image.data, lettered.image.data) === 0 ? 0 : 1;
  let touched = 0;
  truths.forEach(({ garbled, area }, index) => {
    if (garbled) return;
    // Boxes of slanted lines overlap: where the line was found, its own outline says what must not change.
    const own = regionsAt(index, truths, before);
    const isIn = own.length > 0 ? (x: number, y: number) => own.some(({ quad }) => isInside(quad, x, y)) : () => true;
    const garbledAreas = own.length > 0 ? [] : truths.flatMap((other) => (other.garbled ? [other.area] : []));
    const hasChange = pixelsOf(area, image).some(
      ([x, y]) => isIn(x, y) && !garbledAreas.some((box) => x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height) && isChanged(x, y),
    );
    if (hasChange) touched++;
  });
  return touched;
}

function pixelsOf({ x, y, width, height }: Box, image: Raster): [number, number][] {
  const pixels: [number, number][] = [];
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(image.height, y + height); row++) {
    for (let column = Math.max(0, Math.floor(x)); column < Math.min(image.width, x + width); column++) pixels.push([column, row]);
  }
  return pixels;
}

function isInside(quad: TextRegion['quad'], x: number, y: number): boolean {
  return quad.every(([ax, ay], i) => {
    const [bx, by] = quad[(i + 1) % 4];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

function differsAt(a: Raster, b: Raster, i: number): boolean {
  for (let c = 0; c < a.channels; c++) if (a.data[i * a.channels + c] !== b.data[i * b.channels + c]) return true;
  return false;
}

/** Pixels that differ although the mask says that they do not. */
export function changedOutside({ image, lettered }: Judged): number {
  let changed = 0;
  if (lettered) for (let i = 0; i < lettered.mask.data.length; i++) if (lettered.mask.data[i] === 0 && differsAt(image, lettered.image, i)) changed++;
  return changed;
}

/** What erasing alone makes of the wrong places, against the clean plate. null where none of them is found. */
export function scoreErasing({ image, truths, before }: Judged, clean: Raster, letters: Raster | null): { psnr: number; left: number } | null {
  const wrong = new Set(truths.flatMap(({ garbled }, index) => (garbled ? regionsAt(index, truths, before) : [])));
  if (wrong.size === 0) return null;
  const erased = clearRegions(
    image,
    [...wrong],
    before.filter((region) => !wrong.has(region)),
    1,
  );
  let [sum, count, all, left] = [0, 0, 0, 0];
  for (let i = 0; i < erased.mask.data.length; i++) {
    if (letters && letters.data[i * letters.channels] > 127) {
      all++;
      if (erased.mask.data[i] === 0) left++;
    }
    if (erased.mask.data[i] === 0) continue;
    for (let c = 0; c < 3; c++) sum += (erased.image.data[i * image.channels + c] - clean.data[i * clean.channels + c]) ** 2;
    count += 3;
  }
  return { psnr: count === 0 ? 99 : Math.min(99, 10 * Math.log10(255 ** 2 / Math.max(1e-9, sum / count))), left: all === 0 ? 0 : left / all };
}

/** Flags that the report raises, with how often. */
export function countFlags(report: LetteringReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const flag of report.regions.flatMap(({ flags }) => flags ?? [])) counts[flag] = (counts[flag] ?? 0) + 1;
  return counts;
}
