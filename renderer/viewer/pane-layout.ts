import type { Size } from './picture.ts';
import type { Rect } from './pyramid.ts';

export interface Grid {
  columns: number;
  rows: number;
}

/** How so many panes of equal size are best laid out, so that a picture of this shape gets the most room. */
export function bestGrid(count: number, room: Size, picture: Size): Grid {
  let best: Grid = { columns: Math.max(1, count), rows: 1 };
  let bestScale = 0;
  for (let columns = count; columns >= 1; columns--) {
    const rows = Math.ceil(count / columns);
    const scale = Math.min(room.width / columns / picture.width, room.height / rows / picture.height);
    // Side by side is easier to compare than one above the other: another layout has to be worth it.
    if (scale > bestScale * 1.08) {
      bestScale = scale;
      best = { columns, rows };
    }
  }
  return best;
}

/** Panes of exactly the same size, so that all of them show the same pixels; device px. What is left over stays empty at the right and below. */
export function paneRects(count: number, { columns, rows }: Grid, canvas: Size): Rect[] {
  const width = Math.max(1, Math.floor(canvas.width / columns));
  const height = Math.max(1, Math.floor(canvas.height / rows));
  return Array.from({ length: count }, (_, i) => ({ x: (i % columns) * width, y: Math.floor(i / columns) * height, width, height }));
}
