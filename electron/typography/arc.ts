import type { Point } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import { mapPath, type PathCommand, warpPath } from './outline.ts';
import type { OldSetting } from './ports.ts';
import type { ShapedLine } from './shaping.ts';

export type ArcPath = Extract<LetteringArea['path'], { kind: 'arc' }>;

/** A circular baseline, ready for measuring. Angles in radians, clockwise from the right (y is down). */
export interface ArcBand {
  centreX: number;
  centreY: number;
  radius: number;
  from: number;
  to: number;
  /** Letters' feet point away from the centre. */
  inside: boolean;
  /** Room for letters above the baseline, in px. */
  height: number;
}

const RADIANS = Math.PI / 180;

/** Reads an area's arc and finds how high letters may be so that the band stays in the area's box. */
export function arcBandOf({ box, path }: LetteringArea & { path: ArcPath }): ArcBand {
  const from = Math.min(path.startAngle, path.endAngle) * RADIANS;
  const to = Math.max(path.startAngle, path.endAngle) * RADIANS;
  const band = { centreX: path.centreX, centreY: path.centreY, radius: path.radius, from, to, inside: path.inside };
  const slack = 0.005 * path.radius + 1;
  // Boxes are drawn around letters or bands, by hand or by eye: where the baseline itself leaves the box, it does not count against height.
  const own = sectorBounds(band, path.radius);
  const room = {
    left: Math.min(box.x, own.left) - slack,
    right: Math.max(box.x + box.width, own.right) + slack,
    top: Math.min(box.y, own.top) - slack,
    bottom: Math.max(box.y + box.height, own.bottom) + slack,
  };
  let height = 0;
  for (let share = 1; share <= (path.inside ? 42 : 60); share++) {
    const candidate = (path.radius * share) / 100;
    const reach = sectorBounds(band, path.inside ? path.radius - candidate : path.radius + candidate);
    if (reach.left >= room.left && reach.right <= room.right && reach.top >= room.top && reach.bottom <= room.bottom) height = candidate;
  }
  // A box drawn around the baseline alone leaves no room: take what a badge's band usually has.
  return { ...band, height: height >= 0.06 * path.radius ? height : Math.min(0.28 * path.radius, box.height) };
}

/** Bounds of the ends and extreme points of an arc of another radius about the band's centre. */
function sectorBounds({ centreX, centreY, from, to }: Omit<ArcBand, 'height'>, radius: number) {
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const steps = 48;
  for (let i = 0; i <= steps; i++) {
    const angle = from + ((to - from) * i) / steps;
    bounds.left = Math.min(bounds.left, centreX + Math.cos(angle) * radius);
    bounds.right = Math.max(bounds.right, centreX + Math.cos(angle) * radius);
    bounds.top = Math.min(bounds.top, centreY + Math.sin(angle) * radius);
    bounds.bottom = Math.max(bounds.bottom, centreY + Math.sin(angle) * radius);
  }
  return bounds;
}

// Shares of the capitals' height above the baseline at which letters keep their natural distance.
const INNER_SPACING = -0.8;
const OUTER_SPACING = 0.2;

/** The radius at which letters keep their natural distance: their feet would gape or their heads collide otherwise. */
function spacingRadius({ radius, inside }: ArcBand, capHeightPx: number): number {
  return radius + (inside ? INNER_SPACING : OUTER_SPACING) * capHeightPx;
}

export interface ArcSetting {
  /** Font size in px. */
  size: number;
  /** Added after every letter, as a share of the font size. */
  tracking: number;
  /** How far the letters' feet stand off the baseline, px; left out = in the optical middle of the band. */
  lift?: number;
}

/** Widest that letters are spaced to fill an arc, as a share of the font size. */
const MAX_TRACKING = 0.22;
/** How much more of an old string's span a longer one may take. */
const MOST_WIDER = 1.06;
/** A band looks set, not stuffed, when the letters leave this much of it free. */
const BAND_FILL = 0.74;

/** The largest setting of a line on an arc: its band limits height, its span width; short lines are tracked out. */
export function fitArc(line: ShapedLine, band: ArcBand, grow: number, capHeight: number): ArcSetting {
  const rise = Math.max(line.ink.top, 0.3);
  const drop = Math.max(0, -line.ink.bottom);
  const gaps = line.isJoined ? 0 : countGaps(line);
  // Edges of neighbours would run into each other where letters are turned towards each other.
  const least = 0.7 * grow;
  const width = line.ink.right - line.ink.left + 2 * grow + gaps * least;
  // Descenders hang out of the band a little before they cost size.
  const byHeight = (BAND_FILL * band.height) / (rise + grow + Math.max(0, drop + grow - 0.3 * rise));
  const radiusShare = (band.inside ? INNER_SPACING : OUTER_SPACING) * capHeight;
  const span = band.to - band.from;
  // width × size ≤ span × (radius + share × size)
  const room = width - span * radiusShare;
  const bySpan = room > 0 ? (span * band.radius) / room : Infinity;
  const size = Math.min(byHeight, bySpan);
  if (gaps === 0) return { size, tracking: 0 };
  const spare = (span * (band.radius + radiusShare * size) * 0.94) / size - width;
  return { size, tracking: least + Math.max(0, Math.min(MAX_TRACKING, spare / gaps)) };
}

/**
 * As high as the letters that stood on the arc, on their baseline; strings that would outgrow its span get smaller.
 * @param spacing room between letters as a share of the font size; null = as much as the span asks for
 */
export function fitArcLike(
  line: ShapedLine,
  band: ArcBand,
  capHeight: number,
  old: Pick<OldSetting, 'capHeight'>,
  more = 0,
  spacing: number | null = null,
): ArcSetting {
  const size = old.capHeight / capHeight;
  const width = line.ink.right - line.ink.left;
  const radiusShare = (band.inside ? INNER_SPACING : OUTER_SPACING) * capHeight;
  const span = band.to - band.from;
  const gaps = line.isJoined ? 0 : countGaps(line);
  const room = span * (band.radius + radiusShare * size);
  // Longer strings run over the ends of the old one a little before they get smaller.
  const wanted = Math.max((room / size - width) / gaps, Math.min(0, ((MOST_WIDER * room) / size - width) / gaps));
  const tracking = gaps === 0 ? 0 : Math.max(-0.02, Math.min(spacing ?? MAX_TRACKING, wanted)) + more;
  return { size: size * Math.min(1, (MOST_WIDER * room) / ((width + tracking * gaps) * size)), tracking, lift: 0 };
}

function countGaps(line: ShapedLine): number {
  return Math.max(0, line.glyphs.filter((glyph) => glyph.advance > 0).length - 1);
}

/**
 * Outlines of a line along an arc, in px. Letters are turned as they stand; joined scripts are bent, so that they stay joined.
 * @param lean how far a point leans to the right, by its height above the baseline; both as shares of the font size
 */
export function layOnArc(
  line: ShapedLine,
  band: ArcBand,
  { size, tracking, lift: fixedLift }: ArcSetting,
  align: LetteringArea['align'],
  lean: (up: number) => number,
): PathCommand[] {
  const capHeight = line.glyphs[0]?.font.capHeight ?? 0.7;
  const spacing = spacingRadius(band, capHeight * size);
  const gaps = countGaps(line);
  const length = (line.ink.right - line.ink.left + tracking * gaps) * size;
  const spare = (band.to - band.from) * spacing - length;
  const lead = align === 'middle' ? 0.5 : (align === 'start') !== line.isRightToLeft ? 0 : 1;
  const start = Math.max(0, lead * spare) + Math.min(0, spare / 2) - line.ink.left * size;
  // The optical middle of the band: letters are lifted by half of what they leave free.
  const lift = fixedLift ?? Math.max(0, (band.height - Math.max(line.ink.top, 0.3) * size) / 2) * 0.9;

  const toCircle = (x: number, y: number): Point => {
    const turn = x / spacing;
    const angle = band.inside ? band.to - turn : band.from + turn;
    const radius = band.inside ? band.radius - lift - y : band.radius + lift + y;
    return [band.centreX + Math.cos(angle) * radius, band.centreY + Math.sin(angle) * radius];
  };
  const path: PathCommand[] = [];
  let pen = start;
  let pivot = 0;
  for (const glyph of line.glyphs) {
    const outline = mapPath(glyph.font.outline(glyph.glyph), (px, py) => [px + lean(glyph.y + py), py]);
    const x = pen + glyph.x * size;
    if (line.isJoined) path.push(...warpPath(scaled(outline, size, x, glyph.y * size), size * 0.15, toCircle));
    else {
      if (glyph.advance > 0) pivot = x + (glyph.advance * size) / 2;
      path.push(...turned(outline, size, x, glyph.y * size, pivot, toCircle));
    }
    if (glyph.advance > 0) pen += tracking * size;
  }
  return path;
}

function scaled(outline: readonly PathCommand[], size: number, x: number, y: number): PathCommand[] {
  return mapPath(outline, (px, py) => [x + px * size, y + py * size]);
}

/** Places a letter rigidly: its middle on the circle, its upright along the radius. */
function turned(outline: readonly PathCommand[], size: number, x: number, y: number, pivot: number, toCircle: (x: number, y: number) => Point): PathCommand[] {
  const [footX, footY] = toCircle(pivot, 0);
  const [headX, headY] = toCircle(pivot, 1);
  const [upX, upY] = [headX - footX, headY - footY];
  return mapPath(outline, (px, py) => {
    const along = x + px * size - pivot;
    const up = y + py * size;
    return [footX - upY * along + upX * up, footY + upX * along + upY * up];
  });
}
