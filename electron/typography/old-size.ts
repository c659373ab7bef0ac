import type { OldSetting } from './ports.ts';
import type { ShapedLine } from './shaping.ts';

/** A size that follows what stood there. */
export interface FollowedSize {
  /** Font size in px. */
  size: number;
  /** Added after every letter, as a share of the font size. */
  tracking: number;
  /** Horizontal stretch, 1 = as designed. */
  stretch: number;
}

const LEAST_TRACKING = -0.035;
/** Wider than this letters fall apart, unless the old ones stood apart as well. */
const MOST_TRACKING = 0.08;
/** How much more than the old string a shorter one may be spaced to fill the old width. */
const MORE_TRACKING = 0.03;
/** Old letters that the face would have to be spaced by more than this for stood apart on purpose. */
const SPACED_OUT = 0.2;
const MOST_SPACING = 0.8;
const MOST_STRETCH = 1.08;
/** Strings may take this much more of the old width than their own share of it. */
const MOST_FILL = 1.15;
/** Strings that are longer than the old one may be wider by this before they get smaller: lines of one size stay so. */
const MOST_WIDER = 1.06;
/** How much larger letters of a string as long as the old one may get to fill its width when tracking and stretching do not. */
const MOST_GROWTH = 1.06;
const AS_LONG = 0.93;

/** Gaps between letters that tracking can open. */
export function gapsOf(line: ShapedLine): number {
  return line.isJoined ? 0 : Math.max(0, line.glyphs.filter((glyph) => glyph.advance > 0).length - 1);
}

/**
 * As high as the old letters and, where tracking and a little stretching allow it, as wide; longer strings get smaller. Letters that
 * were spaced out stay so.
 * @param before the old string in this face; null = it cannot be set
 * @param room the widest that the ink may be, px
 * @param more tracking on top of it, as a share of the font size
 */
export function followOld(line: ShapedLine, capHeight: number, old: OldSetting, before: ShapedLine | null, room: number, more = 0): FollowedSize {
  const size = old.capHeight / capHeight;
  const ink = inkOf(line);
  if (ink <= 0 || size <= 0) return { size: 0, tracking: 0, stretch: 1 };
  const oldInk = before ? inkOf(before) : 0;
  const spacing = before && gapsOf(before) > 0 ? (old.width / size - oldInk) / gapsOf(before) : 0;
  const gaps = gapsOf(line);
  const isSpaced = spacing > SPACED_OUT;
  const most = isSpaced ? Math.min(MOST_SPACING, spacing) : clamp(spacing + MORE_TRACKING, MORE_TRACKING, MOST_TRACKING);
  const natural = isSpaced ? (ink + spacing * gaps) / (oldInk + spacing * gapsOf(before!)) : oldInk > 0 ? ink / oldInk : 1;
  const target = natural > 1 ? old.width * Math.min(natural, MOST_WIDER) : Math.min(room, old.width * Math.min(1, natural * MOST_FILL));
  const tracking = gaps === 0 ? 0 : clamp((target / size - ink) / gaps, LEAST_TRACKING, most) + more;
  const tracked = ink + tracking * gaps;
  const stretch = clamp(target / (tracked * size), 1 / MOST_STRETCH, MOST_STRETCH);
  const rest = target / (tracked * stretch * size);
  return { size: size * Math.min(natural >= AS_LONG ? MOST_GROWTH : 1, rest), tracking, stretch };
}

function inkOf(line: ShapedLine): number {
  return line.ink.right - line.ink.left;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
