import sharp from 'sharp';
import type { Colour } from '../../shared/geometry.ts';
import { createRaster, type Raster } from '../../shared/raster.ts';

/** An object whose alpha is known, straight alpha. */
export interface Truth {
  name: string;
  object: Raster;
}

/** What an object is laid on. */
export interface TruthGround {
  name: string;
  /** Colour at a place, shares of width and height. */
  at: (x: number, y: number) => Colour;
  /** Standard deviation of normal noise, sRGB values. */
  noise: number;
}

export const TRUTH_GROUNDS: readonly TruthGround[] = [
  { name: 'green', at: () => [0, 177, 64], noise: 0 },
  { name: 'green, uneven, noisy', at: (x, y) => [10 + 20 * x, 170 - 20 * y, 64 + 10 * x], noise: 4 },
  { name: 'magenta', at: () => [224, 32, 190], noise: 1 },
  { name: 'grey', at: () => [128, 128, 128], noise: 0 },
  { name: 'grey gradient, noisy', at: (x, y) => [150 - 60 * y, 150 - 60 * y, 155 - 60 * y + 4 * x], noise: 3 },
  { name: 'white', at: () => [255, 255, 255], noise: 0 },
  {
    name: 'white with a soft shadow',
    at(x, y) {
      const light = 250 * (1 - 0.35 * Math.exp(-4 * (((x - 0.5) * 1.2) ** 2 + ((y - 0.9) * 5) ** 2)));
      return [light, light, light * 0.99];
    },
    noise: 1.5,
  },
];

const FIGURE = `
  <defs>
    <linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#7a5230"/><stop offset="1" stop-color="#e0b070"/></linearGradient>
    <filter id="b"><feGaussianBlur stdDeviation="1.2"/></filter>
  </defs>
  <path d="M70 180 L80 90 Q100 60 120 90 L130 180 Z" fill="url(#g)"/>
  <circle cx="100" cy="55" r="22" fill="#c9a27a"/>
  <circle cx="92" cy="52" r="4" fill="#ffffff"/><circle cx="108" cy="52" r="4" fill="#dddddd"/>
  <circle cx="50" cy="130" r="14" fill="#b03030" filter="url(#b)"/>
  <path d="M60 130 L84 120" stroke="#303030" stroke-width="3"/>
  <rect x="85" y="110" width="30" height="20" fill="#f4f4f2"/>`;

const HAIR = Array.from({ length: 24 }, (_, i) => {
  const off = i - 11.5;
  return `<path d="M${82 + i * 1.5} ${36 + Math.abs(off) * 0.25} q ${off} -14 ${off * 1.8} ${-18 + Math.abs(off) * 0.8}" fill="none" stroke="#3a2418" stroke-width="0.5"/>`;
}).join('');

const ARM = '<path d="M122 95 q40 10 30 45 q-5 20 -25 15" fill="none" stroke="#444a58" stroke-width="9"/>';

/** A figure with a soft ball, a thin stick, light patches inside; with hair; with an arm whose loop shows the ground. */
export async function drawTruths(side: number): Promise<Truth[]> {
  const drawn = { figure: FIGURE, hair: FIGURE + HAIR, 'arm loop': ARM + FIGURE };
  return Promise.all(Object.entries(drawn).map(async ([name, markup]) => ({ name, object: await draw(markup, side) })));
}

async function draw(markup: string, side: number): Promise<Raster> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 200 200">${markup}</svg>`;
  const data = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  return { width: side, height: side, channels: 4, data: new Uint8Array(data) };
}

/** The object on a ground, as a model without transparency would give it. Deterministic. */
export function layOnGround({ width, height, data }: Raster, ground: TruthGround): Raster {
  const image = createRaster(width, height, 3);
  const normal = normalNumbers(7);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const colour = ground.at(x / width, y / height);
      const alpha = data[i * 4 + 3] / 255;
      for (let c = 0; c < 3; c++) {
        const value = alpha * data[i * 4 + c] + (1 - alpha) * colour[c] + normal() * ground.noise;
        image.data[i * 3 + c] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  }
  return image;
}

/** Box–Muller on a linear congruence. */
function normalNumbers(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 0x100000001;
  };
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

/** How far a cut-out is from the truth; alpha 0–1, colour in sRGB values. */
export interface MatteErrors {
  /** Mean absolute error of alpha over all pixels. */
  alpha: number;
  /** The same where the true alpha is neither 0 nor 1. */
  edge: number;
  /** Mean absolute difference of the gradient of alpha along x and y, over all pixels. */
  gradient: number;
  /** Mean absolute error of the colour on edges, weighted by alpha: what the ground left there. */
  colour: number;
}

export function matteErrors(truth: Raster, cutout: Raster): MatteErrors {
  const { width, height } = truth;
  const sums = { alpha: 0, edge: 0, edges: 0, gradient: 0, colour: 0, weight: 0 };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [t, c] = [truth.data[i * 4 + 3], cutout.data[i * 4 + 3]];
      sums.alpha += Math.abs(t - c);
      if (x > 0 && y > 0) {
        const step = (image: Raster, back: number) => image.data[i * 4 + 3] - image.data[(i - back) * 4 + 3];
        sums.gradient += (Math.abs(step(truth, 1) - step(cutout, 1)) + Math.abs(step(truth, width) - step(cutout, width))) / 2;
      }
      if (t === 0 || t === 255) continue;
      sums.edge += Math.abs(t - c);
      sums.edges++;
      if (c < 20) continue;
      for (let k = 0; k < 3; k++) sums.colour += Math.abs(truth.data[i * 4 + k] - cutout.data[i * 4 + k]) * (t / 255);
      sums.weight += 3 * (t / 255);
    }
  }
  const pixels = width * height * 255;
  return {
    alpha: sums.alpha / pixels,
    edge: sums.edge / Math.max(1, sums.edges) / 255,
    gradient: sums.gradient / pixels,
    colour: sums.colour / Math.max(1, sums.weight),
  };
}
