import { type Box, boxAround, type Point, type Quad } from '../../../shared/geometry.ts';
import type { LetteringArea } from '../../../shared/lettering.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import { isUnreadable } from '../match-unread.ts';
import { type Draft, draftPass, type LetterRequest, type LetterTools } from '../pass-draft.ts';
import { keepMaskOf } from '../pass-keep.ts';
import type { PlannedPiece } from '../pass-plan.ts';
import { fillPolygon, growQuad, quadOfArea } from '../pass-regions.ts';
import type { TextReader, TextRegion } from '../ports.ts';
import { bandOfArea, outlineOfBand } from '../read/arcs.ts';

/** A place that a model may repaint, with what shall stand there. Plain data, so that it can travel. */
export interface EditPlace {
  /** Number of the piece in the plan's order, from 0. */
  piece: number;
  wanted: string;
  /** What stands there now; '' = nothing. */
  readBefore: string;
  /** Around the line that is read back. */
  quad: Quad;
  area: LetteringArea;
  /** What may be repainted, px. */
  outlines: Point[][];
  /** Around the outlines: whole px, inside the picture. */
  box: Box;
}

export interface EditPlan {
  places: EditPlace[];
  /** Pieces that no model is asked for, and why: whole sentences. */
  left: { piece: number; reason: string }[];
  /** Grey, 255 = may be repainted. */
  mask: Raster;
}

/** Old lettering goes with this much around it, as a share of its height: outline, glow and shadow must not be cut. */
const AROUND_OLD = 0.35;
/** New lettering gets this much room around its area. */
const AROUND_NEW = 0.15;

/**
 * Where a model may letter, and what: the typesetter's own plan, so that every place that no model gets right can be typeset as ever.
 * @throws AppError what the pass throws
 */
export async function planEdit(request: LetterRequest, tools: LetterTools): Promise<EditPlan> {
  return editPlanOf(await draftPass(request, tools), request, tools.reader);
}

/** The same of a plan that is made; nothing of what is kept is in the mask. */
export function editPlanOf(draft: Draft, request: Pick<LetterRequest, 'image' | 'isImported'>, reader: TextReader | null): EditPlan {
  const { image } = request;
  const pieces = piecesOf(draft);
  const fixed = fixedRegions(draft, request);
  const mask = createRaster(image.width, image.height, 1);
  const plan: EditPlan = { places: [], left: [], mask };
  for (const [piece, planned] of pieces.entries()) {
    const place = { piece, ...placeOf(planned, image) };
    const own = drawn(place, image);
    const keep = keepMaskOf(image, fixed, [...planned.cleared.map(({ quad }) => quad), quadOfArea(planned.area)]);
    if (keep) for (let i = 0; i < own.data.length; i++) if (keep.data[i] !== 0) own.data[i] = 0;
    const reason = obstacleOf(planned, own, image, reader);
    if (reason !== null) {
      plan.left.push({ piece, reason });
      continue;
    }
    plan.places.push(place);
    for (let i = 0; i < own.data.length; i++) mask.data[i] |= own.data[i];
  }
  return plan;
}

/** In the order in which places name them. */
export function piecesOf({ plan }: Pick<Draft, 'plan'>): PlannedPiece[] {
  return plan.lines.flatMap((line) => line.pieces);
}

/** In a picture that a model made, what nobody asked for is no lettering that must stay. */
function fixedRegions({ plan, regions }: Draft, { isImported }: Pick<LetterRequest, 'isImported'>): TextRegion[] {
  if (!isImported) return plan.kept.flatMap(({ region, wanted }) => (wanted === null ? [] : [region]));
  const going = new Set([...piecesOf({ plan }).flatMap(({ cleared }) => cleared), ...plan.erased]);
  return regions.filter((region) => !going.has(region));
}

function placeOf({ wanted, readBefore, cleared, area }: PlannedPiece, { width, height }: Raster): Omit<EditPlace, 'piece'> {
  const isOver = cleared.length > 0;
  const outlines = isOver ? cleared.map(({ quad, arc }): Point[] => (arc ? outlineOfBand(arc, arc.thickness * AROUND_OLD) : growQuad(quad, AROUND_OLD))) : [];
  // Lettering that was put elsewhere by hand needs its own room besides.
  if (!isOver || area.path.kind === 'straight') outlines.push(outlineOfArea(area));
  const { x, y, ...size } = boxAround(outlines.flat());
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const box = {
    x: left,
    y: top,
    width: Math.max(0, Math.min(width, Math.ceil(x + size.width)) - left),
    height: Math.max(0, Math.min(height, Math.ceil(y + size.height)) - top),
  };
  const [only] = cleared;
  return { wanted, readBefore, quad: cleared.length === 1 ? only.quad : quadOfArea(area), area, outlines, box };
}

function outlineOfArea(area: LetteringArea): Point[] {
  const { path, box } = area;
  if (path.kind === 'perspective') return growQuad(path.quad, AROUND_NEW);
  const band = path.kind === 'arc' ? bandOfArea(area, area.capHeight ? area.capHeight / 0.7 : Math.min(path.radius * 0.4, box.height * 0.6)) : null;
  return band ? outlineOfBand(band, band.thickness * AROUND_NEW) : growQuad(quadOfArea(area), AROUND_NEW);
}

/** A grey picture of a place's outlines. */
export function drawn({ outlines }: Pick<EditPlace, 'outlines'>, { width, height }: Pick<Raster, 'width' | 'height'>): Raster {
  const mask = createRaster(width, height, 1);
  for (const outline of outlines) fillPolygon(mask, outline);
  return mask;
}

/** Why no model is asked; null = one can be. */
function obstacleOf({ wanted }: PlannedPiece, own: Raster, image: Raster, reader: TextReader | null): string | null {
  if (!reader) return 'Nothing can be read here, so a model’s letters could not be checked.';
  if (isUnreadable(wanted) || !reader.canRead(wanted)) return 'OCR cannot read these letters, so a model’s could not be checked.';
  if (own.data.every((value) => value === 0)) return 'What is kept leaves a model no room.';
  const isClear = image.channels === 4 && own.data.some((value, i) => value !== 0 && image.data[i * 4 + 3] !== 255);
  return isClear ? 'The ground is transparent there, which a model would fill.' : null;
}
