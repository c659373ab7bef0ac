import type { Colour } from '../../../../../shared/geometry.ts';
import type { Raster } from '../../../../../shared/raster.ts';
import type { CompRequest } from '../../comps/comp.ts';
import { openStage } from '../../comps/comp.ts';
import { composite, enlarged } from '../../finish.ts';
import { chooseScene, renderScene, type Scene } from '../../scenes/scenes.ts';
import { shade, tint } from '../../tint.ts';
import { n, path, rasterise, stroke } from '../../vector.ts';
import type { Backdrop, DrawBackdrop } from './kit.ts';

/** Backdrops are painted on fewer pixels and enlarged: what lies behind a subject is soft, and it takes a third of the time. */
const FINENESS = 0.6;

/** A painted scene with a rise in the foreground to stand on: the place that the words name, else one of `usual`; `mood` adds time and weather. */
export function paintedScene(usual: readonly Scene[], mood = ''): DrawBackdrop {
  const reduced = (side: number) => Math.max(64, Math.round((side * FINENESS) / 32) * 32);
  return (request) => {
    const { words, random, palette, width, height, seed } = request;
    const text = words.join(' ');
    const scene = chooseScene(text)?.scene ?? random.fork('scene').pick(usual);
    const { image } = renderScene({ words: text, palette, width: reduced(width), height: reduced(height), seed, scene, mood });
    return withRise(enlarged(image, width, height), request);
  };
}

/** A gentle rise over the bottom of a scene, in its own near colours. */
function withRise(image: Raster, request: CompRequest): Backdrop {
  const { drawing, W, H } = openStage(request);
  const draw = request.random.fork('rise');
  const near = meanOf(image, 0.9, 1);
  const far = meanOf(image, 0.62, 0.72);
  const light = brightestSide(image);
  const d = `M0 ${n(H * 0.85)} C${n(W * 0.22)} ${n(H * draw.range(0.8, 0.83))} ${n(W * 0.4)} ${n(H * 0.805)} ${n(W * 0.54)} ${n(H * 0.81)} C${n(W * 0.74)} ${n(H * 0.815)} ${n(W * 0.88)} ${n(H * 0.84)} ${n(W)} ${n(H * 0.83)} V${n(H)} H0 Z`;
  drawing.add(
    path(
      d,
      drawing.linear([
        [0, tint(mixed(near, far, 0.4), 0.1)],
        [0.3, mixed(near, far, 0.12)],
        [1, shade(near, 0.4)],
      ]),
    ),
  );
  let blades = '';
  for (let i = 0; i < 420; i++) {
    const x = draw.range(0, W);
    const t = draw.next() ** 1.4;
    const y = H * (0.825 + t * 0.17);
    const tall = 5 + t * 22;
    blades += `M${n(x)} ${n(y)}q${n(draw.range(-3, 3))} ${n(-tall * 0.6)} ${n(draw.range(-7, 7))} ${n(-tall)}`;
  }
  drawing.add(stroke(blades, tint(mixed(near, far, 0.5), 0.06), 1.5, 'opacity="0.35"'));
  const layer = rasterise(drawing, request.width, request.height);
  return { image: composite(image, layer), foot: 0.88, light, skyTo: 0.22, groundFrom: 0.925 };
}

function mixed(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** Mean colour of the rows between two shares of the height. */
function meanOf({ width, height, channels, data }: Raster, from: number, to: number): Colour {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = Math.floor(height * from); y < Math.floor(height * to); y += 2) {
    for (let x = 0; x < width; x += 3) {
      const i = (y * width + x) * channels;
      for (let c = 0; c < 3; c++) sum[c] += data[i + c];
      count++;
    }
  }
  return sum.map((value) => Math.round(value / Math.max(1, count))) as Colour;
}

/** −1 … 1: the centre of the light in the upper two thirds. */
function brightestSide({ width, height, channels, data }: Raster): number {
  let [sum, weight] = [0, 0];
  for (let y = 0; y < height * 0.65; y += 4) {
    for (let x = 0; x < width; x += 4) {
      const value = data[(y * width + x) * channels + 1] ** 4 / 1e6;
      sum += ((x / width) * 2 - 1) * value;
      weight += value;
    }
  }
  return Math.max(-1, Math.min(1, (sum / Math.max(1, weight)) * 2.2));
}
