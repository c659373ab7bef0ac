import type { LpipsNet } from '../../shared/measures.ts';

/** Part of an image that is run at once; the core is what counts of it, the rest is what the network must see to get the core right. Pixels. */
export interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
  core: { left: number; top: number; right: number; bottom: number };
}

/** The deepest layer has one value for 16 px: tiles that begin elsewhere would give other values. */
const GRID = 16;
/** A value of the deepest layer depends on 81 px (Alex) or 103 px (Squeeze) on either side. */
const MARGIN = 112;
/** What keeps the runtime below about 350 MB; SqueezeNet's first layer is four times as large as AlexNet's. */
const MAX_PIXELS: Record<LpipsNet, number> = { alex: 800_000, squeeze: 400_000 };
const MAX_TILES = 64;

/** Tiles whose cores cover the image; as few and as small ones as memory allows, none of it visible in the result. */
export function lpipsTiles(net: LpipsNet, width: number, height: number, maxPixels = MAX_PIXELS[net]): Tile[] {
  let best: { columns: Span[]; rows: Span[]; pixels: number } | null = null;
  for (let across = 1; across <= MAX_TILES; across++) {
    for (let down = 1; down <= MAX_TILES; down++) {
      const columns = spans(width, across);
      const rows = spans(height, down);
      const largest = Math.max(...columns.map(({ size }) => size)) * Math.max(...rows.map(({ size }) => size));
      const pixels = total(columns) * total(rows);
      if (largest <= maxPixels && (!best || pixels < best.pixels)) best = { columns, rows, pixels };
      if (largest <= maxPixels) break;
    }
  }
  const { columns, rows } = best ?? { columns: spans(width, MAX_TILES), rows: spans(height, MAX_TILES) };
  return rows.flatMap((row) =>
    columns.map((column) => ({
      x: column.start,
      y: row.start,
      width: column.size,
      height: row.size,
      core: { left: column.coreStart, top: row.coreStart, right: column.coreEnd, bottom: row.coreEnd },
    })),
  );
}

interface Span {
  start: number;
  size: number;
  coreStart: number;
  coreEnd: number;
}

function spans(length: number, count: number): Span[] {
  const core = Math.ceil(length / count / GRID) * GRID;
  const result: Span[] = [];
  for (let from = 0; from < length; from += core) {
    const start = Math.max(0, from - MARGIN);
    const coreEnd = Math.min(length, from + core);
    result.push({ start, size: Math.min(length, coreEnd + MARGIN) - start, coreStart: from, coreEnd });
  }
  return result;
}

function total(list: Span[]): number {
  return list.reduce((sum, { size }) => sum + size, 0);
}
