import type { Raster } from '../../shared/raster.ts';

type Vector = [number, number, number];
type Field = { width: number; height: number; at: Vector[] };

const PIXELS_PER_DEGREE = 67;
const M = [
  [10_135_552 / 24_577_794, 8_788_810 / 24_577_794, 4_435_075 / 24_577_794],
  [2_613_072 / 12_288_897, 8_788_810 / 12_288_897, 887_015 / 12_288_897],
  [1_425_312 / 73_733_382, 8_788_810 / 73_733_382, 70_074_185 / 73_733_382],
];
const WHITE = M.map((row) => row[0] + row[1] + row[2]);

/** FLIP as the paper writes it: kernels in two dimensions, no tables, one pixel after the other. Slow; 67 pixels per degree. */
export function plainFlip(reference: Raster, test: Raster): number[] {
  const [r, t] = [reference, test].map(prepare);
  const largest = hyab(huntLab([0, 1, 0]), huntLab([0, 0, 1])) ** 0.7;
  return r.lab.map((lab, i) => {
    const power = hyab(lab, t.lab[i]) ** 0.7;
    const knee = 0.4 * largest;
    const colour = power < knee ? (0.95 / knee) * power : 0.95 + ((power - knee) / (largest - knee)) * 0.05;
    const feature = Math.max(Math.abs(r.edges[i] - t.edges[i]), Math.abs(r.points[i] - t.points[i]));
    return colour ** (1 - Math.sqrt(feature / Math.SQRT2));
  });
}

function prepare({ width, height, data }: Raster) {
  const linear = Array.from({ length: width * height }, (_, i) => [0, 1, 2].map((c) => light(data[i * 3 + c] / 255)) as Vector);
  const opponent: Field = { width, height, at: linear.map((rgb) => toOpponent(toXyz(rgb))) };
  const radius = Math.ceil(3 * Math.sqrt(0.04 / (2 * Math.PI ** 2)) * PIXELS_PER_DEGREE);
  const sensitivity = [
    [[1, 0.0047]],
    [[1, 0.0053]],
    [
      [34.1, 0.04],
      [13.5, 0.025],
    ],
  ].map((gaussians) =>
    kernel(radius, (x, y) => {
      const z = (x * x + y * y) / PIXELS_PER_DEGREE ** 2;
      return gaussians.reduce((sum, [a, b]) => sum + a * Math.sqrt(Math.PI / b) * Math.exp((-(Math.PI ** 2) * z) / b), 0);
    }),
  );
  const filtered = sensitivity.map((weights, c) =>
    convolve(
      opponent,
      c,
      radius,
      weights.map((weight) => weight / sumOf(weights, 0)),
    ),
  );
  const lab = opponent.at.map((_, i) =>
    huntLab(fromXyz(fromOpponent([filtered[0][i], filtered[1][i], filtered[2][i]])).map((v) => Math.max(0, Math.min(1, v))) as Vector),
  );
  const grey: Field = { width, height, at: opponent.at.map(([y]) => [(y + 16) / 116, 0, 0]) };
  const deviation = 0.5 * 0.082 * PIXELS_PER_DEGREE;
  const reach = Math.ceil(3 * deviation);
  const bell = (x: number, y: number) => Math.exp(-(x * x + y * y) / (2 * deviation ** 2));
  const size = (value: (x: number, y: number) => number) => {
    const [across, down] = [kernel(reach, value), kernel(reach, (x, y) => value(y, x))].map((weights) => convolve(grey, 0, reach, balance(weights)));
    return across.map((value, i) => Math.hypot(value, down[i]));
  };
  return { lab, edges: size((x, y) => -x * bell(x, y)), points: size((x, y) => ((x * x) / deviation ** 2 - 1) * bell(x, y)) };
}

function kernel(radius: number, value: (x: number, y: number) => number): number[] {
  const side = 2 * radius + 1;
  return Array.from({ length: side * side }, (_, i) => value((i % side) - radius, Math.floor(i / side) - radius));
}

function sumOf(weights: number[], sign: number): number {
  return weights.reduce((sum, weight) => sum + (weight * sign >= 0 ? weight : 0), 0);
}

function balance(weights: number[]): number[] {
  const [positive, negative] = [sumOf(weights, 1), -sumOf(weights, -1)];
  return weights.map((weight) => weight / (weight > 0 ? positive : negative));
}

function convolve({ width, height, at }: Field, channel: number, radius: number, weights: number[]): number[] {
  const side = 2 * radius + 1;
  return at.map((_, i) => {
    let sum = 0;
    weights.forEach((weight, k) => {
      const x = Math.max(0, Math.min(width - 1, (i % width) + (k % side) - radius));
      const y = Math.max(0, Math.min(height - 1, Math.floor(i / width) + Math.floor(k / side) - radius));
      sum += weight * at[y * width + x][channel];
    });
    return sum;
  });
}

function light(v: number): number {
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function toXyz(rgb: Vector): Vector {
  return M.map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]) as Vector;
}

/** Cramer's rule. */
function fromXyz(xyz: Vector): Vector {
  const determinant = (a: number[][]) =>
    a[0][0] * (a[1][1] * a[2][2] - a[1][2] * a[2][1]) - a[0][1] * (a[1][0] * a[2][2] - a[1][2] * a[2][0]) + a[0][2] * (a[1][0] * a[2][1] - a[1][1] * a[2][0]);
  return [0, 1, 2].map((c) => determinant(M.map((row, r) => row.map((value, k) => (k === c ? xyz[r] : value)))) / determinant(M)) as Vector;
}

function toOpponent(xyz: Vector): Vector {
  const [x, y, z] = xyz.map((value, i) => value / WHITE[i]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function fromOpponent([yy, cx, cz]: Vector): Vector {
  const y = (yy + 16) / 116;
  return [(y + cx / 500) * WHITE[0], y * WHITE[1], (y - cz / 200) * WHITE[2]];
}

function huntLab(rgb: Vector): Vector {
  const [x, y, z] = toXyz(rgb).map((value, i) => {
    const t = value / WHITE[i];
    return t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29;
  });
  const lightness = 116 * y - 16;
  return [lightness, 0.01 * lightness * 500 * (x - y), 0.01 * lightness * 200 * (y - z)];
}

function hyab(a: Vector, b: Vector): number {
  return Math.abs(a[0] - b[0]) + Math.hypot(a[1] - b[1], a[2] - b[2]);
}
