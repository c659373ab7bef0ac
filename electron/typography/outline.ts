import type { Point } from '../../shared/geometry.ts';

/** One step of an outline, as in SVG: M and L have one point, Q two, C three, Z none; all absolute. */
export interface PathCommand {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly values: readonly number[];
}

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Sends every point, control points included, through `map`. Exact for affine maps only: bend with {@link warpPath}. */
export function mapPath(path: readonly PathCommand[], map: (x: number, y: number) => Point): PathCommand[] {
  return path.map(({ type, values }) => {
    const moved: number[] = [];
    for (let i = 0; i < values.length; i += 2) moved.push(...map(values[i], values[i + 1]));
    return { type, values: moved };
  });
}

/** Bends an outline: segments are cut until no piece is longer than `longest`, then every point is moved. */
export function warpPath(path: readonly PathCommand[], longest: number, map: (x: number, y: number) => Point): PathCommand[] {
  const pieces: PathCommand[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const command of path) {
    if (command.type === 'Z') {
      if (x !== startX || y !== startY) pieces.push(...cut({ type: 'L', values: [startX, startY] }, x, y, longest));
      pieces.push(command);
      [x, y] = [startX, startY];
      continue;
    }
    if (command.type === 'M') pieces.push(command);
    else pieces.push(...cut(command, x, y, longest));
    [x, y] = command.values.slice(-2);
    if (command.type === 'M') [startX, startY] = [x, y];
  }
  return mapPath(pieces, map);
}

/** Splits a line or curve that starts at (x, y) into equal parts by de Casteljau's construction. */
function cut({ type, values }: PathCommand, x: number, y: number, longest: number): PathCommand[] {
  let length = 0;
  let [lastX, lastY] = [x, y];
  for (let i = 0; i < values.length; i += 2) {
    length += Math.hypot(values[i] - lastX, values[i + 1] - lastY);
    [lastX, lastY] = [values[i], values[i + 1]];
  }
  const parts = Math.max(1, Math.ceil(length / longest));
  const pieces: PathCommand[] = [];
  let rest = [x, y, ...values];
  for (let part = parts; part > 1; part--) {
    const { head, tail } = splitAt(rest, 1 / part);
    pieces.push({ type, values: head.slice(2) });
    rest = tail;
  }
  pieces.push({ type, values: rest.slice(2) });
  return pieces;
}

function splitAt(points: number[], t: number): { head: number[]; tail: number[] } {
  const head: number[] = points.slice(0, 2);
  const tail: number[] = points.slice(-2);
  let level = points;
  while (level.length > 2) {
    const next: number[] = [];
    for (let i = 0; i + 3 < level.length; i += 2) next.push(level[i] + (level[i + 2] - level[i]) * t, level[i + 1] + (level[i + 3] - level[i + 1]) * t);
    head.push(next[0], next[1]);
    tail.unshift(next[next.length - 2], next[next.length - 1]);
    level = next;
  }
  return { head, tail };
}

/** The box around all points; control points count, so it may be a little larger than the ink. Null for an empty path. */
export function pathBounds(path: readonly PathCommand[]): Bounds | null {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { values } of path) {
    for (let i = 0; i < values.length; i += 2) {
      bounds.left = Math.min(bounds.left, values[i]);
      bounds.right = Math.max(bounds.right, values[i]);
      bounds.top = Math.min(bounds.top, values[i + 1]);
      bounds.bottom = Math.max(bounds.bottom, values[i + 1]);
    }
  }
  return bounds.left === Infinity ? null : bounds;
}

/** SVG path data, coordinates to 1/100 px, moved by (−originX, −originY). */
export function pathData(path: readonly PathCommand[], originX = 0, originY = 0): string {
  let data = '';
  for (const { type, values } of path) {
    data += type;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] - (i % 2 === 0 ? originX : originY);
      data += `${i === 0 ? '' : ' '}${Math.round(value * 100) / 100}`;
    }
  }
  return data;
}
