import { type Box, boxAround, type Point, type Quad } from '../../../shared/geometry.ts';
import type { LetteringArea } from '../../../shared/lettering.ts';
import { type ArcShape, arcCorners, arcOutline, arcShapeOf, areaOfArc } from './arc-shape.ts';
import { along, between, distance, turned } from './points.ts';

export interface BoxShape {
  kind: 'box';
  centre: Point;
  width: number;
  height: number;
  /** Degrees clockwise. */
  rotation: number;
}

export interface QuadShape {
  kind: 'quad';
  corners: Quad;
}

/** Where lettering stands, in the terms in which it is dragged: an upright or turned box, one in perspective, or a band on a circle. */
export type Shape = BoxShape | QuadShape | ArcShape;

/** No side of a region gets shorter, px of the image: smaller lettering could not be read. */
export const MIN_SIDE_PX = 12;
/** Corners that are this close to a rectangle's are a rectangle, px. */
const RECTANGLE_PX = 1;

/** The shape of an area. */
export function shapeOf(area: LetteringArea): Shape {
  const { box, path, rotation } = area;
  if (path.kind === 'perspective') return { kind: 'quad', corners: path.quad };
  if (path.kind === 'arc') return arcShapeOf(area, path);
  return { kind: 'box', centre: [box.x + box.width / 2, box.y + box.height / 2], width: box.width, height: box.height, rotation };
}

/** An area that stands elsewhere; everything but its place stays. A perspective that is a rectangle becomes straight, and letters on an arc grow with its band. */
export function withShape({ capHeight, ...area }: LetteringArea, shape: Shape): LetteringArea {
  if (shape.kind === 'arc') {
    const before = area.path.kind === 'arc' ? arcShapeOf(area, area.path) : null;
    return { ...area, ...areaOfArc(shape), ...(before && capHeight !== undefined && { capHeight: (capHeight * shape.height) / before.height }) };
  }
  const box = shape.kind === 'box' ? shape : rectangleOf(shape.corners);
  if (box === null) {
    const { corners } = shape as QuadShape;
    return { ...area, box: boxAround(corners), rotation: 0, path: { kind: 'perspective', quad: corners } };
  }
  const { centre, width, height, rotation } = box;
  return { ...area, box: { x: centre[0] - width / 2, y: centre[1] - height / 2, width, height }, rotation, path: { kind: 'straight' } };
}

/** Corners in reading order of the text: top left, top right, bottom right, bottom left. The last two are the ends of the baseline. */
export function cornersOf(shape: Shape): Quad {
  if (shape.kind === 'quad') return shape.corners;
  if (shape.kind === 'arc') return arcCorners(shape);
  const [halfWidth, halfHeight] = [shape.width / 2, shape.height / 2];
  const corner = (x: number, y: number) => turned([shape.centre[0] + x, shape.centre[1] + y], shape.centre, shape.rotation);
  return [corner(-halfWidth, -halfHeight), corner(halfWidth, -halfHeight), corner(halfWidth, halfHeight), corner(-halfWidth, halfHeight)];
}

/** The outline as it is drawn, px. */
export function outlineOf(shape: Shape): Point[] {
  return shape.kind === 'arc' ? arcOutline(shape) : [...cornersOf(shape)];
}

/** The smallest upright box around a shape. */
export function boundsOf(shape: Shape): Box {
  return boxAround(outlineOf(shape));
}

export function centreOf(shape: Shape): Point {
  if (shape.kind === 'box') return shape.centre;
  if (shape.kind === 'arc') {
    const heads = shape.inside ? -shape.height : shape.height;
    return along(shape.centre, shape.middle, shape.radius + heads / 2);
  }
  const [a, b, c, d] = shape.corners;
  return between(between(a, c), between(b, d));
}

/** The box that comes nearest to corners: same middle, mean lengths of its sides, the baseline's angle. */
export function nearestBox(corners: Quad): BoxShape {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const width = (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2;
  const height = (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
  const left = between(topLeft, bottomLeft);
  const right = between(topRight, bottomRight);
  const rotation = (Math.atan2(right[1] - left[1], right[0] - left[0]) * 180) / Math.PI;
  return { kind: 'box', centre: between(left, right), width, height, rotation };
}

function rectangleOf(corners: Quad): BoxShape | null {
  const box = nearestBox(corners);
  return cornersOf(box).every((corner, index) => distance(corner, corners[index]) <= RECTANGLE_PX) ? box : null;
}

/** The shape of what was found in an image: a box where its corners make one, else in perspective. */
export function shapeOfQuad(corners: Quad): Shape {
  return rectangleOf(corners) ?? { kind: 'quad', corners };
}
