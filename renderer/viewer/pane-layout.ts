import type { Size } from './picture.ts';
import type { Rect } from './pyramid.ts';

export interface Grid {
  columns: number;
  rows: number;
}

/** Side by side is easier to compare than one above the other: another layout has to show pictures larger by this. */
const WORTH_IT = 1.3;

/** How so many panes of equal size are best laid out, so that a picture of this shape gets the most room. */
export function bestGrid(count: number, room: Size, picture: Size): Grid {
  const grids = Array.from({ length: Math.max(1, count) }, (_, i) => ({ columns: i + 1, rows: Math.ceil(count / (i + 1)) }));
  const scaleOf = ({ columns, rows }: Grid) => Math.min(room.width / columns / picture.width, room.height / rows / picture.height);
  const row = grids[grids.length - 1];
  const best = grids.reduce((one, other) => (scaleOf(other) > scaleOf(one) ? other : one));
  return scaleOf(best) > scaleOf(row) * WORTH_IT ? best : row;
}

/** Panes of exactly the same size, so that all of them show the same pixels; device px. What is left over stays empty at the right and below. */
export function paneRects(count: number, { columns, rows }: Grid, canvas: Size): Rect[] {
  const width = Math.max(1, Math.floor(canvas.width / columns));
  const height = Math.max(1, Math.floor(canvas.height / rows));
  return Array.from({ length: count }, (_, i) => ({ x: (i % columns) * width, y: Math.floor(i / columns) * height, width, height }));
}
