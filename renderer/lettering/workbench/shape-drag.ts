import type { Point, Quad } from '../../../shared/geometry.ts';
import { type ArcShape, arcCorners, bandThrough, degreesOfRise, mostHeight } from './arc-shape.ts';
import { between, direction, distance, dot, minus, normalDegrees, plus, scaled, turned } from './points.ts';
import { type BoxShape, centreOf, cornersOf, MIN_SIDE_PX, nearestBox, type Shape } from './shape.ts';

/** Corners and sides are counted clockwise in reading order: 0 = top left and top, 1 = top right and right, and so on. */
export type Index = 0 | 1 | 2 | 3;

const LEAST_ARC_DEGREES = 8;
const MOST_ARC_DEGREES = 340;

function movedQuad(corners: Quad, by: Point): Quad {
  return corners.map((corner) => plus(corner, by)) as Quad;
}

export function moveShape(shape: Shape, by: Point): Shape {
  return shape.kind === 'quad' ? { ...shape, corners: movedQuad(shape.corners, by) } : { ...shape, centre: plus(shape.centre, by) };
}

/** Turned by degrees clockwise about its middle. */
export function rotateShape(shape: Shape, degrees: number): Shape {
  const about = centreOf(shape);
  if (shape.kind === 'box') return { ...shape, rotation: normalDegrees(shape.rotation + degrees) };
  if (shape.kind === 'quad') return { ...shape, corners: shape.corners.map((corner) => turned(corner, about, degrees)) as Quad };
  return { ...shape, centre: turned(shape.centre, about, degrees), middle: normalDegrees(shape.middle + degrees) };
}

/** Every corner turns the same way and no side is too short: letters could not be set otherwise. */
export function isUsable(corners: Quad): boolean {
  return corners.every((corner, index) => {
    const next = corners[(index + 1) % 4];
    const after = corners[(index + 2) % 4];
    const [first, second] = [minus(next, corner), minus(after, next)];
    return first[0] * second[1] - first[1] * second[0] > MIN_SIDE_PX * MIN_SIDE_PX * 0.5 && distance(corner, next) >= MIN_SIDE_PX;
  });
}

/**
 * Puts a corner where the pointer is.
 * @param keepsAngles true = the opposite corner stays and the box remains a box; false = the corner goes alone, which makes a perspective.
 *   A band on a circle is scaled in both cases. What could not be lettered leaves the shape as it was.
 */
export function dragCorner(shape: Shape, index: Index, to: Point, keepsAngles: boolean): Shape {
  const corners = cornersOf(shape);
  const opposite = corners[(index + 2) % 4];
  if (shape.kind === 'arc') return scaledArc(shape, opposite, distance(to, opposite) / Math.max(1, distance(corners[index], opposite)));
  if (keepsAngles && shape.kind === 'box') return resizedBox(shape, index, opposite, to);
  const next = corners.with(index, to) as Quad;
  return isUsable(next) ? { kind: 'quad', corners: next } : shape;
}

function resizedBox(shape: BoxShape, index: Index, opposite: Point, to: Point): Shape {
  const [x, y] = turned(minus(to, opposite), [0, 0], -shape.rotation);
  const [toRight, toBottom] = [index === 1 || index === 2 ? 1 : -1, index >= 2 ? 1 : -1];
  const width = Math.max(MIN_SIDE_PX, x * toRight);
  const height = Math.max(MIN_SIDE_PX, y * toBottom);
  const diagonal = turned([width * toRight, height * toBottom], [0, 0], shape.rotation);
  return { ...shape, width, height, centre: plus(opposite, scaled(diagonal, 0.5)) };
}

function scaledArc(shape: ArcShape, about: Point, factor: number): Shape {
  const least = Math.max(MIN_SIDE_PX / shape.height, 0.05);
  const by = Math.max(least, factor);
  return { ...shape, centre: plus(about, scaled(minus(shape.centre, about), by)), radius: shape.radius * by, height: shape.height * by };
}

/** Moves a side by what the pointer went; the opposite side stays. On a circle the upright sides open the band, the others make it higher. */
export function dragSide(shape: Shape, index: Index, by: Point): Shape {
  if (shape.kind === 'arc') return dragArcSide(shape, index, by);
  const corners = cornersOf(shape);
  const [start, end] = [corners[index], corners[(index + 1) % 4]];
  const length = Math.max(1, distance(start, end));
  const normal: Point = [(end[1] - start[1]) / length, -(end[0] - start[0]) / length];
  const out = dot(by, normal);
  if (shape.kind === 'quad') {
    const step = scaled(normal, out);
    const next = corners.map((corner, other) => (other === index || other === (index + 1) % 4 ? plus(corner, step) : corner)) as Quad;
    return isUsable(next) ? { kind: 'quad', corners: next } : shape;
  }
  const isUpright = index % 2 === 1;
  const before = isUpright ? shape.width : shape.height;
  const after = Math.max(MIN_SIDE_PX, before + out);
  return { ...shape, [isUpright ? 'width' : 'height']: after, centre: plus(shape.centre, scaled(normal, (after - before) / 2)) };
}

function dragArcSide(shape: ArcShape, index: Index, by: Point): Shape {
  const corners = arcCorners(shape);
  const heads = shape.inside ? -1 : 1;
  if (index % 2 === 0) {
    const outwards = dot(by, minus(centreOf(shape), shape.centre)) / Math.max(1, distance(centreOf(shape), shape.centre));
    if (index === 0) return { ...shape, height: Math.min(mostHeight(shape), Math.max(MIN_SIDE_PX, shape.height + outwards * heads)) };
    const step = Math.max(outwards, MIN_SIDE_PX - shape.radius);
    const height = shape.height - step * heads;
    return height < MIN_SIDE_PX ? shape : { ...shape, radius: shape.radius + step, height };
  }
  const side = index === 1 ? between(corners[1], corners[2]) : between(corners[0], corners[3]);
  const swing = normalDegrees(direction(shape.centre, plus(side, by)) - direction(shape.centre, side));
  // In reading direction the end of an outer band lies clockwise, that of an inner band the other way round.
  const opens = (index === 1) !== shape.inside ? 1 : -1;
  const span = Math.min(MOST_ARC_DEGREES, Math.max(LEAST_ARC_DEGREES, shape.span + swing * opens));
  return { ...shape, span, middle: normalDegrees(shape.middle + ((span - shape.span) / 2) * opens) };
}

/** How far the baseline bends: degrees of the circle, positive up in the middle; 0 = straight. */
export function bendOf(shape: Shape): number {
  return shape.kind === 'arc' ? (shape.inside ? -shape.span : shape.span) : 0;
}

/** Bends the baseline between its two ends; a bend that cannot be seen makes it straight. A perspective is given up for it. */
export function bendShape(shape: Shape, degrees: number): Shape {
  const box = shape.kind === 'arc' ? null : shape.kind === 'quad' ? nearestBox(shape.corners) : shape;
  const [, , end, start] = cornersOf(box ?? shape);
  const height = box?.height ?? (shape as ArcShape).height;
  return bandThrough(start, end, height, degrees) ?? box ?? straightBox(start, end, height);
}

/** Bends so that the middle of the baseline comes to stand at the pointer. */
export function bendTo(shape: Shape, to: Point): Shape {
  const [, , end, start] = cornersOf(shape.kind === 'quad' ? nearestBox(shape.corners) : shape);
  const length = Math.max(1, distance(start, end));
  const up: Point = [(end[1] - start[1]) / length, -(end[0] - start[0]) / length];
  return bendShape(shape, degreesOfRise(start, end, dot(minus(to, between(start, end)), up)));
}

function straightBox(start: Point, end: Point, height: number): BoxShape {
  const rotation = direction(start, end);
  const middle = between(start, end);
  return { kind: 'box', centre: turned([middle[0], middle[1] - height / 2], middle, rotation), width: distance(start, end), height, rotation };
}
