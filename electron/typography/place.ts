import { AppError } from '../../shared/errors.ts';
import type { Box } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { type CalmMap, cellsUnder, mapCalm } from './calm.ts';
import { matchAreas, type Wish, wishIn } from './place-words.ts';
import { arcHeight, arcInBox, naturalHeight, stackBoxes } from './stack.ts';

export interface PlaceRequest {
  texts: readonly string[];
  /** The prompt's own words for each string ("at the top", "on the ribbon"); '' or missing where it has none. */
  placements: readonly string[];
  /** Areas that the base reports; may be empty. */
  areas: readonly LetteringArea[];
  /** The artist's box: everything is stacked in it. */
  box?: Box;
  /** Degrees of arc for the first string in the artist's box; positive bends up in the middle. */
  arc?: number;
  image: Raster;
  /** Breaks ties between equally calm places. */
  seed: number;
}

/**
 * One area for each string, in the strings' order: the artist's box first, then the base's own areas by rank, else calm places
 * of the image that suit the words.
 * @throws AppError invalid-input when the artist's box lies outside the image
 */
export function placeTexts({ texts, placements, areas, box, arc = 0, image, seed }: PlaceRequest): LetteringArea[] {
  if (texts.length === 0) return [];
  const calm = mapCalm(image);
  if (box) return placeInBox(clipBox(box, image), texts, arc, calm);
  const given = matchAreas(areas, placements, texts.length, image);
  const left = [...texts.keys()].filter((i) => !given[i]);
  const last = given.findLastIndex((area) => area?.path.kind === 'straight');
  if (left.length === 0) return given as LetteringArea[];
  if (last >= 0 && left.every((i) => i > last)) {
    const shared = [last, ...left];
    shareArea(
      given[last]!,
      shared.map((i) => texts[i]),
    ).forEach((area, k) => {
      given[shared[k]] = area;
    });
    return given as LetteringArea[];
  }
  const taken = given.flatMap((area) => (area ? [area.box] : []));
  for (const i of left) {
    const area = findCalmArea(texts[i], placements[i] ?? '', i, taken, image, calm, seed);
    taken.push(area.box);
    given[i] = area;
  }
  return given as LetteringArea[];
}

function clipBox(box: Box, { width, height }: Raster): Box {
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const clipped = { x, y, width: Math.min(width, box.x + box.width) - x, height: Math.min(height, box.y + box.height) - y };
  if (!(clipped.width >= 1 && clipped.height >= 1)) {
    throw new AppError('invalid-input', `The box for the lettering lies outside the image of ${width} × ${height} px.`, { details: { box } });
  }
  return clipped;
}

function areaAt(box: Box, rank: number, calm: CalmMap): LetteringArea {
  const ground = calm.colour(...cellsUnder(calm, box));
  return { box, rotation: 0, path: { kind: 'straight' }, rank, align: 'middle', ground, ink: null, font: null };
}

function placeInBox(box: Box, texts: readonly string[], arc: number, calm: CalmMap): LetteringArea[] {
  const slots = Math.abs(arc) >= 2 && texts.length > 1 ? bentStack(box, texts, arc) : stackBoxes(box, texts);
  return slots.map((slot, i) => {
    const area = areaAt(slot, i, calm);
    return i === 0 && Math.abs(arc) >= 2 ? { ...area, path: arcInBox(slot, arc, texts[0]) } : area;
  });
}

/** A bent first line needs room for its rise: most of the box. The others stand smaller and closely below. */
function bentStack(box: Box, texts: readonly string[], arc: number): Box[] {
  const width = 0.72 * box.width;
  const height = Math.min(0.4, 0.17 * (texts.length - 1)) * box.height;
  const leadHeight = Math.min(0.96 * box.height - height, arcHeight(box, arc, texts[0]));
  const gap = 0.04 * box.height;
  const y = box.y + (box.height - leadHeight - gap - height) / 2;
  const rest = { x: box.x + (box.width - width) / 2, y: y + leadHeight + gap, width, height };
  return [{ ...box, y, height: leadHeight }, ...stackBoxes(rest, texts.slice(1))];
}

/** More strings than areas: the last area is shared by those that are left. */
function shareArea(area: LetteringArea, texts: readonly string[]): LetteringArea[] {
  const { box, rotation } = area;
  const angle = (rotation * Math.PI) / 180;
  return stackBoxes(box, texts).map((slot, i) => {
    // Slots are cut from the upright box; turned about its own middle, each has to move around the middle of the whole.
    const away = slot.y + slot.height / 2 - (box.y + box.height / 2);
    const turned = { ...slot, x: slot.x - away * Math.sin(angle), y: slot.y + away * (Math.cos(angle) - 1) };
    return { ...area, box: turned, rank: area.rank + i };
  });
}

/** Sizes that are tried, as shares of the largest. */
const SIZES = [1, 0.86, 0.72, 0.58, 0.46];

function findCalmArea(text: string, words: string, index: number, taken: readonly Box[], image: Raster, calm: CalmMap, seed: number): LetteringArea {
  const wish = wishIn(words);
  const isSide = wish.x !== null && wish.x !== 0.5;
  const widest = image.width * (isSide ? 0.46 : index === 0 ? 0.84 : 0.6);
  let best: Box | null = null;
  let bestCost = Infinity;
  for (const share of SIZES) {
    const width = widest * share;
    const height = Math.min(naturalHeight(text, width), image.height * (index === 0 ? 0.26 : 0.13));
    for (const box of candidates(width, height, image, calm)) {
      if (taken.some((other) => overlap(box, other))) continue;
      const cost = costOf(box, share, wish, index, taken, image, calm, seed);
      if (cost < bestCost) [best, bestCost] = [box, cost];
    }
  }
  // A picture full of lettering: a strip at the bottom is better than nothing.
  best ??= { x: image.width * 0.08, y: image.height * 0.86, width: image.width * 0.84, height: image.height * 0.1 };
  const align = wish.x === 0.26 ? 'start' : wish.x === 0.74 ? 'end' : 'middle';
  return { ...areaAt(best, index, calm), align };
}

function* candidates(width: number, height: number, image: Raster, { cell }: CalmMap): Generator<Box> {
  const margin = Math.min(image.width, image.height) * 0.05;
  const step = cell * 2;
  for (let y = margin; y + height <= image.height - margin + 0.5; y += step) {
    for (let x = margin; x + width <= image.width - margin + 0.5; x += step) yield { x, y, width, height };
    // Exactly in the middle as well: titles are centred wherever the picture lets them.
    yield { x: (image.width - width) / 2, y, width, height };
  }
}

function overlap(a: Box, b: Box): boolean {
  const gap = 0.15 * Math.min(a.height, b.height);
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

function costOf(box: Box, share: number, wish: Wish, index: number, taken: readonly Box[], image: Raster, calm: CalmMap, seed: number): number {
  const cells = cellsUnder(calm, box);
  const middleX = (box.x + box.width / 2) / image.width;
  const middleY = (box.y + box.height / 2) / image.height;
  let cost = 9 * calm.energy(...cells) + 1.6 * calm.spread(...cells) + 0.55 * (1 - share);
  cost += wish.x === null ? 0.5 * Math.abs(middleX - 0.5) : 3 * Math.abs(middleX - wish.x);
  if (wish.y !== null) cost += 3 * Math.abs(middleY - wish.y);
  else {
    // The picture's subject is usually in the middle; titles live in the upper or lower third.
    const [upper, lower] = seed % 4 === 3 ? [0.06, 0] : [0, 0.06];
    cost += 0.5 * Math.min(Math.abs(middleY - 0.15) + upper, Math.abs(middleY - 0.85) + lower);
    const above = taken[index - 1];
    if (above && box.y < above.y) cost += 0.3;
  }
  return cost;
}
