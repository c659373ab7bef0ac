import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import type { Random } from '../random.ts';
import { blendAt, type Canvas, type Stage } from './canvas.ts';

/** A skyline in four depths standing on `horizon` (share of the height); windows are lit when it is dark. */
export function paintCity(stage: Stage, horizon: number): void {
  const { light, random } = stage;
  const isDark = light.time === 'night' || light.time === 'dusk' || light.time === 'sunset';
  for (let depth = 0; depth < 4; depth++) {
    const nearness = depth / 3;
    const wall = mixColours(mixColours(light.haze, light.far, 0.35), light.near, nearness ** 0.9 * 0.95);
    const draw = random.fork(`street ${depth}`);
    let x = -draw.range(0, 0.06) * stage.canvas.height;
    while (x < stage.canvas.width) {
      const wide = draw.range(0.042, 0.095) * (0.85 + nearness * 0.75) * stage.canvas.height;
      const centre = 1 - Math.abs((x + wide / 2) / stage.canvas.width - (0.5 + (light.sunX > 0.5 ? -0.12 : 0.12))) * 1.5;
      const tall = (0.1 + draw.next() ** 1.5 * 0.42 * Math.max(0.3, centre)) * (1.15 - nearness * 0.5);
      tower(stage.canvas, draw, {
        x,
        wide,
        top: (horizon - tall) * stage.canvas.height,
        bottom: horizon * stage.canvas.height,
        wall,
        haze: light.haze,
        nearness,
        lamp: isDark ? windowLight(draw, light.time === 'night') : null,
        isLitLeft: light.sunX < 0.5,
      });
      x += wide + draw.range(-0.004, 0.016) * stage.canvas.height;
    }
  }
}

function windowLight(random: Random, isNight: boolean): { colour: Colour; share: number } {
  return {
    colour: random.pick<Colour>([
      [255, 214, 140],
      [255, 232, 184],
      [255, 196, 120],
      [204, 226, 255],
    ]),
    share: isNight ? random.range(0.25, 0.6) : random.range(0.1, 0.35),
  };
}

interface Tower {
  x: number;
  wide: number;
  top: number;
  bottom: number;
  wall: Colour;
  haze: Colour;
  nearness: number;
  lamp: { colour: Colour; share: number } | null;
  isLitLeft: boolean;
}

function tower(canvas: Canvas, random: Random, { x, wide, top, bottom, wall, haze, nearness, lamp, isLitLeft }: Tower): void {
  const roof = random.pick(['flat', 'flat', 'setback', 'spire', 'slope'] as const);
  const tall = bottom - top;
  const lit = mixColours(wall, haze, 0.22);
  const split = x + wide * (isLitLeft ? random.range(0.3, 0.5) : random.range(0.5, 0.7));
  const column = (from: number, to: number, upper: number) =>
    fill(canvas, from, to, upper, bottom, (px) => (px < split === isLitLeft ? lit : wall), haze, tall, nearness);
  if (roof === 'setback') {
    column(x, x + wide, top + tall * 0.2);
    column(x + wide * 0.16, x + wide * 0.84, top + tall * 0.08);
    column(x + wide * 0.32, x + wide * 0.68, top);
  } else if (roof === 'slope') {
    for (let px = Math.floor(x); px < x + wide; px++) column(px, px + 1, top + ((px - x) / wide) * wide * 0.45);
  } else column(x, x + wide, top);
  if (roof === 'spire') column(x + wide * 0.48, x + wide * 0.53, top - tall * 0.22);
  const pitch = Math.max(3, canvas.height * (0.008 + nearness * 0.008));
  windows(canvas, random, {
    x: x + pitch * 0.6,
    to: x + wide - pitch * 0.6,
    top: top + tall * (roof === 'setback' ? 0.24 : roof === 'slope' ? 0.06 : 0) + pitch * 1.2 + (roof === 'slope' ? wide * 0.4 : 0),
    bottom,
    pitch,
    wall,
    haze,
    lamp,
    nearness,
  });
}

function fill(
  canvas: Canvas,
  from: number,
  to: number,
  top: number,
  bottom: number,
  colourAt: (x: number) => Colour,
  haze: Colour,
  tall: number,
  nearness: number,
): void {
  const { width, height } = canvas;
  for (let px = Math.max(0, Math.round(from)); px < Math.min(width, Math.max(Math.round(from) + 1, Math.round(to))); px++) {
    const colour = colourAt(px);
    for (let py = Math.max(0, Math.round(top)); py < Math.min(height, Math.round(bottom)); py++) {
      const low = Math.max(0, (py - bottom + tall * 0.9) / tall);
      blendAt(canvas, py * width + px, mixFlat(colour, haze, low * low * (0.62 - nearness * 0.5)), 1);
    }
  }
}

function mixFlat(a: Colour, b: Colour, t: number): Colour {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

interface Windows extends Pick<Tower, 'x' | 'top' | 'bottom' | 'wall' | 'haze' | 'lamp' | 'nearness'> {
  to: number;
  pitch: number;
}

function windows(canvas: Canvas, random: Random, { x, to, top, bottom, pitch, wall, haze, lamp, nearness }: Windows): void {
  const { width, height } = canvas;
  const pane = Math.max(1, Math.round(pitch * 0.42));
  const dull = mixColours(wall, haze, 0.3);
  for (let wy = top; wy < bottom - pitch; wy += pitch * 1.25) {
    for (let wx = x; wx + pane < to; wx += pitch) {
      const isLit = lamp !== null && random.chance(lamp.share);
      const share = isLit ? (0.3 + nearness * 0.65) * random.range(0.55, 1) : 0.32;
      for (let oy = 0; oy < pane * 1.4; oy++) {
        for (let ox = 0; ox < pane; ox++) {
          const px = Math.round(wx) + ox;
          const py = Math.round(wy) + oy;
          if (px >= 0 && px < width && py >= 0 && py < height) blendAt(canvas, py * width + px, isLit ? lamp.colour : dull, share);
        }
      }
    }
  }
}
