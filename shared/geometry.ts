import { z } from 'zod';

/** A point in pixels, origin at the top left of the image, x to the right, y down. */
export const pointSchema = z.tuple([z.number(), z.number()]);
export type Point = z.infer<typeof pointSchema>;

/** Four corners in reading order of the text inside: top left, top right, bottom right, bottom left. */
export const quadSchema = z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]);
export type Quad = z.infer<typeof quadSchema>;

/** An axis-aligned box in pixels. */
export const boxSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});
export type Box = z.infer<typeof boxSchema>;

/** sRGB, each channel 0–255. */
export const colourSchema = z.tuple([z.number().min(0).max(255), z.number().min(0).max(255), z.number().min(0).max(255)]);
export type Colour = z.infer<typeof colourSchema>;

/** `#rrggbb`. */
export function hexOf(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** The smallest axis-aligned box around a quad, or around more corners. */
export function boxAround(corners: readonly Point[]): Box {
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The corners of a box in reading order. */
export function quadOf({ x, y, width, height }: Box): Quad {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}
