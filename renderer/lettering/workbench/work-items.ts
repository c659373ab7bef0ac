import type { Box, Colour, Point, Quad } from '../../../shared/geometry.ts';
import type { JobRequestInput } from '../../../shared/job.ts';
import type { LetteringArea, LetteringEffects, LetteringFinish, LetteringOptions, LetteringRegion, PlacedText } from '../../../shared/lettering.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { ImageSize } from '../box-edit.ts';
import { MAX_TEXT_LENGTH, MAX_TEXTS, withChange } from '../lettering-options.ts';
import { distance } from './points.ts';
import { boundsOf, type Shape, shapeOf, shapeOfQuad, withShape } from './shape.ts';

/** A region as it will be: its words, its place and its look. */
export interface WorkItem {
  /** Stays the same as long as the workbench is open. */
  id: number;
  /** Number in the report, from 1; null = a new place. */
  region: number | null;
  /** Numbers of further regions that go away for this one. */
  moreRegions: readonly number[];
  /** What should stand there; null = nothing was asked for. */
  text: string | null;
  /** What stands in the base stays, bit for bit. */
  isKept: boolean;
  /** What stands in the base goes away, and nothing comes in its place. */
  isErased: boolean;
  /** Somebody looked at what was in doubt here. */
  isDecided: boolean;
  area: LetteringArea;
  /** null = Galley chooses. */
  font: string | null;
  /** null = as measured, or by contrast in a new place. */
  effects: LetteringEffects | null;
  finish: LetteringFinish | null;
}

/** The mean colour of the base in a box. */
export type GroundAt = (box: Box) => Colour;

const MID_GREY: Colour = [128, 128, 128];

function blankArea(box: Box): LetteringArea {
  return { box, rotation: 0, path: { kind: 'straight' }, rank: 0, align: 'middle', ground: MID_GREY, ink: null, font: null };
}

function areaOf({ area, quad, polygon }: LetteringRegion): LetteringArea {
  return area ?? withShape(blankArea({ x: 0, y: 0, width: 1, height: 1 }), shapeOfQuad(polygon.length === 4 ? (polygon as Quad) : quad));
}

/** The regions of a report, ready to be changed. What went away for the string beside it belongs to that string. */
export function itemsOf(regions: readonly LetteringRegion[]): WorkItem[] {
  const isAbsorbed = ({ action, wanted }: LetteringRegion) => action === 'replaced' && wanted === null;
  const items = regions.flatMap((region, index) => (isAbsorbed(region) ? [] : [itemOf(region, index + 1)]));
  regions.forEach((region, index) => {
    if (!isAbsorbed(region)) return;
    const at = boundsOf(shapeOf(areaOf(region)));
    const away = (item: WorkItem) => distance(middleOf(boundsOfItem(item)), middleOf(at));
    const owners = items.filter((item) => item.region !== null && isLettered(item));
    const owner = owners.reduce<WorkItem | null>((best, item) => (best === null || away(item) < away(best) ? item : best), null);
    if (owner !== null) owner.moreRegions = [...owner.moreRegions, index + 1];
  });
  return items;
}

function itemOf(region: LetteringRegion, number: number): WorkItem {
  return {
    id: number,
    // Lettering that was put into a free area replaces nothing in the base.
    region: region.action === 'set' ? null : number,
    moreRegions: [],
    text: region.wanted,
    isKept: region.action === 'kept',
    isErased: region.action === 'erased',
    isDecided: false,
    area: areaOf(region),
    font: region.font,
    effects: region.effects,
    finish: region.finish,
  };
}

function middleOf({ x, y, width, height }: Box): Point {
  return [x + width / 2, y + height / 2];
}

/** A new place: a broad band about a point of the image. */
export function newItem(id: number, text: string, [x, y]: readonly [number, number], image: ImageSize): WorkItem {
  const [width, height] = [image.width * 0.4, image.height * 0.1];
  const left = Math.min(Math.max(0, x - width / 2), image.width - width);
  const top = Math.min(Math.max(0, y - height / 2), image.height - height);
  const box = { x: Math.round(left), y: Math.round(top), width: Math.round(width), height: Math.round(height) };
  return {
    ...{ id, region: null, moreRegions: [], text, isKept: false, isErased: false, isDecided: false },
    ...{ area: blankArea(box), font: null, effects: null, finish: null },
  };
}

export function isLettered({ isKept, isErased, text }: WorkItem): boolean {
  return !isKept && !isErased && text !== null && text.trim() !== '';
}

/** True when nothing of a region is other than it was found; that somebody looked at it changes nothing. */
export function isAsFound(item: WorkItem, found: readonly WorkItem[]): boolean {
  const first = found.find(({ id }) => id === item.id);
  if (first === undefined) return false;
  return (Object.keys(first) as (keyof WorkItem)[]).every((key) => key === 'isDecided' || first[key] === item[key]);
}

/** Every item that is told to the pass, with what it is told; `undefined` in it = as it stands. */
function entriesOf(
  items: readonly WorkItem[],
  found: readonly WorkItem[],
  groundAt: GroundAt | null,
): { item: WorkItem; placed: PlacedText; isSame: boolean }[] {
  return items.flatMap((item) => {
    const { region, moreRegions } = item;
    const numbers = { region, ...(moreRegions.length > 0 && { moreRegions: [...moreRegions] }) };
    if (item.isErased && region !== null) return [{ item, placed: { text: '', ...numbers }, isSame: false }];
    return isLettered(item) ? [{ item, placed: { ...numbers, ...lookOf(item, found, groundAt) }, isSame: isAsFound(item, found) }] : [];
  });
}

/** Words, place and look. Places that were moved tell the colour that is behind them now. */
function lookOf({ id, text, area, font, effects, finish }: WorkItem, found: readonly WorkItem[], groundAt: GroundAt | null): Omit<PlacedText, 'region'> {
  const before = found.find((item) => item.id === id);
  const isMoved = before?.area !== area;
  const ground = isMoved && groundAt !== null ? groundAt(boundsOf(shapeOf(area))) : area.ground;
  // How much heavier than drawn was measured for the face that was found.
  const { embolden, ...asDrawn } = area;
  const weight = embolden !== undefined && before?.font === font ? { embolden } : {};
  return {
    ...{ text: (text ?? '').trim().slice(0, MAX_TEXT_LENGTH), area: { ...asDrawn, ...weight, ground } },
    ...(font !== null && { font }),
    ...(effects !== null && { effects }),
    ...(finish !== null && { finish }),
  };
}

/** What a preview shows, and whose it is. What nobody changed is shown as it stands in the proof. */
export function previewOf(items: readonly WorkItem[], found: readonly WorkItem[], groundAt: GroundAt | null): { ids: number[]; placed: PlacedText[] } {
  const entries = entriesOf(items, found, groundAt);
  return {
    ids: entries.map(({ item }) => item.id),
    placed: entries.map(({ placed, isSame }) => {
      if (!isSame || placed.region === null) return placed;
      const { text, region, moreRegions } = placed;
      return { text, region, ...(moreRegions && { moreRegions }) };
    }),
  };
}

/**
 * What the pass is told, as the contract wants it. What nobody changed is told as it was told before, or left to be measured again: so it comes out as it
 * stands, to the pixel.
 */
export function placedOf(proof: ProofDetail, items: readonly WorkItem[], found: readonly WorkItem[], groundAt: GroundAt | null): PlacedText[] {
  const told = proof.job.request.lettering?.placed ?? [];
  return entriesOf(items, found, groundAt).map(({ placed, isSame }) => {
    const { text, region, moreRegions } = placed;
    if (!isSame || region === null) return placed;
    const before = told.find((entry) => entry.region === region && entry.text === text);
    return before ?? (moreRegions === undefined ? { text, region } : placed);
  });
}

/** The rework of a proof: the same base, lettered as placed. Strings that are right already stay wanted, so that the next report names them too. */
export function rerenderRequest(proof: ProofDetail, items: readonly WorkItem[], placed: PlacedText[]): Partial<JobRequestInput> {
  const { seed, lettering = {} } = proof.job.request;
  const right = items.filter(({ isKept, text }) => isKept && text !== null).map(({ text }) => (text ?? '').trim());
  // Box, arc and words of place were for strings without a place of their own; now every string has one.
  const { box: _, arc: __, texts: ___, placements: ____, ...options }: LetteringOptions = lettering;
  const texts = right.length > 0 || placed.length === 0 ? right.slice(0, MAX_TEXTS) : undefined;
  return { seed, lettering: withChange(options, { texts, placed }) };
}

/** Strings that could stand in a region that is in doubt: all that are wanted somewhere, without the one that is proposed. */
export function alternativesOf(item: WorkItem, items: readonly WorkItem[], proof: ProofDetail): string[] {
  const wanted = [...proof.job.reading.lettering.map(({ text }) => text), ...items.flatMap(({ text }) => text ?? [])];
  return [...new Set(wanted)].filter((text) => text !== item.text);
}

/** The items after a region got a string. Where the string stood before comes what stood here: no string is lost, none is doubled. */
export function withAnswer(items: readonly WorkItem[], id: number, text: string | null): WorkItem[] {
  const before = items.find((item) => item.id === id)?.text ?? null;
  return items.map((item) => {
    if (item.id === id) return { ...item, text, isKept: text === null, isErased: false, isDecided: true };
    if (text !== null && item.text === text) return { ...item, text: before, isKept: item.isKept || before === null, isDecided: true };
    return item;
  });
}

/** A region in another place. What is moved is meant to be lettered; what has no words yet stays as it stands until it gets some. */
export function movedTo({ area, text, isErased }: WorkItem, shape: Shape): Pick<WorkItem, 'area' | 'isKept'> {
  return { area: withShape(area, shape), isKept: text === null && !isErased };
}

/** A region whose letters stand otherwise: leaning, or further apart. What has no words yet stays as it stands. */
export function reshaped({ area, text, isErased }: WorkItem, part: Partial<Pick<LetteringArea, 'slant' | 'tracking'>>): Pick<WorkItem, 'area' | 'isKept'> {
  const next = Object.entries({ ...area, ...part }).filter(([, value]) => value !== undefined);
  return { area: Object.fromEntries(next) as LetteringArea, isKept: text === null && !isErased };
}

/** Upright box of an item, for snapping. */
export function boundsOfItem({ area }: WorkItem): Box {
  return boundsOf(shapeOf(area));
}

/** True where a report says how its lettering was set; older ones don't. */
export function isDetailed(regions: readonly LetteringRegion[]): boolean {
  return regions.length > 0 && regions.every(({ area, polygon }) => area !== null || polygon.length > 0);
}
