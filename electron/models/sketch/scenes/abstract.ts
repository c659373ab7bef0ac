import type { Colour } from '../../../../shared/geometry.ts';
import { fromOklab, mixColours, toOklab } from '../../../image/oklab.ts';
import { fractalNoise } from '../noise.ts';
import { type Palette, shade } from '../palette.ts';
import { distanceOf, type Plane, resampled, smoothStep } from '../plane.ts';
import type { Random } from '../random.ts';
import { contrastOf } from '../tint.ts';
import { blendAt, type Canvas, fillDisc, mentions, type Stage } from './canvas.ts';
import type { Calm } from './landscapes.ts';

/** Five colours that belong together, the first being the ground. */
function inksOf(palette: Palette, random: Random): Colour[] {
  const [first, second, third] = palette.named;
  const ground = random.chance(0.5) ? mixColours(palette.light, [250, 244, 232], 0.4) : groundOf(palette.base);
  const base = first ?? palette.base;
  return [
    ground,
    base,
    second ?? palette.accent,
    third ?? mixColours(base, palette.accent, 0.5),
    shade(second ?? palette.accent, contrastOf(ground, [255, 255, 255]) > 4 ? 0.12 : -0.18),
  ];
}

/** Dark enough for the other inks, light enough not to print as black. */
function groundOf(base: Colour): Colour {
  const [, a, b] = toOklab(base);
  return fromOklab([0.27, a * 0.55, b * 0.55]);
}

type Kind = 'geometry' | 'flow' | 'gradient' | 'circles';

/** What calls a composition; the first that is mentioned is made. */
const KINDS: readonly (readonly [Kind, readonly string[]])[] = [
  ['geometry', ['bauhaus', 'cubist', 'mid-century', 'grid', 'tiles']],
  ['gradient', ['gradient', 'blob', 'blur', 'mesh', 'aura', 'liquid']],
  ['circles', ['circle', 'arcs', 'disc', 'orb', 'rings', 'overlapping']],
  ['flow', ['flow', 'line', 'swirl', 'wave', 'curve', 'ribbon']],
  ['geometry', ['geometric', 'shape']],
];

/** One of four compositions, by words or by seed. */
export function abstract(stage: Stage, palette: Palette): Calm {
  const draw = stage.random.fork('abstract');
  const inks = inksOf(palette, draw);
  const kind = KINDS.find(([, words]) => mentions(stage, ...words))?.[0] ?? draw.pick(['geometry', 'flow', 'gradient', 'circles'] as const);
  if (kind === 'geometry') return geometry(stage.canvas, draw, inks);
  if (kind === 'circles') return circles(stage.canvas, draw, inks);
  if (kind === 'flow') return flow(stage.canvas, draw, inks);
  return gradient(stage.canvas, draw, inks);
}

function flood({ data }: Canvas, colour: Colour): void {
  for (let o = 0; o < data.length; o += 3) data.set(colour, o);
}

/** Thousands of thin strokes along a curl-like field. */
function flow(canvas: Canvas, draw: Random, inks: Colour[]): Calm {
  const { width, height } = canvas;
  flood(canvas, inks[0]);
  const field = fractalNoise(width, height, { cellsX: Math.max(1, Math.round((2 * width) / height)), cellsY: 2, octaves: 2, seed: draw.seed, gain: 0.35 });
  const unit = Math.min(width, height) / 1024;
  const turn = draw.range(0, Math.PI * 2);
  const count = Math.round((1700 * (width * height)) / (1024 * 1024 * unit * unit));
  for (let n = 0; n < count; n++) {
    let x = draw.range(0, width);
    let y = draw.range(0, height);
    const zone = field.data[Math.floor(y) * width + Math.floor(x)];
    const ink = inks[1 + (Math.floor((zone + 1) * 5 + draw.next() * 1.4) % (inks.length - 1))];
    const tone = mixColours(ink, inks[0], draw.range(0, 0.3));
    const radius = (0.7 + draw.next() ** 3 * 4.2) * unit;
    const steps = draw.int(60, 190);
    const step = Math.max(1, radius * 0.7);
    for (let s = 0; s < steps; s++) {
      const px = Math.floor(x);
      const py = Math.floor(y);
      if (px < 0 || py < 0 || px >= width || py >= height) break;
      const angle = field.data[py * width + px] * 4.6 + turn;
      const taper = Math.sin((s / steps) * Math.PI) ** 0.5;
      if (radius * taper < 0.9) blendAt(canvas, py * width + px, tone, 0.6);
      else fillDisc(canvas, x, y, radius * taper, tone, 0.85);
      x += Math.cos(angle) * step;
      y += Math.sin(angle) * step;
    }
  }
  return { skyTo: 0.5, groundFrom: null };
}

/** Soft pools of colour folding into each other, with a ridge of light where they meet. */
function gradient(canvas: Canvas, draw: Random, inks: Colour[]): Calm {
  const { width, height, data } = canvas;
  const [w, h] = [Math.max(32, width >> 2), Math.max(32, height >> 2)];
  const wide = Math.max(1, Math.round(w / h));
  const a = fractalNoise(w, h, { cellsX: wide, cellsY: 1, octaves: 2, seed: draw.seed, gain: 0.3 });
  const b = fractalNoise(w, h, { cellsX: wide, cellsY: 1, octaves: 2, seed: draw.seed ^ 77, gain: 0.3 });
  const folded: Plane[] = [a, b].map((plane, k) => {
    const other = k === 0 ? b : a;
    const out = { width: w, height: h, data: new Float32Array(w * h) };
    for (let i = 0; i < out.data.length; i++) out.data[i] = Math.sin(plane.data[i] * 4.2 + other.data[i] * 3.4 + k * 1.7 + (i / w / h) * 1.6);
    return resampled(out, width, height);
  });
  for (let i = 0, o = 0; i < width * height; i++, o += 3) {
    const u = folded[0].data[i];
    const v = folded[1].data[i];
    const s1 = smoothStep(-0.9, 0.9, u);
    const s2 = smoothStep(-0.8, 1, v);
    const s3 = smoothStep(0.2, 1, u * v + 0.2);
    const light = Math.exp(-((u - v) ** 2) * 9) * 26;
    for (let c = 0; c < 3; c++) {
      let value = inks[1][c] + (inks[2][c] - inks[1][c]) * s1;
      value += (inks[0][c] - value) * s2 * 0.75;
      value += (inks[3][c] - value) * s3 * 0.5;
      data[o + c] = value + light;
    }
  }
  return { skyTo: 0.5, groundFrom: null };
}

/** Large discs, rings and arcs that lie over each other like glass: where two meet, their inks multiply. */
function circles(canvas: Canvas, draw: Random, inks: Colour[]): Calm {
  const { width, height } = canvas;
  const paper = mixColours([247, 240, 226], inks[1], 0.05);
  flood(canvas, paper);
  const short = Math.min(width, height);
  const colours = inks.slice(1, 4);
  const places = draw.shuffle([
    [0.36, 0.4, 0.3],
    [0.62, 0.58, 0.27],
    [0.68, 0.3, 0.16],
    [0.28, 0.7, 0.15],
    [0.5, 0.86, 0.11],
    [0.86, 0.76, 0.09],
    [0.14, 0.2, 0.08],
  ]);
  places.sort((a, b) => b[2] - a[2]);
  places.forEach(([u, v, r], i) => {
    const x = (u + draw.range(-0.04, 0.04)) * width;
    const y = (v + draw.range(-0.04, 0.04)) * height;
    const radius = r * short * draw.range(0.9, 1.12);
    const form = i < 2 ? 'disc' : draw.pick(['disc', 'ring', 'half'] as const);
    print(canvas, { x, y, radius, hole: form === 'ring' ? 0.62 : 0, from: 0, turn: form === 'half' ? Math.PI : Math.PI * 2 }, colours[i % colours.length]);
  });
  for (let i = 0; i < 5; i++) {
    const arc = { x: draw.range(0.2, 0.8) * width, y: draw.range(0.2, 0.8) * height, radius: draw.range(0.2, 0.52) * short, from: draw.range(0, 6.28) };
    const width1 = draw.pick([0.012, 0.02, 0.035]) * short;
    print(canvas, { ...arc, hole: 1 - width1 / arc.radius, turn: draw.range(1.4, 3.6) }, i % 2 ? colours[i % colours.length] : shade(colours[0], -0.18));
  }
  return { skyTo: 0.3, groundFrom: 0.8 };
}

interface Sector {
  x: number;
  y: number;
  radius: number;
  /** Share of the radius that stays open. */
  hole: number;
  /** Start and extent, radians clockwise. */
  from: number;
  turn: number;
}

/** Prints a sector as a transparent ink does: channels multiply. */
function print({ width, height, data }: Canvas, { x, y, radius, hole, from, turn }: Sector, ink: Colour): void {
  for (let py = Math.max(0, Math.floor(y - radius)); py < Math.min(height, y + radius + 1); py++) {
    for (let px = Math.max(0, Math.floor(x - radius)); px < Math.min(width, x + radius + 1); px++) {
      const [dx, dy] = [px + 0.5 - x, py + 0.5 - y];
      const away = distanceOf(dx, dy);
      const cover = Math.min(1, Math.max(0, radius - away + 0.5)) * Math.min(1, Math.max(0, away - radius * hole + 0.5));
      if (cover <= 0) continue;
      if (turn < 6.28) {
        const angle = (((Math.atan2(dy, dx) - from) % 6.2832) + 6.2832) % 6.2832;
        if (angle > turn) continue;
      }
      const o = (py * width + px) * 3;
      for (let c = 0; c < 3; c++) data[o + c] *= 1 - cover * 0.94 * (1 - ink[c] / 255);
    }
  }
}

/** Discs, half discs, rings, bars and quarter circles on a loose grid, after the posters of the twenties. */
function geometry(canvas: Canvas, draw: Random, inks: Colour[]): Calm {
  const { width, height } = canvas;
  flood(canvas, inks[0]);
  const rows = Math.max(2, Math.round((4 * height) / Math.min(width, height)));
  const columns = Math.max(2, Math.round((rows * width) / height));
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [ground, figure] = draw.shuffle(inks);
      const shape = draw.pick(['disc', 'ring', 'quarter', 'quarter', 'half', 'triangle', 'bars', 'plain'] as const);
      motif(canvas, { x: column * cellWidth, y: row * cellHeight, width: cellWidth, height: cellHeight }, shape, draw.int(0, 3), ground, figure);
    }
  }
  return { skyTo: 0.5, groundFrom: null };
}

type Shape = 'disc' | 'ring' | 'quarter' | 'half' | 'triangle' | 'bars' | 'plain';

function motif(
  canvas: Canvas,
  box: { x: number; y: number; width: number; height: number },
  shape: Shape,
  turns: number,
  ground: Colour,
  figure: Colour,
): void {
  const soft = 1 / Math.min(box.width, box.height);
  const [xTo, yTo] = [Math.min(canvas.width, Math.round(box.x + box.width)), Math.min(canvas.height, Math.round(box.y + box.height))];
  for (let y = Math.round(box.y); y < yTo; y++) {
    for (let x = Math.round(box.x); x < xTo; x++) {
      let u = (x + 0.5 - box.x) / box.width;
      let v = (y + 0.5 - box.y) / box.height;
      for (let k = 0; k < turns; k++) [u, v] = [v, 1 - u];
      const pixel = y * canvas.width + x;
      blendAt(canvas, pixel, ground, 1);
      blendAt(canvas, pixel, figure, smoothStep(soft, -soft, distanceTo(shape, u, v)));
    }
  }
}

function distanceTo(shape: Shape, u: number, v: number): number {
  const centre = distanceOf(u - 0.5, v - 0.5);
  if (shape === 'disc') return centre - 0.4;
  if (shape === 'ring') return Math.abs(centre - 0.32) - 0.1;
  if (shape === 'quarter') return distanceOf(u, v) - 0.98;
  if (shape === 'half') return Math.max(distanceOf(u - 0.5, v) - 0.5, -v);
  if (shape === 'triangle') return (u + v - 1) * 0.7;
  if (shape === 'bars') return Math.abs(v * 4 - Math.floor(v * 4) - 0.5) * 0.25 - 0.0625;
  return 1;
}
