import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { shade } from '../palette.ts';
import { addGlow, blendAt, type Canvas, mentions, type Stage } from './canvas.ts';
import { type Layer, layersOf, ridgeLine } from './land.ts';

/** A cliff that runs out into the sea away from the sun, with a lighthouse where the words name one. Its lamp burns from dusk to dawn. */
export function headland(stage: Stage, seed: number): void {
  const { canvas, light, words } = stage;
  const { width, height } = canvas;
  const isLeft = light.sunX > 0.5;
  const line = ridgeLine(canvas, { level: 0.56, swing: 0.03, frequency: 2.2, octaves: 4, isSharp: false, seed });
  for (let x = 0; x < width; x++) {
    const across = isLeft ? x / width : 1 - x / width;
    // A plateau, then a steep drop into the water.
    const drop = 1 / (1 + Math.exp(-(across - 0.4) * 34));
    line[x] += drop * height * 0.34 + across * height * 0.05;
    if (across > 0.52) line[x] = height;
  }
  const top = mixColours(light.near, light.far, 0.3);
  const rock: Layer = {
    line,
    top,
    lit: mixColours(shade(top, 0.12), light.source, 0.3),
    relief: 0.9,
    bottom: mixColours(light.near, light.far, 0.12),
    depth: 0.4,
  };
  layersOf(stage, [rock]);
  if (!words.includes('lighthouse')) return;
  const x = (isLeft ? 0.25 : 0.75) * width;
  tower(stage, x, line[Math.round(x)] + height * 0.012, Math.min(height * 0.36, width * 0.34));
}

/** Fills a trapezium whose upper and lower edges are level. */
function trapezium(canvas: Canvas, x: number, top: number, bottom: number, halfTop: number, halfBottom: number, lit: Colour, dark: Colour, share = 1): void {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(canvas.height, bottom); y++) {
    const t = (y + 0.5 - top) / Math.max(1, bottom - top);
    const half = halfTop + (halfBottom - halfTop) * Math.max(0, Math.min(1, t));
    const [from, to] = [x - half, x + half];
    for (let px = Math.max(0, Math.floor(from)); px < Math.min(canvas.width, Math.ceil(to)); px++) {
      const cover = Math.min(1, px + 1 - from, to - px);
      if (cover > 0) blendAt(canvas, y * canvas.width + px, mix4(lit, dark, (px + 0.5 - from) / (to - from)), cover * share);
    }
  }
}

function mix4(a: Colour, b: Colour, t: number): Colour {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

function tower(stage: Stage, x: number, foot: number, tall: number): void {
  const { canvas, light } = stage;
  const isDark = light.time !== 'day';
  const sunRight = light.sunX * canvas.width > x;
  const tone = (colour: Colour): [Colour, Colour] => {
    const lit = mixColours(mixColours(colour, light.source, 0.25), light.haze, 0.12);
    const dark = mixColours(colour, light.near, isDark ? 0.62 : 0.4);
    return sunRight ? [dark, lit] : [lit, dark];
  };
  const white = tone([240, 236, 226]);
  const red = tone([190, 62, 48]);
  const iron = tone(mixColours(light.near, [34, 34, 40], 0.5));
  const at = (share: number) => foot - tall * share;
  const half = (share: number) => tall * (0.105 - 0.05 * share);
  const lamp: Colour = isDark ? [255, 226, 140] : mixColours([230, 236, 238], light.haze, 0.3);
  if (isDark && light.time !== 'dawn') beam(stage, x, at(0.845), sunRight ? -1 : 1);
  trapezium(canvas, x, at(0.76), foot, half(0.76), half(0), ...white);
  for (const [from, to] of [
    [0.14, 0.32],
    [0.48, 0.64],
  ])
    trapezium(canvas, x, at(to), at(from), half(to), half(from), ...red);
  trapezium(canvas, x, at(0.79), at(0.755), tall * 0.088, tall * 0.08, ...iron);
  trapezium(canvas, x, at(0.9), at(0.79), tall * 0.046, tall * 0.05, lamp, lamp);
  for (const side of [-1, 0, 1]) trapezium(canvas, x + side * tall * 0.042, at(0.9), at(0.79), tall * 0.006, tall * 0.006, ...iron);
  trapezium(canvas, x, at(1), at(0.895), tall * 0.004, tall * 0.066, ...red);
  if (isDark) addGlow(canvas, x, at(0.845), tall * 0.55, [255, 214, 130], 0.75);
  if (mentions(stage, 'cottage', 'house', 'keeper') || canvas.width >= 320)
    cottage(stage, x + (sunRight ? -1 : 1) * tall * 0.27, foot + tall * 0.02, tall * 0.2, tone);
}

/** A fading cone of light across the sky. */
function beam({ canvas }: Stage, x: number, y: number, side: number): void {
  const reach = canvas.width * 0.75;
  for (let px = 0; px < canvas.width; px++) {
    const away = (px + 0.5 - x) * side;
    if (away <= 0 || away > reach) continue;
    const half = 2 + away * 0.085;
    const strength = 0.42 * (1 - away / reach) ** 1.5;
    const middle = y - away * 0.05;
    for (let py = Math.max(0, Math.floor(middle - half)); py < Math.min(canvas.height, middle + half); py++) {
      const edge = 1 - Math.abs(py + 0.5 - middle) / half;
      if (edge > 0) blendAt(canvas, py * canvas.width + px, [255, 232, 170], strength * Math.min(1, edge * 2.2));
    }
  }
}

function cottage({ canvas, light }: Stage, x: number, foot: number, size: number, tone: (colour: Colour) => [Colour, Colour]): void {
  trapezium(canvas, x, foot - size * 0.42, foot, size * 0.5, size * 0.5, ...tone([226, 218, 202]));
  trapezium(canvas, x, foot - size * 0.8, foot - size * 0.4, size * 0.38, size * 0.58, ...tone([116, 62, 54]));
  const glow: Colour = light.time === 'day' ? [90, 104, 116] : [255, 214, 128];
  for (const side of [-0.25, 0.2]) trapezium(canvas, x + side * size, foot - size * 0.31, foot - size * 0.13, size * 0.07, size * 0.07, glow, glow);
}
