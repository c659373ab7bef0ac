import { boxAround, type Point, type Quad } from '../../../shared/geometry.ts';
import type { LetteringArea } from '../../../shared/lettering.ts';
import { along, between, direction, distance, normalDegrees, turned } from './points.ts';

type ArcPath = Extract<LetteringArea['path'], { kind: 'arc' }>;

/** A band on a circle. Angles in degrees, 0 = right, clockwise. */
export interface ArcShape {
  kind: 'arc';
  centre: Point;
  /** Of the baseline, px. */
  radius: number;
  /** Direction of the band's middle, seen from the centre. */
  middle: number;
  /** How much of the circle the band takes, 0–360. */
  span: number;
  /** Letters' feet point away from the centre: the lower arc of a badge. */
  inside: boolean;
  /** Room for letters, from the baseline on, px. */
  height: number;
}

const RADIANS = Math.PI / 180;
/** Bends that are flatter than this look like a mistake: the line is straight then, degrees. */
const LEAST_DEGREES = 4;
const MOST_DEGREES = 300;
/** Towards the centre letters would run into each other beyond this share of the radius. */
const MOST_INWARDS = 0.42;
const MOST_OUTWARDS = 0.6;

/** Highest band on a circle before letters run into each other or grow past all measure, px. */
export function mostHeight({ radius, inside }: Pick<ArcShape, 'radius' | 'inside'>): number {
  return (inside ? MOST_INWARDS : MOST_OUTWARDS) * radius;
}

function headsRadius({ radius, height, inside }: Pick<ArcShape, 'radius' | 'height' | 'inside'>): number {
  return inside ? radius - height : radius + height;
}

/** Points of a band's arc at a radius, in reading direction. */
function arcPoints({ centre, middle, span, inside }: ArcShape, radius: number, steps = 24): Point[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps - 0.5;
    return along(centre, middle + (inside ? -share : share) * span, radius);
  });
}

export function arcOutline(shape: ArcShape): Point[] {
  return [...arcPoints(shape, headsRadius(shape)), ...arcPoints(shape, shape.radius).reverse()];
}

/** The baseline from its beginning to its end. */
export function arcBaseline(shape: ArcShape): Point[] {
  return arcPoints(shape, shape.radius);
}

export function arcCorners(shape: ArcShape): Quad {
  const heads = arcPoints(shape, headsRadius(shape), 1);
  const feet = arcPoints(shape, shape.radius, 1);
  return [heads[0], heads[1], feet[1], feet[0]];
}

/** The band that the typesetter finds in an area: as high as the area's box has room for. */
export function arcShapeOf({ box, rotation }: LetteringArea, path: ArcPath): ArcShape {
  const boxCentre: Point = [box.x + box.width / 2, box.y + box.height / 2];
  const { radius, inside } = path;
  const shape: ArcShape = {
    ...{ kind: 'arc', radius, inside, height: 0 },
    centre: [path.centreX, path.centreY],
    middle: (path.startAngle + path.endAngle) / 2,
    span: Math.abs(path.endAngle - path.startAngle),
  };
  const own = boxAround(arcPoints(shape, radius));
  const slack = 0.005 * radius + 1;
  const room = boxAround([
    [Math.min(box.x, own.x) - slack, Math.min(box.y, own.y) - slack],
    [Math.max(box.x + box.width, own.x + own.width) + slack, Math.max(box.y + box.height, own.y + own.height) + slack],
  ]);
  const most = mostHeight(path);
  let height = 0;
  for (let share = 1; share <= 60; share++) {
    const candidate = (most * share) / 60;
    const reach = boxAround(arcPoints(shape, headsRadius({ radius, inside, height: candidate })));
    const fits = reach.x >= room.x && reach.y >= room.y && reach.x + reach.width <= room.x + room.width && reach.y + reach.height <= room.y + room.height;
    if (fits) height = candidate;
  }
  if (height < 0.06 * radius) height = Math.min(0.28 * radius, box.height);
  return { ...shape, height, centre: turned(shape.centre, boxCentre, rotation), middle: normalDegrees(shape.middle + rotation) };
}

/** Box, rotation and path of an area on this band. */
export function areaOfArc(shape: ArcShape): Pick<LetteringArea, 'box' | 'rotation' | 'path'> {
  const { centre, radius, middle, span, inside } = shape;
  const [low, high] = [middle - span / 2, middle + span / 2];
  const [startAngle, endAngle] = inside ? [high, low] : [low, high];
  return {
    box: boxAround(arcOutline(shape)),
    rotation: 0,
    path: { kind: 'arc', centreX: centre[0], centreY: centre[1], radius, startAngle, endAngle, inside },
  };
}

/**
 * The band whose baseline goes through two points and bends by degrees of a circle: positive up in the middle, negative down.
 * @param height of the letters' room, px
 * @returns null where the bend is too flat to be one
 */
export function bandThrough(start: Point, end: Point, height: number, degrees: number): ArcShape | null {
  const span = Math.min(Math.abs(degrees), MOST_DEGREES);
  if (span < LEAST_DEGREES) return null;
  const inside = degrees < 0;
  const radius = distance(start, end) / 2 / Math.sin((span / 2) * RADIANS);
  const middle = normalDegrees(direction(start, end) + (inside ? 90 : -90));
  // Beyond half a circle the centre lies on the other side of the chord: the cosine is negative then.
  const centre = along(between(start, end), middle, -radius * Math.cos((span / 2) * RADIANS));
  return { kind: 'arc', centre, radius, middle, span, inside, height: Math.min(height, mostHeight({ radius, inside })) };
}

/** Degrees of the circle through two points and a third that stands `rise` px above their middle. */
export function degreesOfRise(start: Point, end: Point, rise: number): number {
  return (4 * Math.atan2(2 * rise, distance(start, end))) / RADIANS;
}
