import type { Colour } from '../../../../../shared/geometry.ts';
import { readPalette } from '../../palette.ts';
import { createRandom } from '../../random.ts';
import { group, n } from '../../vector.ts';
import type { AreaPlan, CompRequest, Stage } from '../comp.ts';
import { chooseObject, drawObject } from '../objects/objects.ts';

export const IRON: Colour = [52, 52, 58];

export const WHITE: Colour = [248, 248, 244];

/** Lines shared out in a box: the first gets the most height. */
export function lines(x: number, y: number, width: number, height: number, count: number, ink: Colour, fonts: readonly [string, string]): AreaPlan[] {
  const total = Math.max(1, count);
  const first = total === 1 ? 1 : total === 2 ? 0.66 : 0.5;
  const rest = (height * (1 - first)) / Math.max(1, total - 1);
  // A title on two lines must not be outshone by the line below it.
  const least = total === 2 ? 0.3 : 0.12;
  return Array.from({ length: total }, (_, i) =>
    i === 0
      ? { x, y, width, height: height * first * (total === 1 ? 1 : 0.94), ink, font: fonts[0] }
      : { x: x + width * 0.06, y: y + height * first + (i - 1) * rest + rest * least, width: width * 0.88, height: rest * (0.96 - least), ink, font: fonts[1] },
  );
}

/** Words for a sign's make and light, not for a picture on it. */
const MATERIALS_OF_SIGNS = new Set(['hot', 'bar', 'green', 'metal', 'real', 'gold', 'golden', 'oak', 'light', 'works', 'power', 'night']);

export function emblem({ drawing }: Stage, { words }: CompRequest, x: number, y: number, size: number): string {
  const spec = chooseObject(words.filter((word) => !MATERIALS_OF_SIGNS.has(word)));
  return spec ? group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${(size / 200).toFixed(4)})`, drawObject(drawing, spec)) : '';
}

/** The colour of "a dark green wall": the wall is plastered in it; null when no colour stands before the word. */
export function wallColour({ words, palette }: CompRequest): Colour | null {
  const at = words.indexOf('wall');
  if (at < 1) return null;
  const named = readPalette(words.slice(Math.max(0, at - 2), at).join(' '), createRandom(0)).named[0];
  return named && palette.isNamed ? named : null;
}
