import { expect, test } from 'vitest';
import { distance } from '../../../../renderer/lettering/workbench/points.ts';
import { boundsOf, centreOf, cornersOf, type Shape, shapeOf, shapeOfQuad, withShape } from '../../../../renderer/lettering/workbench/shape.ts';
import { bendOf, bendShape, bendTo, dragCorner, dragSide, moveShape, rotateShape } from '../../../../renderer/lettering/workbench/shape-drag.ts';
import type { Point, Quad } from '../../../../shared/geometry.ts';
import type { LetteringArea } from '../../../../shared/lettering.ts';
import { fakeArea } from '../../fakes/fake-lettering.ts';

const AREA = fakeArea(100, 200, 300, 60);
const TURNED: LetteringArea = { ...AREA, rotation: 30 };
const QUAD: Quad = [
  [100, 200],
  [400, 180],
  [410, 260],
  [95, 250],
];

function expectNear(points: readonly Point[], wanted: readonly Point[], within = 0.01): void {
  points.forEach((point, index) => void expect(distance(point, wanted[index]), `${point} at ${wanted[index]}`).toBeLessThan(within));
}

test('an area comes back from its shape as it was, straight, turned or in perspective', () => {
  const perspective = withShape(AREA, { kind: 'quad', corners: QUAD });
  expect(perspective).toEqual({ ...AREA, box: { x: 95, y: 180, width: 315, height: 80 }, path: { kind: 'perspective', quad: QUAD } });
  for (const area of [AREA, TURNED, perspective]) expect(withShape(area, shapeOf(area))).toEqual(area);
});

test('a corner alone makes a perspective; back at its place the box is straight again', () => {
  const pulled = dragCorner(shapeOf(TURNED), 1, [420, 260], false);
  expect(pulled.kind).toBe('quad');
  expect(cornersOf(pulled)[1]).toEqual([420, 260]);
  expect(cornersOf(pulled)[3]).toEqual(cornersOf(shapeOf(TURNED))[3]);
  const back = withShape(TURNED, dragCorner(pulled, 1, cornersOf(shapeOf(TURNED))[1], false));
  expect(back.path).toEqual({ kind: 'straight' });
  expect(back.rotation).toBeCloseTo(30);
  expect(back.box.width).toBeCloseTo(300);
});

test('a corner that keeps the angles leaves the opposite corner where it is, in a turned box too', () => {
  const before = shapeOf(TURNED);
  const after = dragCorner(before, 2, [500, 400], true);
  expectNear([cornersOf(after)[0], cornersOf(after)[2]], [cornersOf(before)[0], [500, 400]]);
  expect(after).toMatchObject({ kind: 'box', rotation: 30 });
});

test('a corner cannot turn the region inside out', () => {
  const before = shapeOf(AREA);
  expect(dragCorner(before, 1, [50, 400], false)).toBe(before);
  expect(dragCorner(before, 2, [0, 0], true)).toMatchObject({ width: 12, height: 12 });
});

test('a side moves along its normal, and the others stay', () => {
  expect(withShape(AREA, dragSide(shapeOf(AREA), 1, [50, 70])).box).toEqual({ x: 100, y: 200, width: 350, height: 60 });
  expect(withShape(AREA, dragSide(shapeOf(AREA), 0, [5, -40])).box).toEqual({ x: 100, y: 160, width: 300, height: 100 });
  expect(withShape(AREA, dragSide(shapeOf(AREA), 3, [1000, 0])).box).toEqual({ x: 388, y: 200, width: 12, height: 60 });
  const side = cornersOf(dragSide({ kind: 'quad', corners: QUAD }, 2, [0, 30]));
  expect([side[0], side[1]]).toEqual([QUAD[0], QUAD[1]]);
  expect(side[2][1]).toBeGreaterThan(QUAD[2][1] + 25);
});

test('moving and turning take every kind of shape along', () => {
  const shapes: Shape[] = [shapeOf(TURNED), { kind: 'quad', corners: QUAD }, bendShape(shapeOf(AREA), 90)];
  for (const shape of shapes) {
    const corners = cornersOf(shape);
    expectNear(
      cornersOf(moveShape(shape, [7, -3])),
      corners.map(([x, y]): Point => [x + 7, y - 3]),
    );
    expectNear(cornersOf(rotateShape(rotateShape(shape, 70), -70)), corners);
    expectNear([centreOf(rotateShape(shape, 45))], [centreOf(shape)]);
  }
});

test('bending keeps the ends of the baseline; no bend is straight again', () => {
  for (const degrees of [60, -60, 200]) {
    const bent = bendShape(shapeOf(TURNED), degrees);
    expect(bendOf(bent)).toBeCloseTo(degrees);
    const [, , end, start] = cornersOf(shapeOf(TURNED));
    expectNear([cornersOf(bent)[2], cornersOf(bent)[3]], [end, start]);
    const straight = withShape(TURNED, bendShape(bent, 1));
    expect(straight.path).toEqual({ kind: 'straight' });
    expect(straight.rotation).toBeCloseTo(30);
    expect(straight.box.x).toBeCloseTo(TURNED.box.x, 0);
    expect(straight.box.height).toBeCloseTo(60, 0);
  }
});

test('the middle of the baseline follows the pointer, up and down', () => {
  for (const y of [200, 330]) {
    const bent = bendTo(shapeOf(AREA), [250, y]);
    if (bent.kind !== 'arc') throw new Error('It is straight.');
    expect(bent.inside).toBe(y > 260);
    const middle: Point = [bent.centre[0], bent.centre[1] + (bent.inside ? bent.radius : -bent.radius)];
    expectNear([middle], [[250, y]]);
  }
});

test('an arc as a report has it becomes the same band again', () => {
  for (const degrees of [80, -80]) {
    const area = withShape(AREA, bendShape(shapeOf(AREA), degrees));
    expect(area.rotation).toBe(0);
    const again = shapeOf(area);
    expect(again).toMatchObject({ kind: 'arc', inside: degrees < 0 });
    expect(bendOf(again)).toBeCloseTo(degrees);
    expect((again as { height: number }).height / 60).toBeCloseTo(1, 0);
    expectNear(
      [cornersOf(again)[2], cornersOf(again)[3]],
      [
        [400, 260],
        [100, 260],
      ],
    );
  }
});

test('an arc is scaled by its corners, opened by its upright sides, raised by its top', () => {
  const arc = bendShape(shapeOf(AREA), 90);
  if (arc.kind !== 'arc') throw new Error('It is straight.');
  const [topLeft, , bottomRight] = cornersOf(arc);
  const twice: Point = [topLeft[0] + (bottomRight[0] - topLeft[0]) * 2, topLeft[1] + (bottomRight[1] - topLeft[1]) * 2];
  expect(dragCorner(arc, 2, twice, false)).toMatchObject({ radius: arc.radius * 2, span: arc.span });
  const opened = dragSide(arc, 1, [20, 20]);
  expect(opened.kind === 'arc' && opened.span > arc.span).toBe(true);
  expectNear([cornersOf(opened)[0]], [topLeft]);
  expect(dragSide(arc, 0, [0, -20])).toMatchObject({ radius: arc.radius, height: arc.height + 20 });
});

test('what was found is a box where its corners make one', () => {
  expect(shapeOfQuad(cornersOf(shapeOf(TURNED)))).toMatchObject({ kind: 'box' });
  expect(shapeOfQuad(QUAD)).toEqual({ kind: 'quad', corners: QUAD });
  expect(boundsOf(shapeOfQuad(QUAD))).toEqual({ x: 95, y: 180, width: 315, height: 80 });
});
