import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { fractalNoise } from '../noise.ts';
import { type Palette, shade } from '../palette.ts';
import { addGlow, blendAt, fillDisc, gradientTable, type Stage } from './canvas.ts';
import { lineNoise, paintLayers, ridgeLine } from './land.ts';
import type { Calm } from './landscapes.ts';

/** Light from the surface, reefs in three depths, weed, a shoal and bubbles. */
export function underwater(stage: Stage, palette: Palette): Calm {
  const { canvas, random } = stage;
  const { width, height, data } = canvas;
  const base: Colour = palette.isNamed ? palette.base : [18, 116, 150];
  const table = gradientTable([mixColours(shade(base, 0.28), [220, 250, 240], 0.45), shade(base, 0.08), shade(base, -0.12), shade(base, -0.28)], height);
  for (let y = 0, o = 0; y < height; y++) for (let x = 0; x < width; x++, o += 3) data.set(table.subarray(y * 3, y * 3 + 3), o);
  const draw = random.fork('reef');
  const sunX = draw.range(0.3, 0.7) * width;
  rays(stage, sunX, draw.seed);
  addGlow(canvas, sunX, -height * 0.05, height * 0.7, [226, 255, 244], 0.5);
  const rock = fractalNoise(width, height, { cellsX: Math.max(1, Math.round((16 * width) / height)), cellsY: 16, octaves: 4, seed: draw.seed });
  const deep = shade(base, -0.3);
  for (let k = 0; k < 3; k++) {
    const top = mixColours(shade(base, -0.08), deep, 0.3 + k * 0.35);
    const line = ridgeLine(canvas, { level: 0.76 + k * 0.08, swing: 0.1 - k * 0.01, frequency: 2 + k, octaves: 6, isSharp: false, seed: draw.seed + k });
    paintLayers(
      canvas,
      [{ line, top, lit: mixColours(shade(top, 0.1), [180, 236, 220], 0.15), relief: 0.7, bottom: mixColours(top, deep, 0.5), depth: 0.2 }],
      rock,
      true,
    );
    const count = Math.round((4 + k * 4) * (width / height)) + 1;
    for (let n = 0; n < count; n++)
      weed(
        stage,
        draw.range(0, width),
        height * (0.84 + k * 0.07),
        height * draw.range(0.1, 0.2) * (0.7 + k * 0.35),
        mixColours(top, k === 2 ? shade(deep, -0.03) : deep, 0.45),
        draw.int(0, 1e6),
      );
    if (k === 0) shoal(stage, draw.range(0.2, 0.8) * width, draw.range(0.42, 0.58) * height, mixColours(deep, base, 0.3));
  }
  bubbles(stage);
  return { skyTo: 0.38, groundFrom: 0.9 };
}

function rays({ canvas }: Stage, sunX: number, seed: number): void {
  const { width, height } = canvas;
  const top = -height * 0.35;
  for (let y = 0; y < height; y++) {
    const fade = Math.max(0, 1 - y / (height * 0.85)) ** 1.3;
    if (fade === 0) break;
    for (let x = 0; x < width; x++) {
      const slant = (x - sunX) / (y - top);
      const shaft = lineNoise(slant * 9 + 50, seed) * 0.6 + lineNoise(slant * 23 + 80, seed ^ 9) * 0.4;
      if (shaft > 0) blendAt(canvas, y * width + x, [224, 255, 246], Math.min(0.5, shaft * 0.55) * fade);
    }
  }
}

/** A swaying stem with leaves on alternating sides. */
function weed({ canvas }: Stage, x: number, foot: number, tall: number, colour: Colour, seed: number): void {
  const steps = Math.max(6, Math.round(tall / 2));
  const girth = Math.max(1, tall * 0.022);
  for (let s = 0; s < steps; s++) {
    const t = s / steps;
    const px = x + lineNoise(t * 2.4 + seed, seed) * tall * 0.16 * t;
    const py = foot - t * tall;
    fillDisc(canvas, px, py, girth * (1 - t * 0.75), colour);
    if (s % 4 === 0) {
      const side = s % 8 === 0 ? 1 : -1;
      for (let k = 1; k < 7; k++) fillDisc(canvas, px + side * k * girth * 0.9, py - k * girth * 0.75, girth * (1 - k / 8) * 0.9 * (1 - t * 0.5), colour);
    }
  }
}

function shoal({ canvas, random }: Stage, cx: number, cy: number, colour: Colour): void {
  const draw = random.fork('shoal');
  const heading = draw.chance(0.5) ? 1 : -1;
  const unit = Math.min(canvas.width, canvas.height) / 1024;
  for (let n = 0; n < 26; n++) {
    const x = cx + (draw.next() + draw.next() - 1) * 250 * unit;
    const y = cy + (draw.next() + draw.next() - 1) * 95 * unit;
    const size = draw.range(7, 15) * unit;
    for (let k = -8; k <= 8; k++) {
      const t = k / 8;
      fillDisc(canvas, x + heading * t * size * 1.5, y, Math.max(0.5, size * 0.52 * (1 - t * t)), colour, 0.9);
    }
    for (let k = 0; k <= 5; k++) fillDisc(canvas, x - heading * size * (1.4 + k * 0.12), y, Math.max(0.4, size * 0.1 * (k + 1)), colour, 0.7);
  }
}

function bubbles({ canvas, random }: Stage): void {
  const draw = random.fork('bubbles');
  const unit = Math.min(canvas.width, canvas.height) / 1024;
  for (let n = 0; n < 46; n++) {
    const [x, y, radius] = [draw.range(0, canvas.width), draw.range(0.12, 1) * canvas.height, (1.5 + draw.next() ** 4 * 11) * unit];
    fillDisc(canvas, x, y, radius, [214, 250, 244], 0.2);
    fillDisc(canvas, x - radius * 0.3, y - radius * 0.35, Math.max(0.5, radius * 0.28), [255, 255, 255], 0.65);
  }
}
