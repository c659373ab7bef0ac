import type { Colour } from '../../../../../shared/geometry.ts';
import { contrastOf, hex, tint } from '../../tint.ts';
import { group, n, path } from '../../vector.ts';
import type { CompRequest, Stage } from '../comp.ts';
import { starPath } from '../objects/kit.ts';
import { chooseObject, drawObject, OBJECTS } from '../objects/objects.ts';
import { dots } from '../parts.ts';

/** Words that name the badge itself, not what is on it. */
const CONTAINERS = new Set(['shield', 'award', 'gold', 'metal', 'royal', 'sports', 'club', 'box', 'green', 'vintage', 'watch']);

/** One badge to draw: where, how large, in which metal. */
export interface BadgeSheet extends Stage {
  request: CompRequest;
  x: number;
  y: number;
  radius: number;
  metalColour: Colour;
}

/** Where the prompt wants lettering: its words are shared by all strings. */
export function wishesOf({ words }: CompRequest): { isArc: boolean; isLow: boolean; isHigh: boolean; isRibbon: boolean; isCentre: boolean } {
  const has = (...wanted: string[]) => wanted.some((word) => words.includes(word));
  return {
    isArc: has('arc', 'arcs', 'arch', 'arched', 'curved', 'curve', 'curving', 'around', 'rim'),
    isHigh: has('top', 'upper', 'above'),
    isLow: has('bottom', 'lower', 'below'),
    isRibbon: has('ribbon', 'banner', 'scroll', 'sash'),
    isCentre: has('center', 'centre', 'middle'),
  };
}

/** The emblem the prompt asks for, in a box of `size` centred at x, y; where it asks for none, one of `usual`: what such badges bear. */
export function emblem(
  { drawing, request, metalColour }: BadgeSheet,
  x: number,
  y: number,
  size: number,
  usual: readonly string[] = ['star', 'compass', 'leaf'],
): string {
  const wished = chooseObject(request.words.filter((word) => !CONTAINERS.has(word)));
  const spec = wished ?? request.random.fork('emblem').pick(OBJECTS.filter((one) => usual.includes(one.words[0])));
  const scale = size / 200;
  // A navy anchor on a navy field would be lost: it is struck in the badge's metal.
  const field = tint(request.scheme.main, 0.15);
  const [own, other] = spec.colours.map(hex);
  const colour = contrastOf(own, field) < 2.2 && contrastOf(other, field) < 2.2 ? metalColour : null;
  return group(`translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${n(scale)})`, drawObject(drawing, spec, { colour }));
}

export function starRow(x: number, y: number, size: number, colour: Colour, count: number, gap: number): string {
  return dots(x, y, count, gap, (sx, sy, i) => path(starPath(sx, sy, size * (1 - 0.18 * Math.abs(i - (count - 1) / 2)), 5, 0.45), colour));
}
