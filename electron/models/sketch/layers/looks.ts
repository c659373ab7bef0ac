import type { Colour } from '../../../../shared/geometry.ts';
import type { Raster } from '../../../../shared/raster.ts';
import type { CompRequest } from '../comps/comp.ts';
import { cutPaper, halftone, lowPoly, painterly, printInks, woodcut } from '../comps/portrait/looks.ts';
import { fractalNoise } from '../noise.ts';
import { createRandom } from '../random.ts';
import { blend, shade } from '../tint.ts';
import { mosaic } from './looks/mosaic.ts';
import { pencil } from './looks/pencil.ts';
import { pixelArt } from './looks/pixel-art.ts';
import { watercolour } from './looks/watercolour.ts';

/** How a finished backdrop (RGBA) is turned into a medium; the size stays. */
export type StyleLook =
  | 'none'
  | 'oil'
  | 'watercolour'
  | 'pixel'
  | 'halftone'
  | 'woodcut'
  | 'mosaic'
  | 'cut-paper'
  | 'low-poly'
  | 'grey'
  | 'sepia'
  | 'pencil'
  | 'rich';

export function applyStyleLook(image: Raster, look: StyleLook, request: CompRequest): Raster {
  const unit = Math.min(image.width, image.height) / 1000;
  const { scheme, seed } = request;
  switch (look) {
    case 'oil':
      return enriched(painterly(image, seed, unit * 1.5));
    case 'rich':
      return enriched(image);
    case 'watercolour':
      return watercolour(image, seed);
    case 'pencil':
      return pencil(image, seed);
    case 'pixel':
      return pixelArt(image);
    case 'halftone':
      return halftone(image, shade(scheme.dark, 0.4), unit);
    case 'woodcut': {
      const { ink, paper } = printInks(scheme.dark, scheme.light);
      return woodcut(image, ink, paper, unit);
    }
    case 'mosaic':
      return mosaic(image, seed);
    case 'cut-paper':
      return paperGrain(cutPaper(image, scheme.light), seed);
    case 'low-poly':
      return lowPoly(image, seed, unit * 2.2);
    case 'grey':
      return duotone(image, [8, 8, 10], [236, 236, 232]);
    case 'sepia':
      return duotone(image, [38, 24, 14], [244, 226, 192]);
    default:
      return image;
  }
}

/** More contrast and chroma, in place: what stands behind a subject can bear it, and haze needs it. */
function enriched(image: Raster): Raster {
  const { data } = image;
  const curve = Float32Array.from({ length: 256 }, (_, value) => value + 26 * Math.sin(((value - 128) / 128) * Math.PI) * (1 - Math.abs(value - 128) / 256));
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [curve[data[i]], curve[data[i + 1]], curve[data[i + 2]]];
    const grey = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    data[i] = Math.max(0, Math.min(255, grey + (r - grey) * 1.16));
    data[i + 1] = Math.max(0, Math.min(255, grey + (g - grey) * 1.16));
    data[i + 2] = Math.max(0, Math.min(255, grey + (b - grey) * 1.16));
  }
  return image;
}

/** Luma between two inks. */
function duotone({ width, height, data }: Raster, dark: Colour, light: Colour): Raster {
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 4) {
    const luma = (0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]) / 255;
    const [r, g, b] = blend(dark, light, luma);
    out[i] = r;
    out[i + 1] = g;
    out[i + 2] = b;
    out[i + 3] = data[i + 3];
  }
  return { width, height, channels: 4, data: out };
}

function paperGrain(image: Raster, seed: number): Raster {
  const { width, height, data } = image;
  const noise = fractalNoise(width, height, { cellsX: 70, cellsY: 70, octaves: 3, seed: createRandom(seed).fork('pulp').seed });
  for (let p = 0, i = 0; p < noise.data.length; p++, i += 4) {
    const add = noise.data[p] * 12;
    for (let c = 0; c < 3; c++) data[i + c] = Math.max(0, Math.min(255, data[i + c] + add));
  }
  return image;
}
