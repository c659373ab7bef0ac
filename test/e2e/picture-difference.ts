import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/** Difference of colour in YIQ space above which a pixel is another one, 0–1: palette and rounding stay below, any change of a token is above. */
const PIXEL_THRESHOLD = 0.12;
/** Pixels that may differ, as a share of all: a machine's own hinting of letters, not a control that moved. */
const SHARE = 0.0015;
/** A side of the squares in which differing pixels are counted, px; and how many may differ in one: a mark that is gone is small, but all in one place. */
const SQUARE = 32;
const MOST_IN_SQUARE = 0.25;

export interface PictureDifference {
  isSame: boolean;
  /** One sentence. */
  words: string;
  /** What differs, marked red on the faded picture, as PNG; null when the sizes differ. */
  marked: Buffer | null;
}

/**
 * Looks for what a person would see. Pixels that only smooth an edge (antialiasing, by pixelmatch: Vyšniauskas 2009) don't count; of the others a
 * picture may have a few, and no place many.
 */
export async function differenceOf(expected: Buffer, actual: Buffer): Promise<PictureDifference> {
  const [before, after] = await Promise.all([expected, actual].map((picture) => sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })));
  const { width, height } = before.info;
  if (after.info.width !== width || after.info.height !== height) {
    return { isSame: false, words: `${after.info.width} × ${after.info.height} px instead of ${width} × ${height}.`, marked: null };
  }
  const mask = new Uint8Array(width * height * 4);
  pixelmatch(before.data, after.data, mask, width, height, { threshold: PIXEL_THRESHOLD, includeAA: false, diffMask: true });
  const { count, most } = countedIn(mask, width, height);
  const marked = new Uint8Array(width * height * 4);
  pixelmatch(before.data, after.data, marked, width, height, { threshold: PIXEL_THRESHOLD, includeAA: false });
  const share = count / (width * height);
  return {
    isSame: share <= SHARE && most <= MOST_IN_SQUARE * SQUARE * SQUARE,
    words: `${count} pixels differ (${(share * 100).toFixed(2)} %), ${most} of them in one square of ${SQUARE} px.`,
    marked: await sharp(marked, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  };
}

function countedIn(mask: Uint8Array, width: number, height: number): { count: number; most: number } {
  const columns = Math.ceil(width / SQUARE);
  const squares = new Uint32Array(columns * Math.ceil(height / SQUARE));
  let count = 0;
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (mask[pixel * 4 + 3] === 0) continue;
    count++;
    squares[Math.floor(pixel / width / SQUARE) * columns + Math.floor((pixel % width) / SQUARE)]++;
  }
  return { count, most: Math.max(...squares) };
}

/** Leaves what was expected, what came and what differs for whoever looks into a failure. Gives the folder. */
export function keepArtefacts(folder: string, name: string, expected: Buffer, actual: Buffer, marked: Buffer | null): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}-expected.png`), expected);
  writeFileSync(join(folder, `${name}-actual.png`), actual);
  if (marked) writeFileSync(join(folder, `${name}-difference.png`), marked);
  return folder;
}
