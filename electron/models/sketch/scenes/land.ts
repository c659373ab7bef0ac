import type { Colour } from '../../../../shared/geometry.ts';
import { mixColours } from '../../../image/oklab.ts';
import { fractalNoise } from '../noise.ts';
import { type Plane, smoothStep } from '../plane.ts';
import { mixBits } from '../random.ts';
import { type Canvas, gradientTable, type Stage } from './canvas.ts';

/** Value noise along a line, in ±1, smooth. */
export function lineNoise(x: number, seed: number): number {
  const cell = Math.floor(x);
  const t = x - cell;
  const a = mixBits(cell ^ seed) / 0x80000000 - 1;
  const b = mixBits((cell + 1) ^ seed) / 0x80000000 - 1;
  return a + (b - a) * t * t * (3 - 2 * t);
}

export interface RidgeShape {
  /** Mean height of the line and its swing, as shares of the picture's height (0 = top). */
  level: number;
  swing: number;
  /** Features across a width that equals the height. */
  frequency: number;
  octaves: number;
  /** Peaks instead of waves. */
  isSharp: boolean;
  seed: number;
}

/** Upper edge of a layer in px per column. */
export function ridgeLine({ width, height }: Canvas, { level, swing, frequency, octaves, isSharp, seed }: RidgeShape): Float32Array {
  const line = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    let sum = 0;
    let amplitude = 1;
    let total = 0;
    let scale = frequency / height;
    for (let k = 0; k < octaves; k++) {
      const value = lineNoise((x + 3000) * scale, mixBits(seed + k * 131));
      sum += amplitude * (isSharp ? 1 - Math.abs(value) * 2 : value);
      total += amplitude;
      amplitude *= isSharp ? 0.46 : 0.4;
      scale *= 2.07;
    }
    line[x] = (level - (sum / total) * swing) * height;
  }
  return line;
}

export interface Layer {
  line: Float32Array;
  /** Colour at the ridge and where the layer sinks into haze. */
  top: Colour;
  bottom: Colour;
  /** How far below the ridge the haze is reached, share of the height. */
  depth: number;
  /** Facets: colours of lit and shaded faces blended by `relief` 0–1. */
  lit?: Colour;
  relief?: number;
  /** How much the rock breaks up faces: 1 = mountain, 0 = smooth dune. */
  breakup?: number;
  /** Snow down to this depth below the highest point, share of the height. */
  snow?: { colour: Colour; shade: Colour; reach: number };
}

/** Layers of a stage, from far to near, under its light. */
export function layersOf(stage: Stage, layers: Layer[]): void {
  const { canvas, light, random } = stage;
  const rock = fractalNoise(canvas.width, canvas.height, {
    cellsX: Math.max(1, Math.round((14 * canvas.width) / canvas.height)),
    cellsY: 14,
    octaves: 5,
    seed: random.fork('rock').seed,
    gain: 0.55,
  });
  paintLayers(canvas, layers, rock, light.sunX < 0.5);
}

/** Layers from far to near. Each is painted only where no nearer one hides it. `rock` breaks up faces and snow lines. */
export function paintLayers(canvas: Canvas, layers: Layer[], rock: Plane, sunFromLeft: boolean): void {
  const hidden = new Float32Array(canvas.width).fill(canvas.height);
  const bottoms = layers.map(() => new Float32Array(0));
  for (let k = layers.length - 1; k >= 0; k--) {
    bottoms[k] = hidden.slice();
    for (let x = 0; x < canvas.width; x++) hidden[x] = Math.min(hidden[x], layers[k].line[x]);
  }
  for (let k = 0; k < layers.length; k++) paintLayer(canvas, layers[k], bottoms[k], rock, sunFromLeft, k * 137);
}

function paintLayer(canvas: Canvas, layer: Layer, bottom: Float32Array, rock: Plane, sunFromLeft: boolean, shift: number): void {
  const { width, height, data } = canvas;
  const { line, snow, relief = 0, breakup = 1 } = layer;
  const steps = 256;
  const shaded = gradientTable([layer.top, mixColours(layer.top, layer.bottom, 0.45), layer.bottom], steps);
  const lit = gradientTable([layer.lit ?? layer.top, mixColours(layer.lit ?? layer.top, layer.bottom, 0.55), layer.bottom], steps);
  const slope = facing(line, Math.max(2, Math.round(height / 60)), sunFromLeft);
  let first = height;
  for (let x = 0; x < width; x++) first = Math.min(first, line[x]);
  const from = Math.max(0, Math.floor(first));
  const scale = (steps - 1) / (layer.depth * height);
  // Spines run down towards the shaded side: steeply on dunes, less so on broken rock.
  const lean = (sunFromLeft ? -1 : 1) * (0.5 - 0.22 * breakup);
  const snowReach = snow ? snow.reach * height : 0;
  for (let y = from; y < height; y++) {
    const row = y * width;
    const rockRow = ((y + shift) % height) * width;
    for (let x = 0; x < width; x++) {
      const cover = y + 1 - line[x];
      if (cover <= 0 || y >= bottom[x] + 1) continue;
      const below = y - line[x];
      const grain = rock.data[rockRow + x];
      const at = Math.max(0, Math.min(steps - 1, (y - first) * 0.5 * scale + below * 0.5 * scale + grain * 14 * breakup)) | 0;
      let r = shaded[at * 3];
      let g = shaded[at * 3 + 1];
      let b = shaded[at * 3 + 2];
      let face = 0;
      if (relief > 0) {
        // The border between sunlit and shaded faces runs down from each peak, more broken the lower it gets.
        const side = x + grain * (4 + below * 0.55) * breakup + lean * below;
        face = smoothStep(-0.16, 0.2, slope[side <= 0 ? 0 : side >= width ? width - 1 : side | 0] + grain * 0.3 * breakup);
        const share = face * relief;
        r += (lit[at * 3] - r) * share;
        g += (lit[at * 3 + 1] - g) * share;
        b += (lit[at * 3 + 2] - b) * share;
      }
      if (snow && y - first < snowReach * 2.2) {
        const white = smoothStep(0.08, -0.05, (y - first) / snowReach - 0.75 - grain * 0.75 + (below / snowReach) * 0.35);
        const tint = face > 0.5 ? snow.colour : snow.shade;
        r += (tint[0] - r) * white;
        g += (tint[1] - g) * white;
        b += (tint[2] - b) * white;
      }
      const share = Math.min(cover, 1);
      const o = (row + x) * 3;
      data[o] += (r - data[o]) * share;
      data[o + 1] += (g - data[o + 1]) * share;
      data[o + 2] += (b - data[o + 2]) * share;
    }
  }
}

/** Slope over ±reach px, positive where the face looks at the sun. */
function facing(line: Float32Array, reach: number, sunFromLeft: boolean): Float32Array {
  const out = new Float32Array(line.length);
  for (let x = 0; x < line.length; x++) {
    const left = line[Math.max(0, x - reach)];
    const right = line[Math.min(line.length - 1, x + reach)];
    out[x] = ((sunFromLeft ? left - right : right - left) / (2 * reach)) * 1.1;
  }
  return out;
}
