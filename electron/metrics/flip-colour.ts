import { linearOf } from './lab.ts';

/** Linear sRGB to XYZ, each row divided by the white's value, so that white is (1, 1, 1) (constants of the authors' code). */
const TO_XYZ = normalised([
  [10_135_552 / 24_577_794, 8_788_810 / 24_577_794, 4_435_075 / 24_577_794],
  [2_613_072 / 12_288_897, 8_788_810 / 12_288_897, 887_015 / 12_288_897],
  [1_425_312 / 73_733_382, 8_788_810 / 73_733_382, 70_074_185 / 73_733_382],
]);
const TO_LINEAR = inverse(TO_XYZ);

const ROOT_STEPS = 16_384;
const THRESHOLD = (6 / 29) ** 3;
const EXPONENT = 0.7;
/** p_c and p_t of section 4.1.4: 40 % of the largest difference becomes 95 % of the error. */
const KNEE = 0.4;
const KNEE_ERROR = 0.95;
const ERROR_STEPS = 8192;
/** Below this step of the table the error's logarithm is too steep to be interpolated. */
const STEEP_STEPS = 128;
/** e to the power of 0 to −5: above the steep steps no logarithm is lower. */
const POWER_STEPS = 4096;
const POWER_REACH = 5;

/** Tables of FLIP's colour pipeline; good for any number of images. */
export interface FlipColour {
  /**
   * Opponent colours of a row of 8-bit sRGB, each about 0–1: Y, X − Y and Y − Z with white (1, 1, 1). They are YCxCz without its factors, which filters do not change.
   */
  opponent(pixels: PixelRow, count: number, y: Float32Array, redGreen: Float32Array, blueYellow: Float32Array, to: number): void;
  /** Filtered opponent colours, in place, to Lab with the Hunt effect; what no display shows is clamped first (section 4.1.2). */
  huntLab(y: Float32Array, redGreen: Float32Array, blueYellow: Float32Array, count: number): void;
  /** Colour error 0–1 of the three differences (HyAB, sections 4.1.3 and 4.1.4), raised to `exponent`, 0–1. */
  error(lightness: number, a: number, b: number, exponent: number): number;
}

export interface PixelRow {
  readonly data: Uint8Array | Float32Array;
  readonly from: number;
  readonly step: number;
  readonly green: number;
  readonly blue: number;
}

export function createFlipColour(): FlipColour {
  // One entry more than there are levels: fractional values are interpolated.
  const light = Float64Array.from({ length: 257 }, (_, value) => linearOf(Math.min(255, value)));
  const lightOf = (value: number) => {
    const index = value | 0;
    return index === value ? light[index] : light[index] + (light[index + 1] - light[index]) * (value - index);
  };
  const roots = Float32Array.from({ length: ROOT_STEPS + 2 }, (_, i) => root(i / ROOT_STEPS));
  const rootOf = (t: number) => {
    const position = t * ROOT_STEPS;
    const index = position | 0;
    return roots[index] + (roots[index + 1] - roots[index]) * (position - index);
  };
  const largest = largestDifference();
  // Over the square root of the difference: the curve is steep at 0, and there the steps must be fine.
  const reach = Math.sqrt(2 * largest ** (1 / EXPONENT));
  const errors = Float32Array.from({ length: ERROR_STEPS + 2 }, (_, i) => errorOf(((i * reach) / ERROR_STEPS) ** 2, largest));
  const logarithms = errors.map((error) => Math.log(error));
  const powers = Float32Array.from({ length: POWER_STEPS + 2 }, (_, i) => Math.exp((-i * POWER_REACH) / POWER_STEPS));
  const [[xr, xg, xb], [yr, yg, yb], [zr, zg, zb]] = TO_XYZ;
  const [[rx, ry, rz], [gx, gy, gz], [bx, by, bz]] = TO_LINEAR;
  return {
    opponent({ data, from, step, green, blue }, count, yOut, redGreenOut, blueYellowOut, to) {
      for (let i = 0, at = from; i < count; i++, at += step) {
        const r = lightOf(data[at]);
        const g = lightOf(data[at + green]);
        const b = lightOf(data[at + blue]);
        const y = yr * r + yg * g + yb * b;
        yOut[to + i] = y;
        redGreenOut[to + i] = xr * r + xg * g + xb * b - y;
        blueYellowOut[to + i] = y - (zr * r + zg * g + zb * b);
      }
    },
    huntLab(yRow, redGreenRow, blueYellowRow, count) {
      for (let i = 0; i < count; i++) {
        const y = yRow[i];
        const x = y + redGreenRow[i];
        const z = y - blueYellowRow[i];
        const r = rx * x + ry * y + rz * z;
        const g = gx * x + gy * y + gz * z;
        const b = bx * x + by * y + bz * z;
        let nx = x;
        let ny = y;
        let nz = z;
        if (r < 0 || g < 0 || b < 0 || r > 1 || g > 1 || b > 1) {
          const cr = clamped(r);
          const cg = clamped(g);
          const cb = clamped(b);
          nx = xr * cr + xg * cg + xb * cb;
          ny = yr * cr + yg * cg + yb * cb;
          nz = zr * cr + zg * cg + zb * cb;
        }
        const fx = rootOf(nx);
        const fy = rootOf(ny);
        const fz = rootOf(nz);
        const lightness = 116 * fy - 16;
        yRow[i] = lightness;
        redGreenRow[i] = 5 * lightness * (fx - fy);
        blueYellowRow[i] = 2 * lightness * (fy - fz);
      }
    },
    error(lightness, a, b, exponent) {
      const position = Math.min(1, Math.sqrt(Math.abs(lightness) + Math.sqrt(a * a + b * b)) / reach) * ERROR_STEPS;
      const index = position | 0;
      if (index < STEEP_STEPS) {
        const error = errors[index] + (errors[index + 1] - errors[index]) * (position - index);
        return error === 0 ? 0 : error ** exponent;
      }
      const at = (logarithms[index] + (logarithms[index + 1] - logarithms[index]) * (position - index)) * exponent * (-POWER_STEPS / POWER_REACH);
      const power = at | 0;
      return powers[power] + (powers[power + 1] - powers[power]) * (at - power);
    },
  };
}

function clamped(value: number): number {
  return Math.max(0, Math.min(1, value));
}

/** The cube root of CIE 1976 with its straight part near black. */
function root(t: number): number {
  return t > THRESHOLD ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29;
}

function huntLabOf(rgb: number[]): number[] {
  const [x, y, z] = TO_XYZ.map((row) => root(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
  const lightness = 116 * y - 16;
  return [lightness, 5 * lightness * (x - y), 2 * lightness * (y - z)];
}

/** Between green and blue, raised to the exponent: the largest difference that FLIP reckons with. */
function largestDifference(): number {
  const green = huntLabOf([0, 1, 0]);
  const blue = huntLabOf([0, 0, 1]);
  return (Math.abs(green[0] - blue[0]) + Math.hypot(green[1] - blue[1], green[2] - blue[2])) ** EXPONENT;
}

function errorOf(difference: number, largest: number): number {
  const power = difference ** EXPONENT;
  const knee = KNEE * largest;
  const error = power < knee ? (KNEE_ERROR / knee) * power : KNEE_ERROR + ((power - knee) / (largest - knee)) * (1 - KNEE_ERROR);
  return Math.min(1, error);
}

function normalised(rows: number[][]): number[][] {
  return rows.map((row) => row.map((value) => value / (row[0] + row[1] + row[2])));
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: number[][]): number[][] {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ].map((row) => row.map((value) => value / determinant));
}
