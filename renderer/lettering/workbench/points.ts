import type { Point } from '../../../shared/geometry.ts';

const RADIANS = Math.PI / 180;

export function plus(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1]];
}

export function minus(a: Point, b: Point): Point {
  return [a[0] - b[0], a[1] - b[1]];
}

export function scaled(point: Point, factor: number): Point {
  return [point[0] * factor, point[1] * factor];
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1];
}

export function between(a: Point, b: Point): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Turned about another point by degrees clockwise. */
export function turned(point: Point, about: Point, degrees: number): Point {
  const cos = Math.cos(degrees * RADIANS);
  const sin = Math.sin(degrees * RADIANS);
  const [x, y] = minus(point, about);
  return [about[0] + x * cos - y * sin, about[1] + x * sin + y * cos];
}

/** The point so far away in a direction (degrees, 0 = right, clockwise). */
export function along(from: Point, degrees: number, length: number): Point {
  return [from[0] + Math.cos(degrees * RADIANS) * length, from[1] + Math.sin(degrees * RADIANS) * length];
}

/** The direction from one point to another, degrees, 0 = right, clockwise, -180–180. */
export function direction(from: Point, to: Point): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]) / RADIANS;
}

/** The same angle within -180–180. */
export function normalDegrees(degrees: number): number {
  const turns = ((degrees % 360) + 540) % 360;
  return turns - 180;
}
