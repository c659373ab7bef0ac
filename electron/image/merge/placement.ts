import type { MergeOptions } from '../../../shared/routing.ts';

/** Where something can stand on the style layer: middle of the foot line and free width, shares of width and height. */
export interface StandingPlace {
  x: number;
  y: number;
  width: number;
}

/** Opaque part of a cut-out, px. */
export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
  /** It goes on beyond the bottom of its layer (a bust, a half figure): it stands on the picture's bottom edge. */
  isCutAtFoot: boolean;
}

export interface Placement {
  /** px of the picture per px of the cut-out. */
  scale: number;
  /** Middle of the foot line in px of the picture, not rounded. */
  footX: number;
  footY: number;
  /** False where the foot line is the picture's edge: no shadow falls there. */
  stands: boolean;
}

export interface PlacementInput {
  bounds: Bounds;
  picture: { width: number; height: number };
  options: Pick<MergeOptions, 'scale' | 'x' | 'y'>;
  seed: number;
  standing: StandingPlace | null;
}

/** Where an object may stand across, by the seed: the middle twice as often as just off the thirds. */
const ACROSS = [0.5, 0.5, 0.42, 0.58] as const;
const HEIGHT_SHARE = { whole: [0.58, 0.68], cut: [0.74, 0.84] } as const;
const FOOT = [0.86, 0.9] as const;
/** Free share left above a whole object and beside a wide one. */
const HEADROOM = 0.05;
const WIDEST = 0.86;

/**
 * Position and scale by the seed: they do not depend on what the object looks like, so another take of the same object stands in the same place. Only what
 * would not fit the picture is made smaller. What the options fix wins.
 */
export function placeObject({ bounds, picture, options, seed, standing }: PlacementInput): Placement {
  const { width, height } = picture;
  const between = ([low, high]: readonly [number, number], draw: number) => low + (high - low) * seededShare(seed, draw);
  const x = options.x ?? standing?.x ?? ACROSS[Math.floor(seededShare(seed, 1) * ACROSS.length)] + (seededShare(seed, 2) - 0.5) * 0.03;
  const drawnY = standing?.y ?? between(FOOT, 3);
  const y = options.y ?? (bounds.isCutAtFoot ? 1 : drawnY);
  const wanted = options.scale ?? between(bounds.isCutAtFoot ? HEIGHT_SHARE.cut : HEIGHT_SHARE.whole, 4);
  let tall = wanted * height;
  if (options.scale === undefined) {
    tall = Math.min(tall, Math.max(0.2, y - HEADROOM) * height);
    const widest = Math.min(WIDEST, Math.max(0.45, (standing?.width ?? 1) * 1.15)) * width;
    tall = Math.min(tall, (widest * bounds.height) / bounds.width);
  }
  const scale = Math.max(2, tall) / bounds.height;
  // Its soft last row must not show as a line along the picture's edge.
  const sunk = bounds.isCutAtFoot && options.y === undefined ? 2 * Math.max(1, scale) : 0;
  return { scale, footX: x * width, footY: y * height + sunk, stands: !bounds.isCutAtFoot && y < 0.985 };
}

/** A number in [0, 1) that belongs to a seed and a place in the order of draws (murmur3's finaliser). */
export function seededShare(seed: number, draw: number): number {
  let bits = (seed ^ Math.imul(draw, 0x9e3779b9)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 0x100000000;
}
