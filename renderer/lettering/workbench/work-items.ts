import type { Box, Colour, Quad } from '../../../shared/geometry.ts';
import type { JobRequestInput } from '../../../shared/job.ts';
import type { LetteringArea, LetteringEffects, LetteringFinish, LetteringOptions, LetteringRegion, PlacedText } from '../../../shared/lettering.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { ImageSize } from '../box-edit.ts';
import { MAX_TEXT_LENGTH, MAX_TEXTS, withChange } from '../lettering-options.ts';
import { boundsOf, shapeOf, shapeOfQuad, withShape } from './shape.ts';

/** A region as it will be: its words, its place and its look. */
export interface WorkItem {
  /** Stays the same as long as the workbench is open. */
  id: number;
  /** Number in the report, from 1; null = a new place. */
  region: number | null;
  /** What should stand there; null = nothing was asked for. */
  text: string | null;
  /** What stands in the base stays, bit for bit. */
  isKept: boolean;
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

/** The regions of a report, ready to be changed. */
export function itemsOf(regions: readonly LetteringRegion[]): WorkItem[] {
  return regions.map((region, index) => ({
    id: index + 1,
    // Lettering that was put into a free area replaces nothing in the base.
    region: region.action === 'set' ? null : index + 1,
    text: region.wanted,
    isKept: region.action === 'kept',
    area: areaOf(region),
    font: region.font,
    effects: region.effects,
    finish: region.finish,
  }));
}

/** A new place: a broad band about a point of the image. */
export function newItem(id: number, text: string, [x, y]: readonly [number, number], image: ImageSize): WorkItem {
  const [width, height] = [image.width * 0.4, image.height * 0.1];
  const left = Math.min(Math.max(0, x - width / 2), image.width - width);
  const top = Math.min(Math.max(0, y - height / 2), image.height - height);
  const box = { x: Math.round(left), y: Math.round(top), width: Math.round(width), height: Math.round(height) };
  return { id, region: null, text, isKept: false, area: blankArea(box), font: null, effects: null, finish: null };
}

export function isLettered({ isKept, text }: WorkItem): boolean {
  return !isKept && text !== null && text.trim() !== '';
}

/** What the pass is told to set, as the contract wants it. Places that were moved tell the colour that is behind them now. */
export function placedOf(items: readonly WorkItem[], found: readonly WorkItem[], groundAt: GroundAt | null): PlacedText[] {
  return items.filter(isLettered).map(({ id, region, text, area, font, effects, finish }) => {
    const isMoved = found.find((item) => item.id === id)?.area !== area;
    const ground = isMoved && groundAt !== null ? groundAt(boundsOf(shapeOf(area))) : area.ground;
    return {
      ...{ text: (text ?? '').trim().slice(0, MAX_TEXT_LENGTH), region, area: { ...area, ground } },
      ...(font !== null && { font }),
      ...(effects !== null && { effects }),
      ...(finish !== null && { finish }),
    };
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
    if (item.id === id) return { ...item, text, isKept: text === null };
    if (text !== null && item.text === text) return { ...item, text: before, isKept: item.isKept || before === null };
    return item;
  });
}

/** Upright box of an item, for snapping. */
export function boundsOfItem({ area }: WorkItem): Box {
  return boundsOf(shapeOf(area));
}

/** True where a report says how its lettering was set; older ones don't. */
export function isDetailed(regions: readonly LetteringRegion[]): boolean {
  return regions.length > 0 && regions.every(({ area, action, polygon }) => area !== null || (action === 'kept' && polygon.length > 0));
}
