import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { decodeImage } from '../../../electron/image/codecs.ts';
import { readPalette } from '../../../electron/models/sketch/palette.ts';
import { createRandom, type Random } from '../../../electron/models/sketch/random.ts';
import { renderScene } from '../../../electron/models/sketch/scenes/scenes.ts';
import { quadMap } from '../../../electron/typography/read/rectify.ts';
import type { Quad } from '../../../shared/geometry.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import { FONTS } from '../drawing.ts';

/** Faces that the pictures are lettered in, by family. */
const FILES: Readonly<Record<string, string>> = {
  'Alfa Slab One': 'alfa-slab-one.ttf',
  Anton: 'anton.ttf',
  Bangers: 'bangers.ttf',
  'Black Ops One': 'black-ops-one.ttf',
  Cairo: 'cairo.ttf',
  Cinzel: 'cinzel.ttf',
  Heebo: 'heebo.ttf',
  Inter: 'inter.ttf',
  'Lilita One': 'lilita-one.ttf',
  Lobster: 'lobster.ttf',
  'Luckiest Guy': 'luckiest-guy.ttf',
  'Noto Sans JP': 'noto-sans-jp.ttf',
  Oswald: 'oswald.ttf',
  'Pirata One': 'pirata-one.ttf',
  'Press Start 2P': 'press-start-2p.ttf',
};

export type Ground = 'paper' | 'night' | 'gradient' | 'noise' | 'scene';

/** An RGB ground: flat light or dark, a gradient, coarse and fine noise, or a painted scene. */
export function groundOf(kind: Ground, width: number, height: number, seed: number): Raster {
  const random = createRandom(seed);
  if (kind === 'scene') return sceneOf(width, height, seed, random);
  const image = createRaster(width, height, 3);
  const [from, to] = kind === 'paper' ? [PAPER, PAPER] : kind === 'night' ? [NIGHT, NIGHT] : [colour(random), colour(random)];
  const spread = kind === 'noise' ? 46 : kind === 'gradient' ? 4 : 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const share = (x + y) / (width + height);
      const noise = (random.next() + random.next() - 1) * spread;
      for (let c = 0; c < 3; c++) image.data[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, from[c] + (to[c] - from[c]) * share + noise));
    }
  }
  return image;
}

const PAPER = [240, 232, 214];
const NIGHT = [22, 28, 44];
const SCENES = ['snowy mountains at dawn', 'forest in autumn', 'city street at night', 'sea with a lighthouse', 'desert dunes'];

function colour(random: Random): number[] {
  return [40 + random.next() * 180, 40 + random.next() * 180, 40 + random.next() * 180];
}

function sceneOf(width: number, height: number, seed: number, random: Random): Raster {
  const words = SCENES[seed % SCENES.length];
  // Large scenes take seconds; what matters here is what stands behind the letters.
  const side = Math.min(1024, Math.max(width, height));
  const { image } = renderScene({ words, palette: readPalette(words, random), width: side, height: side, seed });
  const { channels } = image;
  const whole = createRaster(width, height, 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = ((((y * side) / height) | 0) * side + (((x * side) / width) | 0)) * channels;
      for (let c = 0; c < 3; c++) whole.data[(y * width + x) * 3 + c] = image.data[at + c];
    }
  }
  return whole;
}

/** Transparent lettering from SVG, drawn with the bundled fonts. */
export async function lettersOf(width: number, height: number, body: string): Promise<Raster> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">${body}</svg>`;
  const families = Object.entries(FILES).filter(([family]) => body.includes(`"${family}"`));
  const font = { loadSystemFonts: false, fontFiles: families.map(([, file]) => join(FONTS, file)) };
  return decodeImage(new Resvg(svg, { font }).render().asPng(), 'letters');
}

/** The letters over the ground; both of one size. */
export function over(ground: Raster, letters: Raster): Raster {
  const image = { ...ground, data: ground.data.slice() };
  for (let i = 0; i < ground.width * ground.height; i++) {
    const alpha = letters.data[i * 4 + 3] / 255;
    if (alpha === 0) continue;
    for (let c = 0; c < 3; c++) image.data[i * 3 + c] = Math.round(letters.data[i * 4 + c] * alpha + ground.data[i * 3 + c] * (1 - alpha));
  }
  return image;
}

/** The layer seen in perspective: its corners come to stand on the quad's. */
export function inPerspective(layer: Raster, quad: Quad): Raster {
  const { width, height } = layer;
  const back = inverse(quad, width, height);
  const out = createRaster(width, height, 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = back(x + 0.5, y + 0.5);
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
      const [x0, y0] = [u | 0, v | 0];
      const [fx, fy] = [u - x0, v - y0];
      for (let c = 0; c < 4; c++) {
        const at = (dx: number, dy: number) => layer.data[((y0 + dy) * width + x0 + dx) * 4 + c];
        out.data[(y * width + x) * 4 + c] = (at(0, 0) * (1 - fx) + at(1, 0) * fx) * (1 - fy) + (at(0, 1) * (1 - fx) + at(1, 1) * fx) * fy;
      }
    }
  }
  return out;
}

/** Solves the quad's map backwards by Newton's method; three steps from the last pixel's answer are exact enough. */
function inverse(quad: Quad, width: number, height: number): (x: number, y: number) => [number, number] {
  const map = quadMap(quad);
  const [at, du, dv] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
  return (x, y) => {
    let [u, v] = [0.5, 0.5];
    for (let step = 0; step < 6; step++) {
      map(u, v, at);
      map(u + 1e-4, v, du);
      map(u, v + 1e-4, dv);
      const [a, b, c, d] = [(du[0] - at[0]) * 1e4, (dv[0] - at[0]) * 1e4, (du[1] - at[1]) * 1e4, (dv[1] - at[1]) * 1e4];
      const determinant = a * d - b * c || 1e-9;
      const [ex, ey] = [x - at[0], y - at[1]];
      u = Math.max(-0.5, Math.min(1.5, u + (d * ex - b * ey) / determinant));
      v = Math.max(-0.5, Math.min(1.5, v + (a * ey - c * ex) / determinant));
    }
    return [u * width, v * height];
  };
}
