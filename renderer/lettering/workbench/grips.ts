import type { Point } from '../../../shared/geometry.ts';
import { msg } from '../../words/t.ts';
import { arcBaseline } from './arc-shape.ts';
import { between, direction } from './points.ts';
import { centreOf, cornersOf, type Shape } from './shape.ts';
import { bendOf, bendShape, dragCorner, dragSide, type Index, moveShape, rotateShape } from './shape-drag.ts';

/** What of a region is held. */
export type Grip = { kind: 'move' } | { kind: 'corner'; index: Index } | { kind: 'side'; index: Index } | { kind: 'rotate' } | { kind: 'bend' };

const CORNERS = [msg('Top left corner'), msg('Top right corner'), msg('Bottom right corner'), msg('Bottom left corner')] as const;
const SIDES = [msg('Top side'), msg('Right side'), msg('Bottom side'), msg('Left side')] as const;
const INDICES: readonly Index[] = [0, 1, 2, 3];

/** Every handle of a selected region with its name. */
export const GRIPS: readonly { grip: Grip; name: string }[] = [
  ...INDICES.map((index) => ({ grip: { kind: 'side' as const, index }, name: SIDES[index] })),
  ...INDICES.map((index) => ({ grip: { kind: 'corner' as const, index }, name: CORNERS[index] })),
  { grip: { kind: 'rotate' }, name: msg('Rotation') },
  { grip: { kind: 'bend' }, name: msg('Bend of the baseline') },
];

function sideMiddle(shape: Shape, index: Index): Point {
  const corners = cornersOf(shape);
  if (shape.kind !== 'arc' || index % 2 === 1) return between(corners[index], corners[(index + 1) % 4]);
  const baseline = arcBaseline(shape);
  const middle = baseline[baseline.length >> 1];
  if (index === 2) return middle;
  const centre = centreOf(shape);
  return [2 * centre[0] - middle[0], 2 * centre[1] - middle[1]];
}

/** Where a handle stands, px of the image. */
export function gripPoint(shape: Shape, grip: Grip): Point {
  if (grip.kind === 'move') return centreOf(shape);
  if (grip.kind === 'corner') return cornersOf(shape)[grip.index];
  if (grip.kind === 'side') return sideMiddle(shape, grip.index);
  return sideMiddle(shape, grip.kind === 'rotate' ? 0 : 2);
}

/** The direction in which the text stands up, degrees clockwise from upright. */
export function uprightOf(shape: Shape): number {
  return direction(sideMiddle(shape, 2), sideMiddle(shape, 0)) + 90;
}

const ARROWS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const BIG_STEP = 10;
const BIG_TURN_DEGREES = 15;
const BEND_DEGREES = 5;

/** The shape after an arrow key on a handle: 1 px, 1° or 5° of bend; with Shift 10 px, 15° or 15°. null = not a key for it. */
export function shapeAfterKey(shape: Shape, grip: Grip, { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>): Shape | null {
  const arrow = ARROWS[key];
  if (arrow === undefined) return null;
  const step = shiftKey ? BIG_STEP : 1;
  const by: Point = [arrow[0] * step, arrow[1] * step];
  if (grip.kind === 'rotate') return rotateShape(shape, (arrow[0] + arrow[1]) * (shiftKey ? BIG_TURN_DEGREES : 1));
  if (grip.kind === 'bend') return bendShape(shape, bendOf(shape) + (arrow[0] - arrow[1]) * (shiftKey ? BIG_TURN_DEGREES : BEND_DEGREES));
  if (grip.kind === 'side') return dragSide(shape, grip.index, by);
  if (grip.kind === 'corner') {
    const [x, y] = gripPoint(shape, grip);
    return dragCorner(shape, grip.index, [x + by[0], y + by[1]], false);
  }
  return altKey ? dragSide(shape, arrow[0] === 0 ? 2 : 1, by) : moveShape(shape, by);
}
