import { mixBits } from './random.ts';

/** A field of numbers over the pixels, row-major. All fields made here are periodic: the right edge meets the left, the bottom the top. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export interface Lattice {
  /** Whole periods across and down; more than half the pixels of a side are cut to that. */
  cellsX: number;
  cellsY: number;
  seed: number;
}

export interface Fractal extends Lattice {
  octaves: number;
  /** Amplitude of an octave over the one before; 0.5 when left out. */
  gain?: number;
  /** smooth = signed sum; billow = creased valleys; ridged = creased peaks. */
  shape?: 'smooth' | 'billow' | 'ridged';
}

export function createPlane(width: number, height: number, value = 0): Plane {
  const data = new Float32Array(width * height);
  if (value !== 0) data.fill(value);
  return { width, height, data };
}

const DIRECTIONS = 256;

/**
 * Adds gradient noise (Perlin 2002, quintic fade) times `amplitude`; one octave lies in about ±0.7.
 * Per row the two lattice rows are first blended into one line `a·dx + b` per lattice column, which leaves two
 * multiplications and a fade per pixel.
 */
export function addGradientNoise(plane: Plane, lattice: Lattice, amplitude: number, shape: Fractal['shape'] = 'smooth'): void {
  const { width, height, data } = plane;
  const cellsX = clampCells(lattice.cellsX, width);
  const cellsY = clampCells(lattice.cellsY, height);
  const { gx, gy } = gradients(cellsX, cellsY, lattice.seed);
  const columns = sampleAxis(width, cellsX);
  const slope = new Float32Array(cellsX + 1);
  const offset = new Float32Array(cellsX + 1);
  for (let y = 0; y < height; y++) {
    const position = ((y + 0.5) * cellsY) / height;
    const top = Math.floor(position) % cellsY;
    const bottom = (top + 1) % cellsY;
    const dy = position - Math.floor(position);
    const v = fade(dy);
    for (let i = 0; i <= cellsX; i++) {
      const t = top * cellsX + (i % cellsX);
      const b = bottom * cellsX + (i % cellsX);
      slope[i] = gx[t] + (gx[b] - gx[t]) * v;
      offset[i] = gy[t] * dy + (gy[b] * (dy - 1) - gy[t] * dy) * v;
    }
    const row = y * width;
    addRow(data, row, columns, slope, offset, amplitude, shape);
  }
}

/** One row of an octave, cell by cell, so that the inner loop reads no lattice. */
function addRow(
  data: Float32Array,
  row: number,
  { starts, fraction, weight }: Axis,
  slope: Float32Array,
  offset: Float32Array,
  amplitude: number,
  shape: Fractal['shape'],
): void {
  const isSmooth = shape === 'smooth';
  const sign = (shape === 'ridged' ? -3.2 : 3.2) * amplitude;
  const base = shape === 'ridged' ? amplitude : -amplitude;
  for (let i = 0; i < starts.length - 1; i++) {
    const leftSlope = slope[i];
    const leftOffset = offset[i];
    const rightSlope = slope[i + 1];
    const rightOffset = offset[i + 1] - rightSlope;
    const to = starts[i + 1];
    if (isSmooth) {
      for (let x = starts[i]; x < to; x++) {
        const dx = fraction[x];
        const left = leftSlope * dx + leftOffset;
        data[row + x] += amplitude * (left + (rightSlope * dx + rightOffset - left) * weight[x]);
      }
    } else {
      for (let x = starts[i]; x < to; x++) {
        const dx = fraction[x];
        const left = leftSlope * dx + leftOffset;
        const value = left + (rightSlope * dx + rightOffset - left) * weight[x];
        data[row + x] += base + sign * (value < 0 ? -value : value);
      }
    }
  }
}

/** Sum of octaves of gradient noise, each with twice the cells of the one before; scaled to about ±1. */
export function fractalNoise(width: number, height: number, { cellsX, cellsY, seed, octaves, gain = 0.5, shape = 'smooth' }: Fractal): Plane {
  let total = 0;
  for (let i = 0; i < octaves; i++) total += gain ** i;
  const amplitudes = Array.from({ length: octaves }, (_, i) => (gain ** i / total) * (shape === 'smooth' ? 1.7 : 1));
  return octavesFrom(
    width,
    height,
    octaves,
    (plane, i) => {
      addGradientNoise(plane, { cellsX: cellsX << i, cellsY: cellsY << i, seed: mixBits(seed + i * 7919) }, amplitudes[i], shape);
    },
    (i) => Math.max((cellsX << i) / width, (cellsY << i) / height),
  );
}

/**
 * Octaves 0 … count − 1 summed. Those whose cells have 16 px or more are drawn on half the resolution and enlarged (a quarter of the
 * work, and bilinear steps stay far below their features); those finer than two px are left out, they would only be aliasing.
 */
function octavesFrom(width: number, height: number, count: number, add: (plane: Plane, octave: number) => void, fineness: (octave: number) => number): Plane {
  let coarse = 0;
  while (coarse < count && fineness(coarse) <= 1 / 16) coarse++;
  const canHalve = coarse > 0 && width % 2 === 0 && height % 2 === 0 && width > 32 && height > 32;
  const plane = canHalve
    ? resampled(
        octavesFrom(width / 2, height / 2, coarse, add, (i) => fineness(i) * 2),
        width,
        height,
      )
    : createPlane(width, height);
  for (let i = canHalve ? coarse : 0; i < count; i++) {
    if (i > 0 && fineness(i) > 0.5) break;
    add(plane, i);
  }
  return plane;
}

/** Adds independent noise per pixel, uniform in ±amplitude. */
export function addGrain(plane: Plane, amplitude: number, seed: number): void {
  const { data } = plane;
  let state = mixBits(seed) | 1;
  const scale = amplitude / 0x80000000;
  for (let i = 0; i < data.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    data[i] += state * scale;
  }
}

/** A number in [0, 1) for a lattice point. */
export function hashUnit(x: number, y: number, seed: number): number {
  return mixBits(Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ seed) / 0x100000000;
}

export interface Cells {
  /** Distance to the nearest point, in cells. */
  nearest: Plane;
  /** Distance to the border with the neighbouring cell, in cells (exact for the two nearest points). */
  border: Plane;
  /** Which cell: row × cellsX + column. */
  owner: Int32Array;
}

/** Worley's cellular noise (1996) with one point per cell, moved from the middle by up to `jitter` / 2 of a cell. */
export function cellularNoise(width: number, height: number, lattice: Lattice, jitter = 0.9, brickOffset = 0): Cells {
  const cellsX = Math.max(1, Math.round(lattice.cellsX));
  const cellsY = Math.max(1, Math.round(lattice.cellsY));
  const nearest = createPlane(width, height);
  const border = createPlane(width, height);
  const nearestData = nearest.data;
  const borderData = border.data;
  const owner = new Int32Array(width * height);
  const near = new Float64Array(9 * 2);
  const ids = new Int32Array(9);
  const rowShare = new Float64Array(9);
  // Distances are measured in mean cells, so that cells of odd aspect keep round borders.
  const cellWidth = width / cellsX;
  const cellHeight = height / cellsY;
  const unit = Math.sqrt(cellWidth * cellHeight);
  const scaleX = 1 / unit;
  for (let cy = 0; cy < cellsY; cy++) {
    const yFrom = Math.ceil(cy * cellHeight - 0.5);
    const yTo = Math.ceil((cy + 1) * cellHeight - 0.5);
    for (let cx = 0; cx < cellsX; cx++) {
      gather(near, ids, cx, cy, cellsX, cellsY, cellWidth / unit, cellHeight / unit, lattice.seed, jitter, brickOffset);
      const xFrom = Math.ceil(cx * cellWidth - 0.5);
      const xTo = Math.ceil((cx + 1) * cellWidth - 0.5);
      for (let y = yFrom; y < yTo; y++) {
        const py = (y + 0.5) * scaleX;
        for (let k = 0; k < 9; k++) rowShare[k] = (near[k * 2 + 1] - py) ** 2;
        for (let x = xFrom; x < xTo; x++) {
          const px = (x + 0.5) * scaleX;
          let first = 1e9;
          let second = 1e9;
          let a = 0;
          let b = 0;
          for (let k = 0; k < 9; k++) {
            const dx = near[k * 2] - px;
            const distance = dx * dx + rowShare[k];
            if (distance < first) {
              second = first;
              b = a;
              first = distance;
              a = k;
            } else if (distance < second) {
              second = distance;
              b = k;
            }
          }
          const i = y * width + x;
          const ux = near[a * 2] - near[b * 2];
          const uy = near[a * 2 + 1] - near[b * 2 + 1];
          nearestData[i] = Math.sqrt(first);
          borderData[i] = (second - first) / (2 * Math.sqrt(ux * ux + uy * uy) + 1e-9);
          owner[i] = ids[a];
        }
      }
    }
  }
  return { nearest, border, owner };
}

function gather(
  near: Float64Array,
  ids: Int32Array,
  cx: number,
  cy: number,
  cellsX: number,
  cellsY: number,
  stepX: number,
  stepY: number,
  seed: number,
  jitter: number,
  brickOffset: number,
): void {
  let k = 0;
  for (let oy = -1; oy <= 1; oy++) {
    for (let ox = -1; ox <= 1; ox++) {
      const x = (cx + ox + cellsX) % cellsX;
      const y = (cy + oy + cellsY) % cellsY;
      const shift = y & 1 ? brickOffset : -brickOffset;
      near[k * 2] = (cx + ox + 0.5 + shift + (hashUnit(x, y, seed) - 0.5) * jitter) * stepX;
      near[k * 2 + 1] = (cy + oy + 0.5 + (hashUnit(x, y, seed ^ 0x5bd1e995) - 0.5) * jitter) * stepY;
      ids[k++] = y * cellsX + x;
    }
  }
}

/** Reads `plane` at (x + amountX·dx, y + amountY·dy), wrapped and bilinear; dx and dy are fields of the same size, amounts in px. */
export function warped(plane: Plane, dx: Plane, dy: Plane, amountX: number, amountY: number): Plane {
  const { width, height, data } = plane;
  const out = createPlane(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const sx = x + dx.data[i] * amountX;
      const sy = y + dy.data[i] * amountY;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      const fx = sx - x0;
      const fy = sy - y0;
      let left = x0 | 0;
      while (left < 0) left += width;
      while (left >= width) left -= width;
      let line = y0 | 0;
      while (line < 0) line += height;
      while (line >= height) line -= height;
      const right = left + 1 === width ? 0 : left + 1;
      const top = line * width;
      const bottom = line + 1 === height ? 0 : top + width;
      const a = data[top + left] + (data[top + right] - data[top + left]) * fx;
      const b = data[bottom + left] + (data[bottom + right] - data[bottom + left]) * fx;
      out.data[i] = a + (b - a) * fy;
    }
  }
  return out;
}

/** Three wrapped box blurs, close to a Gaussian of the given radius in px; works on a quarter of the pixels when the radius allows. */
export function blurred(plane: Plane, radius: number): Plane {
  const { width, height } = plane;
  if (radius >= 6 && width % 2 === 0 && height % 2 === 0) return resampled(blurred(halved(plane), radius / 2), width, height);
  const box = Math.max(1, Math.min(Math.round(radius * 0.58), (Math.min(width, height) - 1) >> 1));
  const out = { width, height, data: plane.data.slice() };
  const spare = new Float32Array(plane.data.length);
  for (let pass = 0; pass < 3; pass++) {
    blurRows(out.data, spare, width, height, box);
    blurColumns(spare, out.data, width, height, box);
  }
  return out;
}

function blurRows(from: Float32Array, to: Float32Array, width: number, height: number, box: number): void {
  const scale = 1 / (2 * box + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let k = -box; k <= box; k++) sum += from[row + ((k + width) % width)];
    for (let x = 0; x < width; x++) {
      to[row + x] = sum * scale;
      const enter = x + box + 1;
      const leave = x - box;
      sum += from[row + (enter >= width ? enter - width : enter)] - from[row + (leave < 0 ? leave + width : leave)];
    }
  }
}

function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number, box: number): void {
  const scale = 1 / (2 * box + 1);
  const sums = new Float64Array(width);
  for (let k = -box; k <= box; k++) {
    const row = ((k + height) % height) * width;
    for (let x = 0; x < width; x++) sums[x] += from[row + x];
  }
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const enter = ((y + box + 1) % height) * width;
    const leave = ((y - box + height) % height) * width;
    for (let x = 0; x < width; x++) {
      to[row + x] = sums[x] * scale;
      sums[x] += from[enter + x] - from[leave + x];
    }
  }
}

function halved(plane: Plane): Plane {
  const width = plane.width >> 1;
  const height = plane.height >> 1;
  const out = createPlane(width, height);
  for (let y = 0, i = 0; y < height; y++) {
    const top = 2 * y * plane.width;
    for (let x = 0; x < width; x++, i++) {
      const j = top + 2 * x;
      out.data[i] = (plane.data[j] + plane.data[j + 1] + plane.data[j + plane.width] + plane.data[j + plane.width + 1]) * 0.25;
    }
  }
  return out;
}

/** Wrapped bilinear resampling with pixel centres kept in place; meant for enlarging. */
export function resampled(plane: Plane, width: number, height: number): Plane {
  const out = createPlane(width, height);
  const isDoubling = width === plane.width * 2;
  const x0 = new Int32Array(width);
  const x1 = new Int32Array(width);
  const fx = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = ((x + 0.5) * plane.width) / width - 0.5 + plane.width;
    x0[x] = Math.floor(at) % plane.width;
    x1[x] = (x0[x] + 1) % plane.width;
    fx[x] = at - Math.floor(at);
  }
  const line = new Float32Array(plane.width);
  for (let y = 0, i = 0; y < height; y++) {
    const at = ((y + 0.5) * plane.height) / height - 0.5 + plane.height;
    const top = (Math.floor(at) % plane.height) * plane.width;
    const bottom = ((Math.floor(at) + 1) % plane.height) * plane.width;
    const fy = at - Math.floor(at);
    for (let x = 0; x < plane.width; x++) line[x] = plane.data[top + x] + (plane.data[bottom + x] - plane.data[top + x]) * fy;
    if (!isDoubling) {
      for (let x = 0; x < width; x++, i++) out.data[i] = line[x0[x]] + (line[x1[x]] - line[x0[x]]) * fx[x];
      continue;
    }
    let before = line[plane.width - 1];
    let here = line[0];
    for (let x = 0; x < plane.width; x++, i += 2) {
      const after = x + 1 === plane.width ? line[0] : line[x + 1];
      out.data[i] = here * 0.75 + before * 0.25;
      out.data[i + 1] = here * 0.75 + after * 0.25;
      before = here;
      here = after;
    }
  }
  return out;
}

/** Stretches in place so that the smallest value becomes `low` and the largest `high`. */
export function normalise(plane: Plane, low = 0, high = 1): Plane {
  const { data } = plane;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < data.length; i++) {
    if (data[i] < min) min = data[i];
    if (data[i] > max) max = data[i];
  }
  const scale = max > min ? (high - low) / (max - min) : 0;
  for (let i = 0; i < data.length; i++) data[i] = low + (data[i] - min) * scale;
  return plane;
}

/** Hermite step: 0 below `from`, 1 above `to`; `from` may be larger than `to`. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}

interface Axis {
  /** First pixel of each cell, and the length at the end. */
  starts: Int32Array;
  fraction: Float32Array;
  weight: Float32Array;
}

function sampleAxis(length: number, cells: number): Axis {
  const starts = new Int32Array(cells + 1);
  const fraction = new Float32Array(length);
  const weight = new Float32Array(length);
  for (let i = 0; i <= cells; i++) starts[i] = Math.max(0, Math.ceil((i * length) / cells - 0.5));
  for (let i = 0; i < cells; i++) {
    for (let x = starts[i]; x < starts[i + 1]; x++) {
      fraction[x] = ((x + 0.5) * cells) / length - i;
      weight[x] = fade(fraction[x]);
    }
  }
  return { starts, fraction, weight };
}

function gradients(cellsX: number, cellsY: number, seed: number): { gx: Float32Array; gy: Float32Array } {
  const count = cellsX * cellsY;
  const gx = new Float32Array(count);
  const gy = new Float32Array(count);
  const cos = new Float32Array(DIRECTIONS);
  const sin = new Float32Array(DIRECTIONS);
  for (let i = 0; i < DIRECTIONS; i++) {
    cos[i] = Math.cos((i / DIRECTIONS) * 2 * Math.PI);
    sin[i] = Math.sin((i / DIRECTIONS) * 2 * Math.PI);
  }
  for (let i = 0; i < count; i++) {
    const direction = mixBits(Math.imul(i, 0x9e3779b1) ^ seed) & (DIRECTIONS - 1);
    gx[i] = cos[direction];
    gy[i] = sin[direction];
  }
  return { gx, gy };
}

function clampCells(cells: number, pixels: number): number {
  return Math.max(1, Math.min(Math.round(cells), Math.max(1, pixels >> 1)));
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** √(x² + y²); Math.hypot guards against overflow and is many times slower, which counts once per pixel. */
export function distanceOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** e^(−distance · rate), 0 where it would not show. */
export function fallOff(distance: number, rate: number): number {
  const exponent = distance * rate;
  return exponent > 6.5 ? 0 : Math.exp(-exponent);
}
