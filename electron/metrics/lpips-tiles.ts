import type { Box } from '../../shared/geometry.ts';
import type { LpipsNet } from '../../shared/measures.ts';
import { grown } from './regions.ts';

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
/** A value of the deepest layer depends on 81 px (Alex) or 103 px (Squeeze) on either side; whole steps of the grid. */
const MARGIN: Record<LpipsNet, number> = { alex: 96, squeeze: 112 };
/**
 * Smaller tiles take less memory, and more time for what tiles see twice: a proof of 1024 × 1024 px takes about a fifth less memory than in one tile, and no longer
 * by the clock. SqueezeNet's first layer is four times as large as AlexNet's, but its margins are wider.
 */
const MAX_PIXELS: Record<LpipsNet, number> = { alex: 450_000, squeeze: 300_000 };
const MAX_TILES = 64;

/**
 * Tiles whose cores cover all values that may not be 0: those that see a pixel that differs. As few and as small ones as memory allows, none of it visible in the
 * result.
 * @param differing box around what differs; default: everything
 */
export function lpipsTiles(net: LpipsNet, width: number, height: number, maxPixels = MAX_PIXELS[net], differing?: Box): Tile[] {
  const margin = MARGIN[net];
  const seen = differing ? grown(differing, margin, width, height) : { x: 0, y: 0, width, height };
  const spansOf = (from: number, size: number, length: number, count: number) => spans({ from, to: from + size, length, margin }, count);
  let best: { columns: Span[]; rows: Span[]; pixels: number } | null = null;
  for (let across = 1; across <= MAX_TILES; across++) {
    for (let down = 1; down <= MAX_TILES; down++) {
      const columns = spansOf(seen.x, seen.width, width, across);
      const rows = spansOf(seen.y, seen.height, height, down);
      const largest = Math.max(...columns.map(({ size }) => size)) * Math.max(...rows.map(({ size }) => size));
      const pixels = total(columns) * total(rows);
      if (largest <= maxPixels && (!best || pixels < best.pixels)) best = { columns, rows, pixels };
      if (largest <= maxPixels) break;
    }
  }
  const { columns, rows } = best ?? {
    columns: spansOf(seen.x, seen.width, width, MAX_TILES),
    rows: spansOf(seen.y, seen.height, height, MAX_TILES),
  };
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

/** Cores from the grid line before `from` to the one after `to`, with what they must see of a line of `length` pixels. */
function spans({ from, to, length, margin }: { from: number; to: number; length: number; margin: number }, count: number): Span[] {
  const first = Math.floor(from / GRID) * GRID;
  const last = Math.min(length, Math.ceil(to / GRID) * GRID);
  const core = Math.ceil((last - first) / count / GRID) * GRID;
  const result: Span[] = [];
  for (let at = first; at < last; at += core) {
    const start = Math.max(0, at - margin);
    const coreEnd = Math.min(last, at + core);
    result.push({ start, size: Math.min(length, coreEnd + margin) - start, coreStart: at, coreEnd });
  }
  return result;
}

function total(list: Span[]): number {
  return list.reduce((sum, { size }) => sum + size, 0);
}
