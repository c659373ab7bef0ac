import type { Lattice } from './noise.ts';
import { createPlane, type Plane } from './plane.ts';
import { mixBits } from './random.ts';

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

/** A number in [0, 1) for a lattice point. */
export function hashUnit(x: number, y: number, seed: number): number {
  return mixBits(Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ seed) / 0x100000000;
}
