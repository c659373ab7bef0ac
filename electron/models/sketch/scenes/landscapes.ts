import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { shade } from '../palette.ts';
import { mixBits } from '../random.ts';
import { addGlow, mentions, type Stage } from './canvas.ts';
import { paintCity } from './city.ts';
import { headland } from './headland.ts';
import { type Layer, layersOf, ridgeLine } from './land.ts';
import { paintSky, paintWeather } from './sky.ts';
import { plantConifers } from './trees.ts';
import { paintWater } from './water.ts';

/** Where the calm sky ends and, if there is one, where a calm foreground begins; shares of the height. */
export interface Calm {
  skyTo: number;
  groundFrom: number | null;
}

/** Colour of a layer at a distance: 0 far – 1 near. */
function depthColour({ light }: Stage, nearness: number): Colour {
  return mixColours(mixColours(light.haze, light.far, 0.3 + 0.7 * nearness), light.near, nearness ** 1.3 * 0.94);
}

function seedsOf(stage: Stage): (index: number) => number {
  const seed = stage.random.fork('ridges').seed;
  return (index) => mixBits(seed + index * 977);
}

/** Glow of the sun through the haze that lies between layers. */
function sunHaze({ canvas, light }: Stage, strength: number): void {
  if (light.weather === 'storm' || light.weather === 'rain') return;
  addGlow(canvas, light.sunX * canvas.width, light.sunY * canvas.height, Math.min(canvas.width, canvas.height) * 0.6, light.source, strength);
}

export function mountains(stage: Stage): Calm {
  const { canvas, light } = stage;
  const hasLake = mentions(stage, 'lake', 'fjord', 'river', 'reflection', 'water');
  const horizon = hasLake ? 0.74 : 1;
  paintSky(stage, 0.72);
  const seed = seedsOf(stage);
  const isSnowy = light.weather === 'snow' || mentions(stage, 'snow', 'alp', 'peak', 'summit', 'himalaya', 'glacier') || stage.random.fork('snow').chance(0.6);
  const snowLight = mixColours([250, 250, 252], light.source, light.time === 'day' ? 0.1 : 0.45);
  const snow = { colour: snowLight, shade: mixColours(mixColours(snowLight, light.far, 0.5), light.haze, 0.2), reach: 0.17 };
  const layers: Layer[] = [0, 1, 2].map((k) => {
    const nearness = 0.12 + k * 0.23;
    const top = depthColour(stage, nearness);
    return {
      line: ridgeLine(canvas, { level: 0.58 + k * 0.06, swing: 0.24 - k * 0.045, frequency: 1.5 + k * 0.5, octaves: 7, isSharp: true, seed: seed(k) }),
      top,
      lit: mixColours(shade(top, 0.1), light.source, 0.22),
      bottom: mixColours(top, light.haze, 0.75 - k * 0.15),
      depth: 0.34,
      relief: 0.85,
      snow: isSnowy && k < 2 ? { ...snow, reach: snow.reach - k * 0.06 } : undefined,
    };
  });
  for (let k = 0; k < (hasLake ? 2 : 3); k++) {
    const nearness = 0.62 + k * 0.19;
    const hill = ridgeLine(canvas, {
      level: (hasLake ? 0.7 : 0.74) + k * (hasLake ? 0.035 : 0.09),
      swing: hasLake ? 0.02 : 0.05,
      frequency: 1.4 + k * 0.4,
      octaves: 4,
      isSharp: false,
      seed: seed(20 + k),
    });
    const top = depthColour(stage, nearness);
    layers.push({
      line: plantConifers(canvas, hill, stage.random.fork(`trees ${k}`), 0.03 + k * 0.032, 0.85),
      top,
      bottom: mixColours(top, light.haze, 0.22 - k * 0.1),
      depth: 0.2,
    });
  }
  layersOf(stage, layers);
  sunHaze(stage, 0.16);
  if (hasLake) paintWater(stage, horizon, 0.85);
  paintWeather(stage);
  return { skyTo: 0.36, groundFrom: hasLake ? 0.8 : 0.9 };
}

export function hills(stage: Stage): Calm {
  const { canvas, light } = stage;
  paintSky(stage, 0.62);
  const seed = seedsOf(stage);
  const meadow: Colour = mixColours(
    light.near,
    light.time === 'night' ? light.near : [124, 152, 62],
    light.time === 'day' || light.time === 'dawn' ? 0.62 : 0.24,
  );
  const layers: Layer[] = [];
  for (let k = 0; k < 6; k++) {
    const nearness = (k + 0.6) / 6;
    const top = mixColours(mixColours(light.haze, light.far, 0.4), mixColours(meadow, light.near, k === 5 ? 0.55 : 0.1), nearness);
    const line = ridgeLine(canvas, {
      level: 0.53 + k * 0.075,
      swing: 0.06 + k * 0.006,
      frequency: 1.1 + (k % 3) * 0.35,
      octaves: 3,
      isSharp: false,
      seed: seed(k),
    });
    const hasTrees = k === 2 || k === 4;
    layers.push({
      line,
      top: hasTrees ? mixColours(top, light.near, 0.05) : top,
      lit: mixColours(shade(top, 0.09), light.source, 0.25),
      relief: 0.8,
      breakup: 0.1,
      bottom: mixColours(top, k < 4 ? light.haze : light.near, 0.3),
      depth: 0.22,
    });
    if (hasTrees) {
      const wood = line.map((y) => y + canvas.height * 0.012);
      layers.splice(layers.length - 1, 0, {
        line: plantConifers(canvas, wood, stage.random.fork(`wood ${k}`), 0.018 + k * 0.007, 0.1),
        top: mixColours(top, light.near, 0.5),
        bottom: mixColours(top, light.near, 0.3),
        depth: 0.1,
      });
    }
  }
  layersOf(stage, layers);
  sunHaze(stage, 0.14);
  paintWeather(stage);
  return { skyTo: 0.42, groundFrom: 0.86 };
}

export function forest(stage: Stage): Calm {
  const { canvas, light } = stage;
  paintSky(stage, 0.8);
  const seed = seedsOf(stage);
  const green: Colour = mixColours(light.near, light.time === 'day' || light.time === 'dawn' ? [30, 62, 48] : light.near, 0.6);
  const layers: Layer[] = [];
  for (let k = 0; k < 6; k++) {
    const nearness = (k + 0.5) / 5.5;
    const top = mixColours(mixColours(light.haze, light.far, 0.25 + nearness * 0.6), green, nearness ** 1.2 * 0.97);
    const hill = ridgeLine(canvas, { level: 0.5 + k * 0.095, swing: 0.07, frequency: 1.1 + k * 0.15, octaves: 3, isSharp: false, seed: seed(k) });
    layers.push({
      line: plantConifers(canvas, hill, stage.random.fork(`trees ${k}`), 0.05 + k * k * 0.0105, 1 - k * 0.09),
      top,
      bottom: mixColours(top, k < 4 ? light.haze : light.near, Math.max(0.1, 0.75 - k * 0.17)),
      depth: 0.17 + k * 0.012,
    });
  }
  layersOf(stage, layers);
  sunHaze(stage, 0.22);
  paintWeather(stage);
  return { skyTo: 0.36, groundFrom: 0.9 };
}

export function sea(stage: Stage): Calm {
  const { canvas, light } = stage;
  const horizon = 0.6;
  paintSky(stage, horizon);
  const seed = seedsOf(stage);
  const layers: Layer[] = [0, 1].map((k) => {
    const top = depthColour(stage, 0.2 + k * 0.35);
    const line = ridgeLine(canvas, { level: horizon - 0.012, swing: 0.1 - k * 0.03, frequency: 1.3 + k, octaves: 5, isSharp: true, seed: seed(k) });
    const fromLeft = light.sunX > 0.5 === (k === 0);
    for (let x = 0; x < line.length; x++) {
      const across = fromLeft ? x / line.length : 1 - x / line.length;
      line[x] += Math.max(0, across - (k === 0 ? 0.42 : 0.18)) * canvas.height * 0.5;
    }
    return { line, top, lit: mixColours(shade(top, 0.08), light.source, 0.2), relief: 0.7, bottom: mixColours(top, light.haze, 0.5), depth: 0.16 };
  });
  layersOf(stage, layers);
  paintWater(stage, horizon, mentions(stage, 'calm', 'lake', 'still', 'serene') ? 0.7 : 0.2);
  if (mentions(stage, 'lighthouse', 'cliff')) headland(stage, seed(30));
  sunHaze(stage, 0.18);
  if (mentions(stage, 'beach', 'coast', 'shore', 'tropical', 'island', 'palm')) shore(stage, seed(9));
  paintWeather(stage);
  return { skyTo: 0.42, groundFrom: 0.86 };
}

function shore(stage: Stage, seed: number): void {
  const { canvas, light } = stage;
  const line = ridgeLine(canvas, { level: 0.86, swing: 0.035, frequency: 0.9, octaves: 3, isSharp: false, seed });
  const sand = mixColours(mixColours([226, 200, 152], light.source, 0.15), light.near, light.time === 'day' || light.time === 'dawn' ? 0.05 : 0.55);
  const foam = line.map((y) => y - canvas.height * 0.014);
  layersOf(stage, [
    { line: foam, top: mixColours([250, 252, 250], light.haze, 0.25), bottom: light.haze, depth: 0.1 },
    { line, top: shade(sand, -0.08), bottom: sand, depth: 0.12 },
  ]);
}

export function desert(stage: Stage): Calm {
  const { canvas, light } = stage;
  paintSky(stage, 0.6);
  const seed = seedsOf(stage);
  const isDay = light.time === 'day' || light.time === 'dawn';
  const sand: Colour = mixColours([222, 160, 96], light.near, isDay ? 0.04 : light.time === 'sunset' ? 0.3 : 0.6);
  const layers: Layer[] = [];
  const mesa = ridgeLine(canvas, { level: 0.54, swing: 0.1, frequency: 2.1, octaves: 4, isSharp: false, seed: seed(50) });
  for (let x = 0; x < mesa.length; x++) mesa[x] = mesaStep(mesa[x] / canvas.height) * canvas.height;
  const stone = mixColours(mixColours(sand, [150, 72, 52], 0.5), light.haze, 0.45);
  layers.push({
    line: mesa,
    top: stone,
    lit: mixColours(shade(stone, 0.08), light.source, 0.2),
    relief: 0.5,
    bottom: mixColours(stone, light.haze, 0.6),
    depth: 0.12,
  });
  for (let k = 0; k < 5; k++) {
    const nearness = (k + 0.5) / 5;
    const top = mixColours(mixColours(light.haze, sand, 0.35 + nearness * 0.6), light.near, nearness ** 2 * (isDay ? 0.12 : 0.5));
    const line = ridgeLine(canvas, { level: 0.57 + k * 0.085, swing: 0.045 + k * 0.012, frequency: 1.5 - k * 0.12, octaves: 2, isSharp: true, seed: seed(k) });
    layers.push({
      line,
      top: shade(mixColours(top, light.far, 0.25), -0.09),
      lit: mixColours(shade(top, 0.05), light.source, 0.25),
      relief: 1,
      breakup: 0.03,
      bottom: mixColours(top, k < 4 ? light.haze : light.near, 0.22),
      depth: 0.26,
    });
  }
  layersOf(stage, layers);
  sunHaze(stage, 0.14);
  paintWeather(stage);
  return { skyTo: 0.4, groundFrom: 0.86 };
}

/** Cuts a rolling line into table mountains. */
function mesaStep(level: number): number {
  return level < 0.525 ? 0.49 - (0.525 - level) * 0.12 : 0.56 + (level - 0.525) * 0.3;
}

export function city(stage: Stage): Calm {
  const hasWater = mentions(stage, 'river', 'bay', 'harbor', 'harbour', 'water', 'reflection', 'waterfront', 'canal') || stage.random.fork('bay').chance(0.5);
  const horizon = hasWater ? 0.76 : 0.97;
  paintSky(stage, horizon);
  sunHaze(stage, 0.2);
  paintCity(stage, horizon);
  if (hasWater) paintWater(stage, horizon, 0.72);
  else
    layersOf(stage, [
      {
        line: ridgeLine(stage.canvas, { level: 0.965, swing: 0.006, frequency: 2, octaves: 3, isSharp: false, seed: 5 }),
        top: stage.light.near,
        bottom: stage.light.near,
        depth: 0.1,
      },
    ]);
  paintWeather(stage);
  return { skyTo: 0.36, groundFrom: hasWater ? 0.82 : null };
}
