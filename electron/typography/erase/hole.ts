/** A box in px; right and bottom are outside. */
export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A cut-out of an image with pixels to be filled. Values 0–255 as floats, channels interleaved. */
export interface Patchwork {
  width: number;
  height: number;
  channels: number;
  pixels: Float32Array;
  /** 1 = to be filled. */
  hole: Uint8Array;
}

/** What of a patchwork lies in a box. */
export function partOf(work: Patchwork, bounds: Bounds): Patchwork {
  const { left, top, right, bottom } = bounds;
  const { channels, pixels } = work;
  const [width, height] = [right - left, bottom - top];
  const part = { width, height, channels, pixels: new Float32Array(width * height * channels), hole: partOfMask(work.hole, work.width, bounds) };
  for (let y = 0; y < height; y++) {
    const from = ((y + top) * work.width + left) * channels;
    part.pixels.set(pixels.subarray(from, from + width * channels), y * width * channels);
  }
  return part;
}

/** What of a mask lies in a box. */
export function partOfMask(mask: Uint8Array, across: number, { left, top, right, bottom }: Bounds): Uint8Array {
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) part.set(mask.subarray(y * across + left, y * across + right), (y - top) * (right - left));
  return part;
}

/** A box's mask in the mask of the whole, which is empty elsewhere. */
export function wholeOf(part: Uint8Array, { left, top, right, bottom }: Bounds, across: number, down: number): Uint8Array {
  const mask = new Uint8Array(across * down);
  for (let y = top; y < bottom; y++) mask.set(part.subarray((y - top) * (right - left), (y - top + 1) * (right - left)), y * across + left);
  return mask;
}

/** Half the size; a coarse pixel is the mean of its known pixels and a hole where none is known. */
export function halve({ width, height, channels, pixels, hole }: Patchwork): Patchwork {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const coarse: Patchwork = { width: w, height: h, channels, pixels: new Float32Array(w * h * channels), hole: new Uint8Array(w * h) };
  const fround = Math.fround;
  const row = width * channels;
  for (let y = 0; y < h; y++) {
    const isPaired = y * 2 + 1 < height;
    for (let x = 0, i = y * 2 * width, at = y * w; x < w; x++, i += 2, at++) {
      const isWhole = isPaired && x * 2 + 1 < width && hole[i] + hole[i + 1] + hole[i + width] + hole[i + width + 1] === 0;
      if (!isWhole) {
        meanOfKnown(pixels, hole, { i, at, width, channels, right: x * 2 + 1 < width, below: isPaired }, coarse);
        continue;
      }
      for (let c = 0, p = i * channels, to = at * channels; c < channels; c++, p++, to++) {
        coarse.pixels[to] = fround(fround(fround(pixels[p] + pixels[p + channels]) + pixels[p + row]) + pixels[p + row + channels]) / 4;
      }
    }
  }
  return coarse;
}

interface Corner {
  i: number;
  at: number;
  width: number;
  channels: number;
  right: boolean;
  below: boolean;
}

function meanOfKnown(pixels: Float32Array, hole: Uint8Array, { i, at, width, channels, right, below }: Corner, coarse: Patchwork): void {
  let known = 0;
  for (let dy = 0; dy <= (below ? 1 : 0); dy++) {
    for (let dx = 0; dx <= (right ? 1 : 0); dx++) {
      const from = i + dy * width + dx;
      if (hole[from]) continue;
      known++;
      for (let c = 0; c < channels; c++) coarse.pixels[at * channels + c] += pixels[from * channels + c];
    }
  }
  if (known === 0) coarse.hole[at] = 1;
  else for (let c = 0; c < channels; c++) coarse.pixels[at * channels + c] /= known;
}

/** Half the size; 1 where any of the four pixels is. */
export function halfMask(mask: Uint8Array, width: number, height: number): Uint8Array {
  const w = Math.ceil(width / 2);
  const half = new Uint8Array(w * Math.ceil(height / 2));
  for (let y = 0, i = 0; y < height; y++) {
    const row = (y >> 1) * w;
    for (let x = 0; x < width; x++, i++) if (mask[i]) half[row + (x >> 1)] = 1;
  }
  return half;
}

/** Grows a 0/1 mask by `radius` px (a square). */
export function dilate(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  // Rows begin at whole words, so that four pixels are joined with those below at once; there are empty rows above and below.
  const across = Math.ceil(width / 4);
  const rows = new Uint8Array(across * 4 * (height + 2 * radius));
  dilateRows(rows, across * 4, mask, width, radius);
  const words = new Uint32Array(rows.buffer);
  const window = 2 * radius + 1;
  let reach = 1;
  for (; reach * 2 <= window; reach *= 2) joinBelow(words, reach * across);
  if (reach < window) joinBelow(words, (window - reach) * across);
  if (across * 4 === width) return rows.subarray(0, mask.length);
  const grown = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) grown.set(rows.subarray(y * across * 4, y * across * 4 + width), y * width);
  return grown;
}

function joinBelow(words: Uint32Array, shift: number): void {
  for (let i = 0, end = words.length - shift; i < end; i++) words[i] |= words[i + shift];
}

function dilateRows(rows: Uint8Array, stride: number, mask: Uint8Array, width: number, radius: number): void {
  for (let from = 0, to = radius * stride; from < mask.length; from += width, to += stride) {
    // Everything before this place is written.
    let done = 0;
    for (let x = 0; x < width; x++) {
      if (!mask[from + x]) continue;
      const end = Math.min(width, x + radius + 1);
      for (let at = Math.max(done, x - radius); at < end; at++) rows[to + at] = 1;
      done = end;
    }
  }
}

/** Box around what is 1; empty (right 0) where nothing is. */
export function boundsOf(mask: Uint8Array, width: number): Bounds {
  const height = mask.length / width;
  const bounds = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    bounds.left = Math.min(bounds.left, first);
    bounds.right = Math.max(bounds.right, row.lastIndexOf(1) + 1);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = y + 1;
  }
  return bounds;
}

/** A box larger by so many px on each side, as far as there is room. */
export function grown({ left, top, right, bottom }: Bounds, by: number, width: number, height: number): Bounds {
  return { left: Math.max(0, left - by), top: Math.max(0, top - by), right: Math.min(width, right + by), bottom: Math.min(height, bottom + by) };
}
