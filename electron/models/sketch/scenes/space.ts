import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { fractalNoise } from '../noise.ts';
import { type Palette, shade } from '../palette.ts';
import { resampled, smoothStep, warped } from '../plane.ts';
import { addGlow, blendAt, type Canvas, gradientTable, mentions, type Stage } from './canvas.ts';
import type { Calm } from './landscapes.ts';
import { paintStars } from './sky.ts';

/** Deep space: a folded nebula in two colours, stars, and a planet with rings or a moon. */
export function space(stage: Stage, palette: Palette): Calm {
  const { canvas, random } = stage;
  const draw = random.fork('space');
  const first: Colour = palette.isNamed
    ? palette.base
    : draw.pick<Colour>([
        [72, 82, 196],
        [148, 48, 130],
        [32, 120, 150],
        [176, 66, 62],
      ]);
  const second: Colour =
    palette.named[1] ??
    draw.pick<Colour>([
      [236, 130, 92],
      [110, 196, 214],
      [226, 106, 168],
      [240, 190, 110],
    ]);
  nebula(stage, shade(first, -0.1), second);
  paintStars(stage, 1.6, 1.1);
  if (!mentions(stage, 'nebula', 'galaxy', 'starfield') || mentions(stage, 'planet', 'moon')) {
    const onLeft = draw.chance(0.5);
    const short = Math.min(canvas.width, canvas.height);
    planet(stage, {
      x: canvas.width * (onLeft ? 0.3 : 0.7),
      y: canvas.height * 0.66,
      radius: short * draw.range(0.19, 0.27),
      colour: mixColours(first, second, 0.5),
      second: mixColours(second, [255, 240, 220], 0.4),
      isLitLeft: draw.chance(0.5),
      hasRings: draw.chance(0.5),
      tilt: draw.range(-0.5, 0.5),
      seed: draw.seed,
    });
  }
  return { skyTo: 0.32, groundFrom: 0.86 };
}

function nebula({ canvas, random }: Stage, first: Colour, second: Colour): void {
  const { width, height, data } = canvas;
  const [w, h] = [Math.max(48, width >> 1), Math.max(48, height >> 1)];
  const seed = random.fork('nebula').seed;
  const wide = Math.max(1, Math.round((2 * w) / h));
  const dx = fractalNoise(w, h, { cellsX: wide, cellsY: 2, octaves: 5, seed: seed ^ 1 });
  const dy = fractalNoise(w, h, { cellsX: wide, cellsY: 2, octaves: 5, seed: seed ^ 2 });
  const cloud = warped(fractalNoise(w, h, { cellsX: wide, cellsY: 2, octaves: 6, seed, gain: 0.55 }), dx, dy, h / 4, h / 4);
  const dust = resampled(
    warped(fractalNoise(w, h, { cellsX: wide * 2, cellsY: 4, octaves: 4, seed: seed ^ 3, shape: 'ridged' }), dy, dx, h / 5, h / 5),
    width,
    height,
  );
  const gas = resampled(cloud, width, height);
  const hue = resampled(dy, width, height);
  const cold = gradientTable([[5, 6, 16], [12, 14, 36], shade(first, -0.24), first, mixColours(first, [255, 255, 255], 0.35)], 256);
  const warm = gradientTable([[5, 6, 16], [20, 12, 30], shade(second, -0.34), second, mixColours(second, [255, 244, 226], 0.6)], 256);
  for (let i = 0, o = 0; i < gas.data.length; i++, o += 3) {
    const light = Math.max(0, Math.min(1, 0.3 + gas.data[i] * 0.72 - Math.max(0, dust.data[i]) * 0.2));
    const at = ((light * 255) | 0) * 3;
    const share = smoothStep(-0.35, 0.4, hue.data[i]);
    for (let c = 0; c < 3; c++) data[o + c] = cold[at + c] + (warm[at + c] - cold[at + c]) * share;
  }
}

interface Planet {
  x: number;
  y: number;
  radius: number;
  colour: Colour;
  second: Colour;
  isLitLeft: boolean;
  hasRings: boolean;
  tilt: number;
  seed: number;
}

function planet(stage: Stage, body: Planet): void {
  const { canvas } = stage;
  const { x: cx, y: cy, radius, colour, second, isLitLeft, hasRings, tilt, seed } = body;
  addGlow(canvas, cx, cy, radius * 1.9, mixColours(colour, second, 0.6), 0.34);
  const bands = fractalNoise(256, 256, { cellsX: 2, cellsY: 7, octaves: 5, seed });
  const sun = [isLitLeft ? -0.66 : 0.66, -0.5, 0.56];
  if (hasRings) rings(canvas, body, true);
  for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(canvas.height, cy + radius); y++) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(canvas.width, cx + radius); x++) {
      const u = (x + 0.5 - cx) / radius;
      const v = (y + 0.5 - cy) / radius;
      const inside = 1 - u * u - v * v;
      if (inside <= 0) continue;
      const z = Math.sqrt(inside);
      const along = u * Math.cos(tilt) + v * Math.sin(tilt);
      const up = v * Math.cos(tilt) - u * Math.sin(tilt);
      const band = bands.data[(Math.floor((up * 0.5 + 0.5) * 255) & 255) * 256 + (Math.floor((along / (z + 0.6)) * 60 + 512) & 255)];
      const facing = Math.max(0, u * sun[0] + v * sun[1] + z * sun[2]);
      const rim = (1 - z) ** 3 * facing;
      const own = mixFast(colour, second, smoothStep(-0.4, 0.45, band));
      const bright = 0.035 + facing ** 0.8 * 1.05;
      blendAt(
        canvas,
        y * canvas.width + x,
        [Math.min(255, own[0] * bright + rim * 120), Math.min(255, own[1] * bright + rim * 130), Math.min(255, own[2] * bright + rim * 150)],
        Math.min(1, inside * radius * 0.5),
      );
    }
  }
  if (hasRings) rings(canvas, body, false);
}

/** The far half is painted before the body, the near half after it. */
function rings(canvas: Canvas, { x: cx, y: cy, radius, second, tilt, seed }: Planet, isFar: boolean): void {
  const outer = radius * 2.15;
  const profile = fractalNoise(512, 4, { cellsX: 24, cellsY: 1, octaves: 3, seed });
  const colour = mixColours(second, [255, 246, 230], 0.3);
  for (let y = Math.max(0, Math.floor(cy - outer)); y < Math.min(canvas.height, cy + outer); y++) {
    for (let x = Math.max(0, Math.floor(cx - outer)); x < Math.min(canvas.width, cx + outer); x++) {
      const along = (x - cx) * Math.cos(tilt) + (y - cy) * Math.sin(tilt);
      const up = ((y - cy) * Math.cos(tilt) - (x - cx) * Math.sin(tilt)) / 0.24;
      if (up < 0 !== isFar) continue;
      const at = Math.sqrt(along * along + up * up) / radius;
      if (at < 1.3 || at > 2.15) continue;
      const density = 0.5 + profile.data[Math.floor(((at - 1.3) / 0.85) * 511)] * 0.9;
      blendAt(canvas, y * canvas.width + x, colour, Math.max(0, density) * 0.75 * smoothStep(1.3, 1.36, at) * smoothStep(2.15, 2.08, at));
    }
  }
}

function mixFast(a: Colour, b: Colour, t: number): Colour {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}
