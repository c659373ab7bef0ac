import type { Colour } from '../../../../shared/geometry.ts';
import { cellularNoise } from '../cells.ts';
import { type Fractal, fractalNoise } from '../noise.ts';
import { modified, type Palette, shade } from '../palette.ts';
import { createPlane, type Plane, resampled, warped } from '../plane.ts';
import { hashString, mixBits, type Random } from '../random.ts';

/** What a material generator is asked for. */
export interface Sheet {
  width: number;
  height: number;
  /** The shorter side; features are sized against it. */
  short: number;
  seed: number;
  random: Random;
  palette: Palette;
  /** Lower case. */
  words: string;
}

/** What a material is before it is lit. All fields have the sheet's size and wrap. */
export interface Surface {
  /** 0–1; multiplied by `relief`. */
  height: Plane;
  /** How high 1 stands, in thousandths of the short side. */
  relief: number;
  /** Place on the colour ramp, 0 dark – 1 light. */
  tone: Plane;
  /** Colour ramps, each from dark to light; ramp 0 is the ground. */
  inks: Colour[][];
  /** Ramp per pixel; 0 everywhere when left out. */
  ink?: Uint8Array;
  /** Share (0–1) of a second ramp, which is 1 unless `over` says otherwise. */
  blend?: Plane;
  over?: Uint8Array;
  /** Strength and tightness (exponent) of the highlight; `gloss` scales it per pixel. */
  shine?: number;
  tightness?: number;
  gloss?: Plane;
  /** Strength of a mirrored studio, which makes metal; moves the tone by the slope. */
  mirror?: number;
  /** Strength of the darkening of hollows and its radius in thousandths of the short side. */
  hollows?: number;
  hollowRadius?: number;
  /** Light that the surface gives off itself, 0–1, coloured by the last ramp. */
  glow?: Plane;
  /** Large, soft variation of lightness and warmth; 1 = normal. */
  mottle?: number;
}

/** Whole cells across and down when `count` fit the short side; each at least `minPixels` wide, and a multiple of `multiple` of them. */
export function cellsOf(sheet: Sheet, count: number, minPixels = 2, multiple = 1): { cellsX: number; cellsY: number } {
  const fitting = Math.max(1, Math.min(count, Math.floor(sheet.short / minPixels)));
  const whole = (side: number) => Math.max(multiple, Math.round((fitting * side) / sheet.short / multiple) * multiple);
  return { cellsX: whole(sheet.width), cellsY: whole(sheet.height) };
}

/** Fractal noise with `count` cells over the short side; `stretch` > 1 draws it out along x, < 1 along y. */
export function noiseOf(
  sheet: Sheet,
  label: string,
  count: number,
  octaves: number,
  options: Partial<Pick<Fractal, 'gain' | 'shape'>> & { stretch?: number } = {},
): Plane {
  const { stretch = 1, ...fractal } = options;
  const { cellsX, cellsY } = cellsOf(sheet, count);
  const across = stretch > 1 ? Math.max(1, Math.round(cellsX / stretch)) : cellsX;
  const down = stretch < 1 ? Math.max(1, Math.round(cellsY * stretch)) : cellsY;
  const seed = mixBits(sheet.seed ^ hashString(label));
  return fractalNoise(sheet.width, sheet.height, { cellsX: across, cellsY: down, octaves, seed, ...fractal });
}

/** Draws a field on half the resolution and enlarges it: for soft fields whose finest feature spans several px. */
export function atHalf(sheet: Sheet, draw: (half: Sheet) => Plane): Plane {
  if (sheet.width % 2 === 1 || sheet.height % 2 === 1 || sheet.short < 256) return draw(sheet);
  const half = { ...sheet, width: sheet.width / 2, height: sheet.height / 2, short: sheet.short / 2 };
  return resampled(draw(half), sheet.width, sheet.height);
}

/** Distance to the middle (`nearest`) or to the border of cells whose outlines are bent by noise; `bend` as a share of the short side. */
export function bentCells(
  sheet: Sheet,
  label: string,
  count: number,
  jitter: number,
  field: 'nearest' | 'border',
  bendCount: number,
  octaves: number,
  bend: number,
): Plane {
  return atHalf(sheet, (half) => {
    const cells = cellularNoise(half.width, half.height, { ...cellsOf(half, count, 3), seed: seedOf(half, label) }, jitter);
    const dx = noiseOf(half, `${label} x`, bendCount, octaves);
    const dy = noiseOf(half, `${label} y`, bendCount, octaves);
    return warped(cells[field], dx, dy, bend * half.short, bend * half.short);
  });
}

export function planeOf(sheet: Sheet, value = 0): Plane {
  return createPlane(sheet.width, sheet.height, value);
}

export function seedOf(sheet: Sheet, label: string): number {
  return mixBits(sheet.seed ^ hashString(label));
}

/** The prompt's colour, or the material's own bent by "dark", "pale" … */
export function baseColour({ palette }: Sheet, natural: Colour): Colour {
  return palette.isNamed ? palette.base : modified(natural, palette.modifier);
}

/** The prompt's second colour, or the given one. */
export function secondColour({ palette }: Sheet, otherwise: Colour): Colour {
  return palette.named[1] ?? otherwise;
}

/** Dark to light around a colour; `spread` is the OKLab lightness on either side. */
export function rampOf(colour: Colour, spread = 0.2): Colour[] {
  return [shade(colour, -spread * 1.15), shade(colour, -spread * 0.5), colour, shade(colour, spread * 0.4), shade(colour, spread * 0.8)];
}

export function has(sheet: Sheet, ...words: string[]): boolean {
  return words.some((word) => sheet.words.includes(word));
}
