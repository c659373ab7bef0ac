import type { Box } from '../../shared/geometry.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { assertMask } from './colours.ts';
import { valueAt } from './outside-change.ts';

/** What a line's crop shows around its box, px. */
export const LINE_MARGIN = 16;

/** One channel; a mask that was decoded from a file has three channels or four, and any but alpha counts. @throws AppError invalid-input */
export function greyMask(image: Raster, mask: Raster): Raster {
  const grey = mask.channels === 1 ? mask : createRaster(mask.width, mask.height, 1);
  if (mask.channels !== 1) {
    for (let i = 0, at = 0; i < grey.data.length; i++, at += mask.channels) grey.data[i] = Math.max(mask.data[at], mask.data[at + 1], mask.data[at + 2]);
  }
  assertMask(image, grey);
  return grey;
}

/**
 * The paste method (docs/measures.md): `b` with the pixels of `a` inside the mask. What then differs from `a` lies outside, and no filter sees anything of the
 * lettering.
 */
export function pasted(a: Raster, b: Raster, mask: Raster): Raster {
  const { channels } = b;
  const data = b.data.slice();
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0) continue;
    for (let c = 0; c < channels; c++) data[i * channels + c] = valueAt(a, i, c);
  }
  return { ...b, data };
}

/**
 * Boxes of the lines: those of the mask's parts, where what is closer than about 16 px belongs together, as the lines' crops would overlap anyhow. The parts are
 * found among cells of 16 px, so that a mask of single pixels takes no longer than one of letters. In reading order.
 */
export function linesOfMask(mask: Raster): Box[] {
  const columns = Math.ceil(mask.width / LINE_MARGIN);
  const cells = cellsOf(mask, columns);
  const boxes: Box[] = [];
  for (let start = 0; start < cells.length; start++) {
    if (!cells[start]) continue;
    let box = cells[start]!;
    cells[start] = null;
    const open = [start];
    while (open.length > 0) {
      const cell = open.pop()!;
      for (const next of neighbours(cell, columns, cells.length)) {
        const found = cells[next];
        if (!found) continue;
        box = around(box, found);
        cells[next] = null;
        open.push(next);
      }
    }
    boxes.push(box);
  }
  return joined(boxes);
}

/** The box of what is set in each cell of the mask; null = nothing. */
function cellsOf({ width, height, data }: Raster, columns: number): (Box | null)[] {
  const cells: (Box | null)[] = new Array(columns * Math.ceil(height / LINE_MARGIN)).fill(null);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let column = 0; column < columns; column++) {
      const end = Math.min(width, (column + 1) * LINE_MARGIN);
      let left = column * LINE_MARGIN;
      while (left < end && data[row + left] === 0) left++;
      if (left === end) continue;
      let right = end;
      while (data[row + right - 1] === 0) right--;
      const cell = Math.floor(y / LINE_MARGIN) * columns + column;
      const run = { x: left, y, width: right - left, height: 1 };
      cells[cell] = cells[cell] ? around(cells[cell], run) : run;
    }
  }
  return cells;
}

function neighbours(cell: number, columns: number, count: number): number[] {
  const x = cell % columns;
  const aside = [x > 0 ? -1 : 0, 0, x < columns - 1 ? 1 : 0];
  return [-columns, 0, columns].flatMap((down) => aside.map((right) => cell + down + right)).filter((next) => next >= 0 && next < count && next !== cell);
}

/** The lines' crops: whole pixels, a margin around them, cut to the image, joined while they overlap, so that no pixel counts twice. */
export function lineCrops(lines: readonly Box[], width: number, height: number): Box[] {
  const crops = lines.flatMap((line) => {
    const left = Math.max(0, Math.floor(line.x) - LINE_MARGIN);
    const top = Math.max(0, Math.floor(line.y) - LINE_MARGIN);
    const right = Math.min(width, Math.ceil(line.x + line.width) + LINE_MARGIN);
    const bottom = Math.min(height, Math.ceil(line.y + line.height) + LINE_MARGIN);
    return right > left && bottom > top ? [{ x: left, y: top, width: right - left, height: bottom - top }] : [];
  });
  return joined(crops);
}

function joined(boxes: readonly Box[]): Box[] {
  const result: Box[] = [];
  for (const box of boxes) {
    let current = box;
    for (let i = 0; i < result.length; ) {
      if (!overlap(result[i], current)) {
        i++;
        continue;
      }
      current = around(result[i], current);
      result.splice(i, 1);
      i = 0;
    }
    result.push(current);
  }
  return result.sort((a, b) => a.y - b.y || a.x - b.x);
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The smallest box that holds both. */
export function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** 1 for every pixel of the boxes. */
export function pixelsOf(boxes: readonly Box[], width: number, height: number): Uint8Array {
  const inside = new Uint8Array(width * height);
  for (const box of boxes) {
    for (let y = box.y; y < box.y + box.height; y++) inside.fill(1, y * width + box.x, y * width + box.x + box.width);
  }
  return inside;
}

/** Part of an image, at native scale. */
export function cropped(image: Raster, box: Box): Raster {
  const { width, channels, data } = image;
  const row = box.width * channels;
  const out = createRaster(box.width, box.height, channels);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.y + y) * width + box.x) * channels;
    out.data.set(data.subarray(from, from + row), y * row);
  }
  return out;
}

/** The box around all pixels that differ in a stored value; null when there is none. The images have one size. */
export function differingBox(a: Raster, b: Raster): Box | null {
  const { width, height } = a;
  const channels = Math.max(a.channels, b.channels);
  const isAlike = a.channels === b.channels;
  const differs = (x: number, y: number) => {
    const pixel = y * width + x;
    for (let c = 0; c < channels; c++) {
      if (isAlike ? a.data[pixel * channels + c] !== b.data[pixel * channels + c] : valueAt(a, pixel, c) !== valueAt(b, pixel, c)) return true;
    }
    return false;
  };
  const row = width * channels;
  const rowDiffers = (y: number) => {
    if (isAlike) return Buffer.compare(a.data.subarray(y * row, (y + 1) * row), b.data.subarray(y * row, (y + 1) * row)) !== 0;
    for (let x = 0; x < width; x++) if (differs(x, y)) return true;
    return false;
  };
  let top = 0;
  while (top < height && !rowDiffers(top)) top++;
  if (top === height) return null;
  let bottom = height;
  while (!rowDiffers(bottom - 1)) bottom--;
  let left = width;
  let right = 0;
  for (let y = top; y < bottom; y++) {
    if (!rowDiffers(y)) continue;
    for (let x = 0; x < left; x++) if (differs(x, y)) left = x;
    for (let x = width - 1; x >= right; x--) if (differs(x, y)) right = x + 1;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A box with a margin, cut to the image. */
export function grown(box: Box, margin: number, width: number, height: number): Box {
  const left = Math.max(0, box.x - margin);
  const top = Math.max(0, box.y - margin);
  return { x: left, y: top, width: Math.min(width, box.x + box.width + margin) - left, height: Math.min(height, box.y + box.height + margin) - top };
}

export function isWhole(box: Box, { width, height }: Raster): boolean {
  return box.width === width && box.height === height;
}
