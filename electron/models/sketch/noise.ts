import { createPlane, type Plane, resampled } from './plane.ts';
import { mixBits } from './random.ts';

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
