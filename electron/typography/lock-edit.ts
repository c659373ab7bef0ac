import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';
import { cubicWeights, fineShift, type Plane } from './least-squares-shift.ts';
import { lock } from './pass-lock.ts';
import { coarseShift, type Shift } from './phase-correlation.ts';

/** From this far on an edit has moved the picture: the lettering would not stand where the mask says. In px. */
export const LARGEST_SHIFT = 0.5;
/** Shifts below this are noise of the measurement. */
const SMALLEST_SHIFT = 0.04;
/** Side of the pictures that are compared, px; larger ones are looked at through windows of this size. */
const WINDOW = 256;
/** Windows with less than this share of unmasked pixels tell nothing. */
const LEAST_OPEN = 0.5;

export interface LockedEdit {
  /** The base outside the mask, bit for bit; the edit inside it, realigned where it had moved. */
  image: Raster;
  /** How far the edit stood off. */
  shift: Shift;
}

/**
 * Puts a model's masked edit under the same lock as the typesetter's work: whatever it did outside the mask is thrown away, a drift of less than half a
 * pixel is undone, and an edit that drifted further is refused.
 * @param mask grey, 255 = may have changed
 * @throws AppError refused (`details.flag` = 'drifted') | invalid-input (other size)
 */
export function lockEdit(base: Raster, edit: Raster, mask: Raster): LockedEdit {
  const { image, shift } = alignEdit(base, edit, mask);
  return { image: lock(base, image, mask), shift };
}

/** The whole edit, of the base's channels, where the base has it. @throws AppError as lockEdit */
export function alignEdit(base: Raster, edit: Raster, mask: Raster): LockedEdit & { /** Px. */ distance: number } {
  const { width, height } = base;
  for (const [name, { width: w, height: h }] of Object.entries({ edit, mask })) {
    if (w !== width || h !== height) throw new AppError('invalid-input', `The ${name} has ${w} × ${h} px, the base ${width} × ${height}; they must be alike.`);
  }
  const shift = measureShift(base, edit, mask);
  const distance = Math.hypot(shift.x, shift.y);
  if (distance >= LARGEST_SHIFT) {
    const details = { flag: 'drifted', shift };
    throw new AppError('refused', `The model's edit drifted: it stands ${distance.toFixed(2)} px off the base, and half a pixel is the limit.`, { details });
  }
  const aligned = sameChannels(base, edit);
  return { image: distance < SMALLEST_SHIFT ? aligned : moved(aligned, shift), shift, distance };
}

/**
 * The edit's translation against the base where the mask lets both be seen: whole pixels by phase correlation in several windows (the middle of what they
 * say), the rest by least squares.
 */
function measureShift(base: Raster, edit: Raster, mask: Raster): Shift {
  const shifts = windowsOf(base, mask).map(({ x, y, size }) => coarseShift(...comparable(base, edit, mask, x, y, size), size));
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const coarse = { x: median(shifts.map(({ x }) => x)), y: median(shifts.map(({ y }) => y)) };
  if (Math.hypot(coarse.x, coarse.y) > 1.5) return coarse;
  return fineShift(planeOf(base), planeOf(edit), mask);
}

function planeOf(raster: Raster): Plane {
  const { width, height } = raster;
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = luma(raster, i);
  return { width, height, data };
}

interface Window {
  x: number;
  y: number;
  size: number;
}

/** The middle and two opposite corners, as far as the mask leaves them open. */
function windowsOf({ width, height }: Raster, mask: Raster): Window[] {
  const size = 2 ** Math.floor(Math.log2(Math.max(16, Math.min(WINDOW, width, height))));
  if (size > Math.min(width, height)) return [];
  const [right, bottom] = [width - size, height - size];
  const places = [
    [right >> 1, bottom >> 1],
    [0, 0],
    [right, bottom],
  ];
  const distinct = [...new Map(places.map(([x, y]) => [`${x},${y}`, { x, y, size }])).values()];
  const open = distinct.filter(({ x, y }) => openShare(mask, x, y, size) >= LEAST_OPEN);
  return open.length > 0 ? open : distinct.filter(({ x, y }) => openShare(mask, x, y, size) > 0);
}

function openShare({ data, width }: Raster, x: number, y: number, size: number): number {
  let open = 0;
  for (let row = y; row < y + size; row++) for (let column = x; column < x + size; column++) if (data[row * width + column] === 0) open++;
  return open / (size * size);
}

/** Luma of both, the same plain grey where the mask hides them. */
function comparable(base: Raster, edit: Raster, mask: Raster, x: number, y: number, size: number): [Float64Array, Float64Array] {
  const [a, b] = [new Float64Array(size * size), new Float64Array(size * size)];
  let [sum, count] = [0, 0];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const pixel = (y + row) * base.width + x + column;
      const at = row * size + column;
      if (mask.data[pixel] !== 0) {
        a[at] = Number.NaN;
        continue;
      }
      a[at] = luma(base, pixel);
      b[at] = luma(edit, pixel);
      sum += a[at];
      count++;
    }
  }
  for (let i = 0; i < a.length; i++) if (Number.isNaN(a[i])) a[i] = b[i] = sum / Math.max(1, count);
  return [a, b];
}

function luma({ data, channels }: Raster, pixel: number): number {
  const at = pixel * channels;
  return channels === 1 ? data[at] : 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
}

/** RGB or RGBA as the base is; a model that drops the alpha leaves it opaque. */
function sameChannels(base: Raster, edit: Raster): Raster {
  const { channels } = base;
  if (edit.channels === channels) return edit;
  const data = new Uint8Array(edit.width * edit.height * channels);
  for (let i = 0; i < edit.width * edit.height; i++) {
    for (let c = 0; c < channels; c++) data[i * channels + c] = c === 3 ? 255 : edit.data[i * edit.channels + Math.min(c, edit.channels - 1)];
  }
  return { ...edit, channels, data };
}

/** The picture moved back by a part of a pixel: Catmull & Rom's cubic (1974), edges repeated. */
function moved({ width, height, channels, data }: Raster, { x, y }: Shift): Raster {
  const [columns, rows] = [cubic(x), cubic(y)];
  const between = new Float32Array(data.length);
  const result = new Uint8Array(data.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let c = 0; c < channels; c++) {
        let value = 0;
        for (const { offset, weight } of columns) value += weight * data[(row * width + clamp(column + offset, width)) * channels + c];
        between[(row * width + column) * channels + c] = value;
      }
    }
  }
  for (let row = 0; row < height; row++) {
    for (let i = 0; i < width * channels; i++) {
      let value = 0;
      for (const { offset, weight } of rows) value += weight * between[clamp(row + offset, height) * width * channels + i];
      result[row * width * channels + i] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  return { width, height, channels, data: result };
}

function cubic(shift: number): { offset: number; weight: number }[] {
  const whole = Math.floor(shift);
  const t = shift - whole;
  return cubicWeights(t).map((weight, i) => ({ offset: whole + i - 1, weight }));
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}
