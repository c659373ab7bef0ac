import type { LetteringEffects } from '../../shared/lettering.ts';

type Texture = NonNullable<NonNullable<LetteringEffects['texture']>>;

/** Structure at a pixel. */
export interface TextureSample {
  /** Light (> 0) or shade (< 0), −1 … 1. */
  light: number;
  /** Share of the letter that is left, 0–1. */
  cover: number;
}

/**
 * The structure of a material, drawn from noise that is fixed to the image's grid and scaled with the letters.
 * @returns a function of image px that writes into `out`
 */
export function textureOf({ kind, amount, wear }: Texture, fontSize: number): (x: number, y: number, out: TextureSample) => void {
  const unit = 100 / Math.max(12, fontSize);
  const pattern = PATTERNS[kind];
  return (px, py, out) => {
    const [x, y] = [px * unit, py * unit];
    out.light = amount * Math.max(-1, Math.min(1, pattern.light(x, y)));
    // Soft edges of what is eaten away; noise is 0 … 1 with its middle at 0.5.
    out.cover = wear === 0 ? 1 : smooth((pattern.wear(x, y) - threshold(wear)) / pattern.edge + 0.5);
  };
}

interface Pattern {
  light(x: number, y: number): number;
  wear(x: number, y: number): number;
  /** Width of the transition in units of the noise. */
  edge: number;
}

const PATTERNS: Record<Texture['kind'], Pattern> = {
  stone: {
    light: (x, y) => 1.5 * (clouds(x / 9, y / 9, 4) - 0.5) + 1.2 * (value(x / 1.9, y / 1.9) - 0.5) - 1.6 * Math.max(0, crack(x / 26, y / 26) - 0.86) * 5,
    wear: (x, y) => 0.55 * clouds(x / 5, y / 5, 3) + 0.45 * value(x / 2.6, y / 2.6),
    edge: 0.1,
  },
  chalk: {
    light: (x, y) => 1.2 * (value(x / 2.2, y / 2.2) - 0.6),
    // Strokes of the stick lie slanted over the board's grain.
    wear: (x, y) => 0.45 * value((x + y) / 16, (x - y) / 2.6) + 0.55 * value(x / 2.1, y / 2.1),
    edge: 0.16,
  },
  wood: {
    light: (x, y) => 1.2 * (value(x / 34, y / 1.5) - 0.5) + 0.8 * Math.sin(y / 2.4 + 7 * clouds(x / 60, y / 16, 2)) * 0.5,
    wear: (x, y) => value(x / 26, y / 1.3),
    edge: 0.12,
  },
  foil: {
    light: (x, y) => 2.4 * (crack(x / 30 + 0.6 * value(x / 17, y / 17), y / 30) - 0.55) + 0.5 * (value(x / 1.8, y / 1.8) - 0.5),
    wear: (x, y) => clouds(x / 6, y / 6, 3),
    edge: 0.08,
  },
  print: {
    light: (x, y) => 0.8 * (clouds(x / 14, y / 14, 3) - 0.5),
    wear: (x, y) => 0.5 * clouds(x / 8, y / 8, 2) + 0.5 * value(x / 1.9, y / 1.9),
    edge: 0.1,
  },
};

/** Value below which a share `wear` of the noises above lies: they are nearly normal about 0.5 with a deviation of 0.14. */
function threshold(wear: number): number {
  // Inverse of the logistic approximation of the normal distribution.
  return 0.5 + (0.14 / 1.7) * Math.log(wear / (1 - wear));
}

function smooth(t: number): number {
  const s = Math.min(1, Math.max(0, t));
  return s * s * (3 - 2 * s);
}

/** Several octaves of value noise, 0–1. */
function clouds(x: number, y: number, octaves: number): number {
  let [sum, weight, total] = [0, 1, 0];
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * value(x * 2 ** octave + octave * 17.3, y * 2 ** octave + octave * 9.1);
    total += weight;
    weight *= 0.5;
  }
  return sum / total;
}

/** Ridges: 1 on thin lines between patches. */
function crack(x: number, y: number): number {
  return 1 - Math.abs(2 * clouds(x, y, 3) - 1);
}

/** Smooth noise on a lattice of hashes, 0–1. */
function value(x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [fade(x - x0), fade(y - y0)];
  const top = hash(x0, y0) * (1 - fx) + hash(x0 + 1, y0) * fx;
  const bottom = hash(x0, y0 + 1) * (1 - fx) + hash(x0 + 1, y0 + 1) * fx;
  return top * (1 - fy) + bottom * fy;
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}

function hash(x: number, y: number): number {
  let bits = Math.imul(x + 0x9e37, 0x85ebca6b) ^ Math.imul(y + 0x79b9, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 13), 0x297a2d39);
  return ((bits ^ (bits >>> 16)) >>> 0) / 4294967296;
}
