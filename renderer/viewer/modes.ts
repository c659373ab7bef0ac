/** Ways to look at two to four pictures. */
export const VIEW_MODES = ['side', 'swipe', 'swipe-down', 'onion', 'blink', 'difference', 'single'] as const;
export type ViewMode = (typeof VIEW_MODES)[number];

/** What is behind the pictures; the checkerboard only where they are transparent. */
export const GROUNDS = ['dark', 'mid', 'light', 'checker'] as const;
export type Ground = (typeof GROUNDS)[number];

/** How a difference is taken: of display values as they are stored, or of linear light; of each channel, or of luminance alone. */
export interface DifferenceOptions {
  gain: number;
  isLinear: boolean;
  isLuminance: boolean;
}

export const GAINS = [1, 2, 4, 8, 16, 32, 64] as const;

/** How long each picture is shown while both take turns, ms. Not under 400: faster is hard to bear, and more than three flashes a second are dangerous for some. */
export const BLINK_PERIODS = [400, 600, 1000, 2000] as const;

/** Modes that show two pictures in one place. */
export function isPairMode(mode: ViewMode): boolean {
  return mode !== 'side' && mode !== 'single';
}
