import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { fractalNoise } from '../noise.ts';
import { resampled, smoothStep, warped } from '../plane.ts';
import { addGlow, blendAt, fillDisc, gradientTable, type Stage } from './canvas.ts';

/** Gradient, stars, sun or moon with its glow, then clouds lit from it. `horizon` as a share of the height. */
export function paintSky(stage: Stage, horizon: number): void {
  const { canvas, light } = stage;
  const { width, height, data } = canvas;
  const rows = Math.max(2, Math.ceil(horizon * height));
  const table = gradientTable(light.sky, rows);
  for (let y = 0, o = 0; y < height; y++) {
    const row = Math.min(y, rows - 1) * 3;
    for (let x = 0; x < width; x++, o += 3) {
      data[o] = table[row];
      data[o + 1] = table[row + 1];
      data[o + 2] = table[row + 2];
    }
  }
  if (light.time === 'night' || light.time === 'dusk') paintStars(stage, horizon, light.time === 'night' ? 1 : 0.35);
  const isHidden = light.weather === 'storm' || light.weather === 'rain';
  paintSun(stage, isHidden);
  paintClouds(stage, horizon, { clear: 0.28, cloudy: 0.62, fog: 0.3, rain: 0.8, storm: 0.95, snow: 0.6 }[light.weather]);
}

function paintSun({ canvas, light }: Stage, isHidden: boolean): void {
  const short = Math.min(canvas.width, canvas.height);
  const x = light.sunX * canvas.width;
  const y = light.sunY * canvas.height;
  const isLow = light.time === 'sunset' || light.time === 'dawn' || light.time === 'dusk';
  addGlow(canvas, x, y, short * 1.05, light.source, (isLow ? 0.42 : 0.24) * (isHidden ? 0.4 : 1));
  addGlow(canvas, x, y, short * 0.34, light.source, (isLow ? 0.5 : 0.4) * (isHidden ? 0.4 : 1));
  if (isHidden) return;
  const radius = light.sunRadius * short;
  fillDisc(canvas, x, y, radius, light.source);
  if (light.time !== 'night') return;
  const shadow = mixColours(light.source, light.sky[1], 0.22);
  for (const [dx, dy, size] of [
    [-0.3, -0.2, 0.26],
    [0.25, 0.3, 0.2],
    [0.35, -0.25, 0.13],
    [-0.1, 0.42, 0.12],
  ])
    fillDisc(canvas, x + dx * radius, y + dy * radius, radius * size, shadow, 0.6);
}

/** Points of light in three sizes; the brightest get a glow. */
export function paintStars({ canvas, random }: Stage, horizon: number, density: number): void {
  const { width, height } = canvas;
  const draw = random.fork('stars');
  const short = Math.min(width, height);
  const count = Math.round(((900 * width * horizon) / height) * density);
  for (let n = 0; n < count; n++) {
    const x = draw.range(0, width);
    const y = draw.next() ** 1.25 * horizon * height;
    const size = draw.next() ** 9;
    const colour: Colour = draw.chance(0.2) ? [255, 226, 196] : draw.chance(0.3) ? [200, 218, 255] : [255, 255, 255];
    const radius = Math.max(0.45, short * (0.0006 + size * 0.0024));
    fillDisc(canvas, x, y, radius, colour, (0.25 + draw.next() * 0.7) * (1 - y / (horizon * height + 1)) ** 0.5);
    if (size > 0.72) addGlow(canvas, x, y, radius * 5.5, colour, 0.3);
  }
}

/** Banks of cloud flattened towards the horizon, bright where they face the sun. */
function paintClouds({ canvas, light, random }: Stage, horizon: number, cover: number): void {
  const { width, height } = canvas;
  const rows = Math.ceil(horizon * height);
  const [w, h] = [Math.max(64, width >> 1), Math.max(64, height >> 1)];
  const seed = random.fork('clouds').seed;
  const wide = Math.max(1, Math.round((3 * width) / height));
  const dx = fractalNoise(w, h, { cellsX: wide * 2, cellsY: 5, octaves: 4, seed: seed ^ 1 });
  const dy = fractalNoise(w, h, { cellsX: wide, cellsY: 6, octaves: 3, seed: seed ^ 2 });
  const body = resampled(warped(fractalNoise(w, h, { cellsX: wide, cellsY: 7, octaves: 6, seed, gain: 0.52 }), dx, dy, h / 9, h / 22), width, height);
  const isDark = light.weather === 'storm' || light.weather === 'rain';
  const lit = isDark ? mixColours(light.sky[3], light.source, 0.3) : mixColours(light.source, light.sky[3], light.time === 'day' ? 0.04 : 0.35);
  const belly = isDark
    ? mixColours(light.near, light.sky[0], 0.45)
    : light.time === 'day'
      ? mixColours(light.sky[1], [214, 220, 230], 0.6)
      : mixColours(light.sky[0], light.sky[2], 0.5);
  const step = Math.max(1, Math.round(height / 45));
  const threshold = 0.46 - cover * 0.62;
  const tones = gradientTable([belly, mixColours(belly, lit, 0.5), lit], 64);
  for (let y = 0; y < rows; y++) {
    const fade = smoothStep(0, 0.12, y / height) * 0.5 + 0.5;
    const towards = Math.min(height - 1, y + step);
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const density = body.data[i] - threshold;
      if (density <= 0) continue;
      const share = density >= 0.3 ? 0.92 : smoothStep(0, 0.3, density) * 0.92;
      // Thinner below than here means the lower rim, thinner above the crown.
      const rise = (body.data[towards * width + x] - body.data[i]) * 1.5;
      const tone = Math.max(0, Math.min(63, (0.62 + rise - density * 0.5) * 63)) | 0;
      const o = i * 3;
      const opacity = share * fade * (0.62 + cover * 0.35);
      canvas.data[o] += (tones[tone * 3] - canvas.data[o]) * opacity;
      canvas.data[o + 1] += (tones[tone * 3 + 1] - canvas.data[o + 1]) * opacity;
      canvas.data[o + 2] += (tones[tone * 3 + 2] - canvas.data[o + 2]) * opacity;
    }
  }
}

/** Rain, snow or fog over the finished picture. */
export function paintWeather({ canvas, light, random }: Stage): void {
  const { width, height } = canvas;
  const draw = random.fork('weather');
  const short = Math.min(width, height);
  if (light.weather === 'snow') {
    for (let n = 0; n < 420; n++) {
      const near = draw.next() ** 3;
      fillDisc(canvas, draw.range(0, width), draw.range(0, height), short * (0.0012 + near * 0.005), [255, 255, 255], 0.4 + 0.45 * (1 - near));
    }
  }
  if (light.weather === 'rain' || light.weather === 'storm') {
    for (let n = 0; n < 520; n++) {
      const length = short * draw.range(0.02, 0.07);
      const [x, y, strength] = [draw.range(0, width), draw.range(-length, height), draw.range(0.08, 0.26)];
      for (let s = 0; s < length; s++) {
        const px = Math.floor(x - s * 0.22);
        const py = Math.floor(y + s);
        if (px >= 0 && px < width && py >= 0 && py < height) blendAt(canvas, py * width + px, [214, 224, 236], strength);
      }
    }
  }
  if (light.weather === 'fog') {
    const veil = fractalNoise(width, height, { cellsX: 2, cellsY: 5, octaves: 3, seed: draw.seed });
    for (let i = 0; i < veil.data.length; i++) {
      const depth = i / veil.data.length;
      blendAt(canvas, i, light.haze, Math.max(0, 0.22 + veil.data[i] * 0.3) * smoothStep(0.2, 0.6, depth) * (1 - 0.75 * smoothStep(0.68, 1, depth)));
    }
  }
}
