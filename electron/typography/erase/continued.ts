import { dilate, type Patchwork } from './hole.ts';

/** Edges are looked at this far from the hole, px: a little farther than what is measured of them reaches. */
const AWAY = 5;
/** Lightness that changes less than this over 4 px (0–255) is no edge. */
const LEAST_STEP = 30;
/** An edge that goes on has at least this share of its step … */
const LEAST_SHARE = 0.5;
/** … and lies so far from its straight continuation at most: px, and a share of the way. */
const NEAR = 3;
const NEAR_SHARE = 0.1;
/** It comes from at least so far outside, px: a star's or a speck's edge leads nowhere. */
const LEAST_LENGTH = 14;
/** It is followed so far at most, px. */
const FARTHEST = 64;
/** Fewer looks than this say nothing. */
const LEAST_LOOKS = 60;

/**
 * How much of the edges that run into a filled hole goes on through it, 0–1: each is followed straight ahead.
 * @returns null where no edges run into it
 */
export function continuedShare(work: Patchwork): number | null {
  const { width, height, hole } = work;
  const light = calmLight(work);
  const inner = dilate(hole, width, height, AWAY - 1);
  const outer = dilate(hole, width, height, AWAY);
  let [looks, met] = [0, 0];
  for (let y = AWAY; y < height - AWAY; y++) {
    for (let x = AWAY; x < width - AWAY; x++) {
      const i = y * width + x;
      if (!outer[i] || inner[i]) continue;
      const step = Math.hypot(light[i + 2] - light[i - 2], light[i + 2 * width] - light[i - 2 * width]);
      if (step < LEAST_STEP) continue;
      const edge = edgeAt(light, width, i, step);
      for (const side of [1, -1]) {
        const found = follow(work, light, x, y, { ...edge, alongX: edge.alongX * side, alongY: edge.alongY * side });
        looks += found.looks;
        met += found.met;
      }
    }
  }
  return looks < LEAST_LOOKS ? null : met / looks;
}

interface Edge {
  /** Change over 4 px across it. */
  step: number;
  alongX: number;
  alongY: number;
}

/** The edge through a pixel, by the structure tensor of 5 × 5 px (Bigün and Granlund 1987). */
function edgeAt(light: Float32Array, width: number, i: number, step: number): Edge {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const at = i + dy * width + dx;
      const gx = light[at + 1] - light[at - 1];
      const gy = light[at + width] - light[at - width];
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
    }
  }
  const across = 0.5 * Math.atan2(2 * xy, xx - yy);
  return { step, alongX: -Math.sin(across), alongY: Math.cos(across) };
}

/** Looks for the edge every other px of its straight way through the hole. */
function follow(work: Patchwork, light: Float32Array, x: number, y: number, edge: Edge): { looks: number; met: number } {
  const { width, height, hole } = work;
  const found = { looks: 0, met: 0 };
  if (!holeAt(work, x + edge.alongX * 2 * AWAY, y + edge.alongY * 2 * AWAY)) return found;
  for (let way = 4; way <= LEAST_LENGTH; way += 5) if (!isMet(work, light, x, y, edge, -way, NEAR)) return found;
  for (let way = 2; way < FARTHEST; way += 2) {
    const px = x + edge.alongX * way;
    const py = y + edge.alongY * way;
    if (px < 3 || py < 3 || px > width - 4 || py > height - 4) break;
    if (!hole[Math.round(py) * width + Math.round(px)]) {
      if (way > 2 * AWAY) break;
      continue;
    }
    found.looks++;
    if (isMet(work, light, x, y, edge, way, NEAR + NEAR_SHARE * way)) found.met++;
  }
  return found;
}

function holeAt({ width, height, hole }: Patchwork, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1 && hole[Math.round(y) * width + Math.round(x)] === 1;
}

/** True where the edge, or one like it, lies at most `most` px beside this place on its straight way. */
function isMet({ width, height }: Patchwork, light: Float32Array, x: number, y: number, { step, alongX, alongY }: Edge, way: number, most: number): boolean {
  const px = x + alongX * way;
  const py = y + alongY * way;
  for (let off = -Math.round(most); off <= most; off++) {
    const before = valueAt(light, width, height, px - alongY * (off + 2), py + alongX * (off + 2));
    const behind = valueAt(light, width, height, px - alongY * (off - 2), py + alongX * (off - 2));
    if (Math.abs(before - behind) >= LEAST_SHARE * step) return true;
  }
  return false;
}

function valueAt(light: Float32Array, width: number, height: number, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1, Math.round(x)));
  const row = Math.max(0, Math.min(height - 1, Math.round(y)));
  return light[row * width + column];
}

/** Green, as the mean of 3 × 3 px. */
function calmLight({ width, height, channels, pixels }: Patchwork): Float32Array {
  const green = Math.min(1, channels - 1);
  const sums = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    let p = y * width * channels + green;
    let [before, here] = [pixels[p], pixels[p]];
    for (let x = 1; x < width; x++, i++) {
      p += channels;
      const next = pixels[p];
      sums[i] = before + here + next;
      before = here;
      here = next;
    }
    sums[i++] = before + here + here;
  }
  const light = new Float32Array(sums.length);
  const last = width * (height - 1);
  for (let i = 0; i < sums.length; i++) light[i] = (sums[i >= width ? i - width : i] + sums[i] + sums[i < last ? i + width : i]) / 9;
  return light;
}
