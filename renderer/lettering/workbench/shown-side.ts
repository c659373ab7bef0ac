import type { ImageSize } from '../box-edit.ts';

/** Sizes go in steps, so that a little zooming asks for nothing new. */
const STEP_PX = 512;
const MOST_PX = 2048;

/** Longest side in which a picture is worth making for the screen, px. @param scale screen px per px of the image */
export function shownSide({ width, height }: ImageSize, scale: number): number {
  const side = Math.max(width, height);
  const steps = Math.ceil((side * Math.max(scale, 0.01)) / STEP_PX - 0.01);
  return Math.max(STEP_PX, Math.min(MOST_PX, steps * STEP_PX));
}
