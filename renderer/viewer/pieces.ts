import type { PieceRequest } from './decode/protocol.ts';
import { cutRect, levelFor, levelSize, parentOf, type Rect, type Tile, tilePlace, tilesIn, topLevel } from './pyramid.ts';
import type { Layer } from './scene.ts';

/** Part of a picture that can be seen; px of the picture. null = nothing of it. */
export function visiblePart({ width, height, place }: Layer, clip: Rect): Rect | null {
  const left = Math.max(0, (clip.x - place.x) / place.scale);
  const top = Math.max(0, (clip.y - place.y) / place.scale);
  const right = Math.min(width, (clip.x + clip.width - place.x) / place.scale);
  const bottom = Math.min(height, (clip.y + clip.height - place.y) / place.scale);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

export function tileName(sha256: string, { level, column, row }: Tile): string {
  return `${sha256}/${level}/${column}/${row}`;
}

export function previewName(sha256: string): string {
  return `${sha256}/preview`;
}

/** A piece of a texture and where it is drawn. */
export interface Patch {
  /** Of the texture. */
  name: string;
  /** Edges on the screen: left, top, right, bottom; screen px. */
  place: [number, number, number, number];
  /** The same edges in the texture, 0–1. */
  part: [number, number, number, number];
}

/** The tiles that a layer needs at its place, whether they are there or not. */
export function neededTiles(layer: Layer, clip: Rect, ring = 0): Tile[] {
  const part = visiblePart(layer, clip);
  return part === null ? [] : tilesIn(part, levelFor(layer.place.scale, layer), layer, ring);
}

/** What can be drawn of a layer now: each tile, or what a coarser level or the preview has of it. @param has textures that are there */
export function patchesOf(layer: Layer, clip: Rect, has: (name: string) => boolean): Patch[] {
  const patches: Patch[] = [];
  const top = topLevel(layer);
  for (const tile of neededTiles(layer, clip)) {
    const part = tilePlace(tile, layer);
    let source: Tile | null = tile;
    while (source !== null && !has(tileName(layer.sha256, source))) source = source.level < top ? parentOf(source) : null;
    const name = source === null ? previewName(layer.sha256) : tileName(layer.sha256, source);
    if (source !== null || has(name)) patches.push({ name, place: edgesOn(layer, part), part: edgesIn(layer, source, part) });
  }
  return patches;
}

function edgesOn({ place }: Layer, { x, y, width, height }: Rect): Patch['place'] {
  return [place.x + x * place.scale, place.y + y * place.scale, place.x + (x + width) * place.scale, place.y + (y + height) * place.scale];
}

function edgesIn(layer: Layer, source: Tile | null, { x, y, width, height }: Rect): Patch['part'] {
  if (source === null) return [x / layer.width, y / layer.height, (x + width) / layer.width, (y + height) / layer.height];
  const cut = cutRect(source, layer);
  const size = levelSize(layer, source.level);
  const [perX, perY] = [size.width / layer.width, size.height / layer.height];
  return [
    (x * perX - cut.x) / cut.width,
    (y * perY - cut.y) / cut.height,
    ((x + width) * perX - cut.x) / cut.width,
    ((y + height) * perY - cut.y) / cut.height,
  ];
}

/** Side of the preview that is asked for, px: a step of the studio's thumbnails. */
const PREVIEW_WIDTH = 512;

export type AddressOf = (sha256: string, width?: number) => string;

/**
 * What a layer is drawn from, the most important first: its coarsest level, what is seen, what lies around. Before all that its preview, as long as nothing
 * else is there.
 */
export function piecesFor(layer: Layer, clip: Rect, has: (name: string) => boolean, url: AddressOf): PieceRequest[] {
  const { sha256, width, height } = layer;
  const top: Tile = { level: topLevel(layer), column: 0, row: 0 };
  const tiles = new Map([top, ...neededTiles(layer, clip), ...neededTiles(layer, clip, 1)].map((tile) => [tileName(sha256, tile), tile]));
  const pieces = [...tiles].map(([name, tile]) => ({ name, url: url(sha256), size: { width, height }, level: tile.level, rect: cutRect(tile, layer) }));
  if (has(pieces[0].name)) return pieces;
  const whole = { x: 0, y: 0, width: PREVIEW_WIDTH, height: PREVIEW_WIDTH };
  return [{ name: previewName(sha256), url: url(sha256, PREVIEW_WIDTH), size: null, level: 0, rect: whole }, ...pieces];
}
