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
const MOST_TRACKING = 0.16;
const MOST_STRETCH = 1.08;
/** Strings at most this much shorter than the old one still take its whole width. */
const FILLS_FROM = 0.8;
/** How much larger letters may get to fill the old width when tracking and stretching do not. */
const MOST_GROWTH = 1.06;

/** Gaps between letters that tracking can open. */
export function gapsOf(line: ShapedLine): number {
  return line.isJoined ? 0 : Math.max(0, line.glyphs.filter((glyph) => glyph.advance > 0).length - 1);
}

/**
 * As high as the old letters and, where tracking and a little stretching allow it, as wide; longer strings get smaller.
 * @param oldAdvance width that the old string would have in this face, as a share of the font size; 0 = unknown
 * @param room the widest that the ink may be, px
 */
export function followOld(line: ShapedLine, capHeight: number, old: OldSetting, oldAdvance: number, room: number): FollowedSize {
  const size = old.capHeight / capHeight;
  const ink = line.ink.right - line.ink.left;
  if (ink <= 0 || size <= 0) return { size: 0, tracking: 0, stretch: 1 };
  const lengthShare = oldAdvance > 0 ? ink / oldAdvance : 1;
  const target = Math.min(room, lengthShare < FILLS_FROM ? Math.min(old.width, old.width * lengthShare) : old.width);
  const gaps = gapsOf(line);
  const tracking = gaps === 0 ? 0 : clamp((target / size - ink) / gaps, LEAST_TRACKING, MOST_TRACKING);
  const tracked = ink + tracking * gaps;
  const stretch = clamp(target / (tracked * size), 1 / MOST_STRETCH, MOST_STRETCH);
  const rest = target / (tracked * stretch * size);
  return { size: size * Math.min(MOST_GROWTH, rest), tracking, stretch };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
