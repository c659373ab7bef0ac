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
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let known = 0;
      const to = (y * w + x) * channels;
      for (let sy = y * 2; sy < Math.min(height, y * 2 + 2); sy++) {
        for (let sx = x * 2; sx < Math.min(width, x * 2 + 2); sx++) {
          const from = sy * width + sx;
          if (hole[from]) continue;
          known++;
          for (let c = 0; c < channels; c++) coarse.pixels[to + c] += pixels[from * channels + c];
        }
      }
      if (known === 0) coarse.hole[y * w + x] = 1;
      else for (let c = 0; c < channels; c++) coarse.pixels[to + c] /= known;
    }
  }
  return coarse;
}

/** Half the size; 1 where any of the four pixels is. */
export function halfMask(mask: Uint8Array, width: number, height: number): Uint8Array {
  const w = Math.ceil(width / 2);
  const half = new Uint8Array(w * Math.ceil(height / 2));
  for (let i = 0; i < mask.length; i++) if (mask[i]) half[(Math.floor(i / width) >> 1) * w + ((i % width) >> 1)] = 1;
  return half;
}

/** Grows a 0/1 mask by `radius` px (a square). */
export function dilate(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const rows = new Uint8Array(mask.length);
  const grown = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, last = -Infinity; x < width + radius; x++) {
      if (x < width && mask[y * width + x]) last = x;
      const at = x - radius;
      if (at >= 0 && last >= at - radius) rows[y * width + at] = 1;
    }
  }
  for (let x = 0; x < width; x++) {
    for (let y = 0, last = -Infinity; y < height + radius; y++) {
      if (y < height && rows[y * width + x]) last = y;
      const at = y - radius;
      if (at >= 0 && last >= at - radius) grown[at * width + x] = 1;
    }
  }
  return grown;
}

/** Uniform 0–1 from a 32-bit state (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
