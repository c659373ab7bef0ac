import type { Colour } from '../../../../../shared/geometry.ts';
import { group, n } from '../../vector.ts';
import type { AreaPlan, CompRequest, Stage } from '../comp.ts';
import { chooseObject, drawObject } from '../objects/objects.ts';

export const GOLD: Colour = [206, 160, 78];

/** Lines in a column: a tall title, then smaller ones. */
export function column(x: number, y: number, width: number, height: number, count: number, ink: Colour, fonts: readonly [string, string]): AreaPlan[] {
  const total = Math.max(1, count);
  const first = total === 1 ? 1 : 0.56;
  const rest = (height * (1 - first)) / Math.max(1, total - 1);
  return Array.from({ length: total }, (_, i) =>
    i === 0
      ? { x, y, width, height: height * first * (total === 1 ? 1 : 0.92), ink, font: fonts[0] }
      : { x: x + width * 0.06, y: y + height * first + (i - 1) * rest + rest * 0.08, width: width * 0.88, height: rest * 0.8, ink, font: fonts[1] },
  );
}

/** Words for the product itself, not for what is on it. */
const PRODUCT_WORDS = new Set([
  'bottle',
  'brewery',
  'pub',
  'ale',
  'photo',
  'wine',
  'beer',
  'coffee',
  'cup',
  'mug',
  'phone',
  'box',
  'bag',
  'label',
  'book',
  'books',
  'birthday',
  'cake',
  'party',
  'sale',
  'chest',
  'gold',
  'hat',
  'real',
]);

/** What the prompt asks to be shown on the product; '' when it asks for nothing, and the lettering takes its room. */
export function emblem({ drawing }: Stage, { words }: CompRequest, skip: readonly string[], x: number, y: number, size: number): string {
  const spec = chooseObject(words.filter((word) => !skip.includes(word) && !PRODUCT_WORDS.has(word)));
  if (!spec) return '';
  return group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${(size / 200).toFixed(4)})`, drawObject(drawing, spec));
}

/** Light on a cylinder from the left: bright band, dark edges. */
export function roundness(drawing: Stage['drawing'], strength = 1): string {
  return drawing.linear(
    [
      [0, [10, 6, 16], 0.5 * strength],
      [0.14, [10, 6, 16], 0.06],
      [0.24, [255, 255, 255], 0.34 * strength],
      [0.34, [255, 255, 255], 0],
      [0.66, [10, 6, 16], 0],
      [1, [10, 6, 16], 0.58 * strength],
    ],
    0,
  );
}
