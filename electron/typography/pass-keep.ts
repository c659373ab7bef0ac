import { AppError } from '../../shared/errors.ts';
import type { Box, Point, Quad } from '../../shared/geometry.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';
import { cropAround } from './coverage.ts';
import type { Bounds } from './outline.ts';
import { areaMoved, fillPolygon, growQuad, maskOfRegions } from './pass-regions.ts';
import type { TextRegion, TypesetRequest, TypesetResult } from './ports.ts';
import { quadSize } from './read/outline.ts';
import { MASK_MARGIN, type Typesetter } from './typesetter.ts';

/** Kept places are held larger by this, px: a pixel that an outline cuts belongs to what is kept. */
const RIM = 1.5;
/** A place that lies over this share of another one (or is covered so far by it) is no neighbour but the same place. */
const SAME_PLACE = 0.3;
/** A quad that is so much larger than its curved band holds other things too. */
const MOST_SLACK = 1.6;
/** Letters that lose more than this share of their ink are seen to be cut. */
const HAIR = 0.003;
/** Letters give way by at most this much, as a share of their size; what is left of the cut makes them smaller. */
const FARTHEST = 0.14;
const SMALLER = [0.94, 0.87, 0.78];

/** Where nothing may be changed, 255; null when nothing is in the way. Kept places that lie under the piece's own place are not held. */
export function keepMaskOf({ width, height }: Raster, kept: readonly TextRegion[], own: readonly Quad[]): Raster | null {
  const neighbours = kept.filter((region) => !own.some((quad) => isSamePlace(quad, region.quad)));
  if (neighbours.length === 0) return null;
  const mask = createRaster(width, height, 1);
  for (const region of neighbours) {
    const { quad, polygon, arc } = region;
    if (arc) {
      const band = maskOfRegions(width, height, [region], RIM / arc.thickness);
      for (let i = 0; i < mask.data.length; i++) mask.data[i] |= band.data[i];
      if (areaOf(quad) > MOST_SLACK * arc.thickness * ((arc.endAngle - arc.startAngle) * (Math.PI / 180)) * arc.radius) continue;
    } else if (polygon) fillPolygon(mask, polygon);
    fillPolygon(mask, growQuad(quad, RIM / Math.max(1, quadSize(quad).height)));
  }
  return mask;
}

function areaOf(quad: Quad): number {
  const { width, height } = quadSize(quad);
  return width * height;
}

function isSamePlace(a: Quad, b: Quad): boolean {
  return shareInside(a, b) > SAME_PLACE || shareInside(b, a) > SAME_PLACE;
}

/** Share of a quad that lies in another, by a grid of samples. */
function shareInside([a, b, c, d]: Quad, other: Quad): number {
  const STEPS = 16;
  let inside = 0;
  for (let i = 0; i < STEPS * STEPS; i++) {
    const [u, v] = [((i % STEPS) + 0.5) / STEPS, (Math.floor(i / STEPS) + 0.5) / STEPS];
    const at = (k: 0 | 1) => (a[k] * (1 - u) + b[k] * u) * (1 - v) + (d[k] * (1 - u) + c[k] * u) * v;
    if (isInside(other, at(0), at(1))) inside++;
  }
  return inside / (STEPS * STEPS);
}

function isInside(quad: Quad, x: number, y: number): boolean {
  const sides = quad.map(([ax, ay], i) => Math.sign((quad[(i + 1) % 4][0] - ax) * (y - ay) - (quad[(i + 1) % 4][1] - ay) * (x - ax)));
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}

/**
 * Letters a string so that what is kept beside it stays bit for bit: its shadow or glow ends there. Letters that would be cut themselves give way by a little, and
 * where that does not do, are set smaller.
 * @throws what the typesetter throws
 */
export function typesetBeside(request: TypesetRequest, keep: Raster | null, typesetter: Typesetter): TypesetResult {
  const first = typesetter.typeset(request);
  if (!keep) return first;
  let best = { set: first, cut: cutOf(first, keep), area: request.area };
  const consider = (other: TypesetRequest) => {
    if (best.cut.share <= HAIR) return;
    const set = setOrNull(other, typesetter);
    const cut = set && cutOf(set, keep);
    if (cut && cut.share < best.cut.share) best = { set, cut, area: other.area };
  };
  const aside = movedAside(request, best.cut, first);
  if (aside) consider(aside);
  for (const share of SMALLER) consider({ ...request, area: best.area, scale: request.scale * share });
  return keptOut(best.set, keep);
}

/** null where it would get too small to be read. */
function setOrNull(request: TypesetRequest, typesetter: Typesetter): TypesetResult | null {
  try {
    return typesetter.typeset(request);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

interface Cut {
  /** Of the ink. */
  share: number;
  /** The ink that is lost: how far it reaches along the baseline and across it, px, seen from the middle of the letters. */
  along: [number, number];
  across: [number, number];
}

/** What of the letters themselves would be lost; their shadow may be. */
function cutOf({ layer, quad, bounds }: TypesetResult, keep: Raster): Cut {
  const { width, data } = layer;
  const { middle, u } = frameOf(quad);
  const cut: Cut = { share: 0, along: [Infinity, -Infinity], across: [Infinity, -Infinity] };
  let [ink, lost] = [0, 0];
  eachIn(bounds, width, (i) => {
    if (data[i * 4 + 3] < 128) return;
    ink++;
    if (keep.data[i] === 0) return;
    lost++;
    const [x, y] = [(i % width) + 0.5 - middle[0], Math.floor(i / width) + 0.5 - middle[1]];
    const [a, b] = [x * u[0] + y * u[1], y * u[0] - x * u[1]];
    cut.along = [Math.min(cut.along[0], a), Math.max(cut.along[1], a)];
    cut.across = [Math.min(cut.across[0], b), Math.max(cut.across[1], b)];
  });
  return { ...cut, share: ink === 0 ? 0 : lost / ink };
}

function frameOf([a, b, c, d]: Quad): { middle: Point; u: Point } {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return { middle: [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4], u: [(b[0] - a[0]) / length, (b[1] - a[1]) / length] };
}

/** The same letters, away from what they would lose, along the shorter way; null when there is nothing to give way to, or it is too far. */
function movedAside(request: TypesetRequest, { share, along, across }: Cut, { quad, fontSize }: TypesetResult): TypesetRequest | null {
  if (share <= HAIR) return null;
  const { u } = frameOf(quad);
  const away = ([from, to]: [number, number]) => (from + to > 0 ? -1 : 1) * (to - from + 1.5);
  const [a, b] = [away(along), away(across)];
  const isAcross = Math.abs(b) <= Math.abs(a);
  const distance = isAcross ? b : a;
  if (Math.abs(distance) > FARTHEST * fontSize) return null;
  const [dx, dy] = isAcross ? [-u[1] * distance, u[0] * distance] : [u[0] * distance, u[1] * distance];
  return { ...request, area: areaMoved(request.area, dx, dy) };
}

/** The same without any pixel in what is kept. */
function keptOut(set: TypesetResult, keep: Raster): TypesetResult {
  const { width, height } = keep;
  // The mask reaches a little beyond the layer's paint.
  const around = cropAround(boundsOf(set.bounds), MASK_MARGIN, width, height)!;
  let isTouched = false;
  eachIn(around, width, (i) => {
    if (keep.data[i] !== 0) isTouched = true;
  });
  if (!isTouched) return set;
  const layer = { ...set.layer, data: set.layer.data.slice() };
  const mask = { ...set.mask, data: set.mask.data.slice() };
  eachIn(around, width, (i) => {
    if (keep.data[i] === 0) return;
    layer.data[i * 4] = layer.data[i * 4 + 1] = layer.data[i * 4 + 2] = layer.data[i * 4 + 3] = 0;
    mask.data[i] = 0;
  });
  return { ...set, layer, mask };
}

function boundsOf({ x, y, width, height }: Box): Bounds {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function eachIn({ x, y, width, height }: Box, stride: number, visit: (i: number) => void): void {
  for (let row = y; row < y + height; row++) for (let i = row * stride + x; i < row * stride + x + width; i++) visit(i);
}

/** A mask without what is kept. */
export function outside(mask: Raster, keep: Raster): Raster {
  const data = mask.data.slice();
  for (let i = 0; i < data.length; i++) if (keep.data[i] !== 0) data[i] = 0;
  return { ...mask, data };
}
