import type { Size } from './picture.ts';

/** Side of a tile without its gutter, px of its level. */
export const TILE = 512;
/** Pixels of the neighbours around a tile: smoothing at its edges, and in its first mipmap, needs them. Divides TILE, so that mipmaps of neighbours line up. */
export const GUTTER = 4;

/** A rectangle; px of whatever it lies in, origin at the top left. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One tile of a level: level 0 is the picture, each further one has half its sides. */
export interface Tile {
  level: number;
  column: number;
  row: number;
}

/** Sides of a level, px; never 0. */
export function levelSize({ width, height }: Size, level: number): Size {
  const share = 2 ** level;
  return { width: Math.max(1, Math.ceil(width / share)), height: Math.max(1, Math.ceil(height / share)) };
}

/** The first level that is one tile. */
export function topLevel(picture: Size): number {
  let level = 0;
  for (let side = Math.max(picture.width, picture.height); side > TILE; side = Math.ceil(side / 2)) level++;
  return level;
}

/** The level whose pixels are as large as the screen's or up to twice as fine. @param scale screen px per px of the picture */
export function levelFor(scale: number, picture: Size): number {
  return Math.min(topLevel(picture), Math.max(0, Math.floor(Math.log2(1 / scale) + 1e-9)));
}

/** What a tile shows, px of its level, without the gutter. */
export function tileRect({ level, column, row }: Tile, picture: Size): Rect {
  const size = levelSize(picture, level);
  const x = column * TILE;
  const y = row * TILE;
  return { x, y, width: Math.min(TILE, size.width - x), height: Math.min(TILE, size.height - y) };
}

/** What is cut out for a tile, px of its level: with the gutter where the picture goes on. */
export function cutRect(tile: Tile, picture: Size): Rect {
  const size = levelSize(picture, tile.level);
  const { x, y, width, height } = tileRect(tile, picture);
  const left = Math.max(0, x - GUTTER);
  const top = Math.max(0, y - GUTTER);
  return { x: left, y: top, width: Math.min(size.width, x + width + GUTTER) - left, height: Math.min(size.height, y + height + GUTTER) - top };
}

/** Tiles of a level that lie in a part of the picture (px of the picture), nearest to its middle first. @param ring so many tiles further on each side */
export function tilesIn(part: Rect, level: number, picture: Size, ring = 0): Tile[] {
  const size = levelSize(picture, level);
  const [perX, perY] = [size.width / picture.width / TILE, size.height / picture.height / TILE];
  const columns = Math.ceil(size.width / TILE);
  const rows = Math.ceil(size.height / TILE);
  const first = { column: Math.max(0, Math.floor(part.x * perX) - ring), row: Math.max(0, Math.floor(part.y * perY) - ring) };
  const last = {
    column: Math.min(columns - 1, Math.ceil((part.x + part.width) * perX) - 1 + ring),
    row: Math.min(rows - 1, Math.ceil((part.y + part.height) * perY) - 1 + ring),
  };
  const tiles: Tile[] = [];
  for (let row = first.row; row <= last.row; row++) for (let column = first.column; column <= last.column; column++) tiles.push({ level, column, row });
  const middle = { column: (part.x + part.width / 2) * perX - 0.5, row: (part.y + part.height / 2) * perY - 0.5 };
  const distance = (tile: Tile) => (tile.column - middle.column) ** 2 + (tile.row - middle.row) ** 2;
  return tiles.sort((a, b) => distance(a) - distance(b));
}

/** The tile of the next coarser level that holds this one. */
export function parentOf({ level, column, row }: Tile): Tile {
  return { level: level + 1, column: column >> 1, row: row >> 1 };
}

/** Where a tile lies in the picture, px of the picture. */
export function tilePlace(tile: Tile, picture: Size): Rect {
  const size = levelSize(picture, tile.level);
  const { x, y, width, height } = tileRect(tile, picture);
  const [perX, perY] = [picture.width / size.width, picture.height / size.height];
  return { x: x * perX, y: y * perY, width: width * perX, height: height * perY };
}
