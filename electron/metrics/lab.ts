/** CIE L*a*b*: L 0–100, a and b about ±128. */
export type Lab = [lightness: number, a: number, b: number];

const TABLE_STEPS = 16_384;
/** D65 white (2°), the white of sRGB. */
const WHITE_X = 0.95047;
const WHITE_Z = 1.08883;

/** Light of an sRGB value 0–255, 0–1 (IEC 61966-2-1). */
export function linearOf(value: number): number {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** The cube root of CIE 1976 with its straight part near black. */
function compress(t: number): number {
  return t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116;
}

/** Turns sRGB into Lab quickly: tables for light and for the cube root (linear between 16,384 steps, error below 1e-4 L). */
export interface LabConverter {
  /** Writes L, a, b to `out` at `at`; the values may be fractional, 0–255. */
  convert(red: number, green: number, blue: number, out: Float64Array | Float32Array, at: number): void;
}

/** Builds the tables once; a converter may be used for any number of images. */
export function createLabConverter(): LabConverter {
  const light = Float64Array.from({ length: 256 }, (_, value) => linearOf(value));
  const roots = Float64Array.from({ length: TABLE_STEPS + 2 }, (_, i) => compress(i / TABLE_STEPS));
  const lightOf = (value: number) => {
    const index = value | 0;
    return index === value ? light[index] : linearOf(value);
  };
  const root = (t: number) => {
    const position = Math.min(t, 1) * TABLE_STEPS;
    const index = position | 0;
    return roots[index] + (roots[index + 1] - roots[index]) * (position - index);
  };
  return {
    convert(red, green, blue, out, at) {
      const r = lightOf(red);
      const g = lightOf(green);
      const b = lightOf(blue);
      const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
      const y = root(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
      const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / WHITE_Z);
      out[at] = 116 * y - 16;
      out[at + 1] = 500 * (x - y);
      out[at + 2] = 200 * (y - z);
    },
  };
}
