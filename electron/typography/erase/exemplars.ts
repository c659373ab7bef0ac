import type { Patchwork } from './hole.ts';

/** Pieces are 7 × 7 px. */
const REACH = 3;
/** What fits equally well is taken from nearby: a px of distance counts as much as this squared difference of every channel of a pixel. */
const NEARBY = 0.6;
/** Places to copy from that are tried for each piece at most. */
const MOST_TRIED = 2600;
/** How far they may lie away, px. */
const FARTHEST = 64;
/** Edges reach this far beyond what is flat, so that flat pieces have a priority too. */
const FLAT = 4;

/**
 * Fills a small hole piece by piece from its rim, first where strong edges run into it: they go on through the hole, and patterns keep their
 * period (Criminisi, Pérez and Toyama, “Region Filling and Object Removal by Exemplar-Based Image Inpainting”, 2004). In place.
 * @param isSource 1 = patches around it are wholly known
 * @returns for every pixel of the hole the pixel that was copied there, −1 where none was
 */
export function fillByExemplars(work: Patchwork, isSource: Uint8Array): Int32Array {
  const { width, height, hole } = work;
  const from = new Int32Array(hole.length).fill(-1);
  const trust = Float32Array.from(hole, (value) => 1 - value);
  const priorities = new Float32Array(hole.length).fill(-1);
  const isOpen = hole.slice();
  const state: State = { work, isOpen, trust, priorities };
  let left = 0;
  for (let i = 0; i < hole.length; i++) left += hole[i];
  for (let i = 0; i < hole.length; i++) if (isFront(state, i)) priorities[i] = priorityOf(state, i);
  while (left > 0) {
    const at = firstOf(priorities);
    if (at < 0) break;
    const source = bestSource(state, isSource, at);
    priorities[at] = -1;
    if (source < 0) continue;
    left -= copy(state, at, source, from);
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let v = Math.max(0, y - 2 * REACH); v <= Math.min(height - 1, y + 2 * REACH); v++) {
      for (let i = v * width + Math.max(0, x - 2 * REACH); i <= v * width + Math.min(width - 1, x + 2 * REACH); i++) {
        priorities[i] = isFront(state, i) ? priorityOf(state, i) : -1;
      }
    }
  }
  return from;
}

interface State {
  work: Patchwork;
  /** 1 = not yet filled. */
  isOpen: Uint8Array;
  /** Known pixels 1, copied ones what their pieces were trusted, open ones 0. */
  trust: Float32Array;
  priorities: Float32Array;
}

function firstOf(priorities: Float32Array): number {
  let [best, most] = [-1, -0.5];
  for (let i = 0; i < priorities.length; i++) {
    if (priorities[i] <= most) continue;
    most = priorities[i];
    best = i;
  }
  return best;
}

/** An open pixel beside a known one. */
function isFront({ work: { width }, isOpen }: State, i: number): boolean {
  if (!isOpen[i]) return false;
  const x = i % width;
  return (x > 0 && !isOpen[i - 1]) || (x < width - 1 && !isOpen[i + 1]) || isOpen[i - width] === 0 || isOpen[i + width] === 0;
}

/** Trust in what is known around the pixel, times the strongest edge that runs into the hole there. */
function priorityOf({ work: { width, height, channels, pixels }, isOpen, trust }: State, i: number): number {
  const x = i % width;
  const y = (i - x) / width;
  let [known, nx, ny, strongest, ex, ey] = [0, 0, 0, 0, 0, 0];
  const green = Math.min(1, channels - 1);
  for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
    for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
      const at = v * width + u;
      known += trust[at];
      if (isOpen[at]) {
        nx += u - x;
        ny += v - y;
        continue;
      }
      if (u < 1 || u > width - 2 || v < 1 || v > height - 2 || isOpen[at - 1] || isOpen[at + 1] || isOpen[at - width] || isOpen[at + width]) continue;
      const gx = pixels[(at + 1) * channels + green] - pixels[(at - 1) * channels + green];
      const gy = pixels[(at + width) * channels + green] - pixels[(at - width) * channels + green];
      if (gx * gx + gy * gy <= strongest) continue;
      strongest = gx * gx + gy * gy;
      [ex, ey] = [gx, gy];
    }
  }
  const across = Math.hypot(nx, ny) || 1;
  return (known / (2 * REACH + 1) ** 2) * (Math.abs(-ey * nx + ex * ny) / across + FLAT);
}

/** The place whose piece is most like what is known around the pixel; −1 where there is none. */
function bestSource({ work, isOpen }: State, isSource: Uint8Array, at: number): number {
  const { width, height } = work;
  const x = at % width;
  const y = (at - x) / width;
  const [left, right] = [Math.max(REACH, x - FARTHEST), Math.min(width - 1 - REACH, x + FARTHEST)];
  const [top, bottom] = [Math.max(REACH, y - FARTHEST), Math.min(height - 1 - REACH, y + FARTHEST)];
  const step = Math.max(1, Math.ceil(Math.sqrt(((right - left + 1) * (bottom - top + 1)) / MOST_TRIED)));
  let [best, least] = [-1, Infinity];
  for (let v = top; v <= bottom; v += step) {
    for (let u = left; u <= right; u += step) {
      const source = v * width + u;
      if (!isSource[source]) continue;
      const cost = difference(work, isOpen, at, source, least) + NEARBY * Math.hypot(u - x, v - y) * (2 * REACH + 1) ** 2;
      if (cost >= least) continue;
      least = cost;
      best = source;
    }
  }
  return best;
}

function difference({ width, height, channels, pixels }: Patchwork, isOpen: Uint8Array, at: number, source: number, limit: number): number {
  const x = at % width;
  const y = (at - x) / width;
  let sum = 0;
  for (let dy = Math.max(-REACH, -y); dy <= Math.min(REACH, height - 1 - y) && sum < limit; dy++) {
    for (let dx = Math.max(-REACH, -x); dx <= Math.min(REACH, width - 1 - x); dx++) {
      const i = at + dy * width + dx;
      if (isOpen[i]) continue;
      for (let c = 0, p = i * channels, q = (source + dy * width + dx) * channels; c < channels; c++, p++, q++) sum += (pixels[p] - pixels[q]) ** 2;
    }
  }
  return sum;
}

/** Fills what is open around the pixel; gives how many pixels that were. */
function copy({ work: { width, height, channels, pixels }, isOpen, trust }: State, at: number, source: number, from: Int32Array): number {
  const x = at % width;
  const y = (at - x) / width;
  let [known, count] = [0, 0];
  const open: number[] = [];
  for (let dy = Math.max(-REACH, -y); dy <= Math.min(REACH, height - 1 - y); dy++) {
    for (let dx = Math.max(-REACH, -x); dx <= Math.min(REACH, width - 1 - x); dx++) {
      const i = at + dy * width + dx;
      known += trust[i];
      count++;
      if (!isOpen[i]) continue;
      from[i] = source + dy * width + dx;
      for (let c = 0; c < channels; c++) pixels[i * channels + c] = pixels[from[i] * channels + c];
      open.push(i);
    }
  }
  for (const i of open) [isOpen[i], trust[i]] = [0, known / count];
  return open.length;
}
