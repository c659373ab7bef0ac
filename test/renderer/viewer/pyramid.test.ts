import { expect, it } from 'vitest';
import { neededTiles, patchesOf, piecesFor, previewName, tileName, visiblePart } from '../../../renderer/viewer/pieces.ts';
import { cutRect, levelFor, levelSize, parentOf, tilePlace, tilesIn, topLevel } from '../../../renderer/viewer/pyramid.ts';
import type { Layer } from '../../../renderer/viewer/scene.ts';

const picture = { width: 4096, height: 3001 };
const clip = { x: 0, y: 0, width: 800, height: 600 };
const layer = (scale: number, x = 0, y = 0): Layer => ({ ...picture, sha256: 'p', isCutout: false, place: { x, y, scale } });

it('halves each level until one tile holds it, and picks the level that is at least as fine as the screen', () => {
  expect([topLevel(picture), levelSize(picture, 3), topLevel({ width: 512, height: 8 })]).toEqual([3, { width: 512, height: 376 }, 0]);
  expect([4, 1, 0.51, 0.5, 0.26, 0.25, 0.01].map((scale) => levelFor(scale, picture))).toEqual([0, 0, 0, 1, 1, 2, 3]);
});

it('cuts tiles with their neighbours’ pixels around, but never beyond the picture', () => {
  expect(cutRect({ level: 0, column: 0, row: 0 }, picture)).toEqual({ x: 0, y: 0, width: 516, height: 516 });
  expect(cutRect({ level: 0, column: 7, row: 5 }, picture)).toEqual({ x: 3580, y: 2556, width: 516, height: 445 });
  expect(cutRect({ level: 1, column: 1, row: 1 }, picture)).toEqual({ x: 508, y: 508, width: 520, height: 520 });
});

it('covers every part of the picture exactly once', () => {
  const tiles = tilesIn({ x: 0, y: 0, ...picture }, 2, picture);
  const area = tiles.map((tile) => tilePlace(tile, picture)).reduce((sum, { width, height }) => sum + width * height, 0);
  expect(area).toBeCloseTo(picture.width * picture.height, 3);
  expect(new Set(tiles.map((tile) => tileName('p', parentOf(tile)))).size).toBe(1);
});

it('asks for what is seen from the middle outwards, and for a ring around it', () => {
  const part = { x: 1100, y: 1100, width: 300, height: 300 };
  expect(tilesIn(part, 0, picture)).toEqual([{ level: 0, column: 2, row: 2 }]);
  expect(tilesIn(part, 0, picture, 1)).toHaveLength(9);
  expect(visiblePart(layer(1, -100, 5000), clip)).toBeNull();
  expect(neededTiles(layer(0.1), clip).every(({ level }) => level === 3)).toBe(true);
});

it('draws each tile, or what a coarser one or the preview has of it, with no overlap', () => {
  const at = layer(1, -512, 0);
  const have = new Set([previewName('p')]);
  const has = (name: string) => have.has(name);
  expect(new Set(patchesOf(at, clip, has).map(({ name }) => name))).toEqual(new Set([previewName('p')]));
  have.add(tileName('p', { level: 3, column: 0, row: 0 }));
  have.add(tileName('p', { level: 0, column: 1, row: 0 }));
  const patches = patchesOf(at, clip, has);
  const sharp = patches.find(({ name }) => name === tileName('p', { level: 0, column: 1, row: 0 }))!;
  expect(sharp.place).toEqual([0, 0, 512, 512]);
  expect(sharp.part).toEqual([4 / 520, 0, 516 / 520, 512 / 516]);
  expect(patches.filter(({ name }) => name === tileName('p', { level: 3, column: 0, row: 0 }))).toHaveLength(patches.length - 1);
  expect(patches.map(({ place: [left, top, right, bottom] }) => (right - left) * (bottom - top)).reduce((sum, area) => sum + area)).toBe(2 * 2 * 512 * 512);
});

it('fetches the preview only while nothing else is there, then the whole picture coarsely, then what is seen', () => {
  const url = (sha256: string, width?: number) => `/asset/${sha256}${width === undefined ? '' : `?w=${width}`}`;
  const none = piecesFor(layer(1), clip, () => false, url).map(({ name }) => name);
  expect(none.slice(0, 2)).toEqual([previewName('p'), 'p/3/0/0']);
  expect(none.slice(2, 6).every((name) => name.startsWith('p/0/'))).toBe(true);
  expect(piecesFor(layer(1), clip, (name) => name === 'p/3/0/0', url).map(({ name }) => name)).not.toContain(previewName('p'));
});
