import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Point } from '../../../shared/geometry.ts';
import { useStores } from '../../app/stores.ts';
import { type Grip, gripPoint } from './grips.ts';
import { direction, minus, plus } from './points.ts';
import { boundsOf, centreOf, type Shape, shapeOf } from './shape.ts';
import { bendTo, dragCorner, dragSide, moveShape, rotateShape } from './shape-drag.ts';
import { type Guides, snapAngle, snapMove } from './snap.ts';
import { boundsOfItem, movedTo, type WorkItem } from './work-items.ts';

interface Drag {
  item: WorkItem;
  /** What is moved with it. */
  others: readonly WorkItem[];
  shape: Shape;
  grip: Grip;
  from: Point;
  isMoving: boolean;
}

/** A press that moves less than this (CSS px) is a click: it selects and moves nothing. */
const CLICK_PX = 3;
/** Screen distance at which a region catches on a line, CSS px. */
const SNAP_PX = 6;
const NO_GUIDES: Guides = { x: null, y: null };

/** Pointer work on the regions of a stage. Alt lets nothing catch; Shift keeps right angles or turns by 15°. */
export function useShapeDrag(stage: RefObject<HTMLElement | null>) {
  const { workbench, viewer } = useStores();
  const drag = useRef<Drag | null>(null);
  const [guides, setGuides] = useState(NO_GUIDES);

  function pointOf(event: PointerEvent): Point {
    const rect = stage.current!.getBoundingClientRect();
    const scale = viewer.getState().view.scale;
    return [(event.clientX - rect.left) / scale, (event.clientY - rect.top) / scale];
  }

  function start(event: PointerEvent, item: WorkItem, grip: Grip): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { select, selectMore, selectedId, alsoIds } = workbench.getState();
    // Shift and a press take regions into the selection; a press on one of several moves them all.
    if (grip.kind === 'move' && event.shiftKey) return selectMore(item.id);
    if (grip.kind !== 'move' || (item.id !== selectedId && !alsoIds.includes(item.id))) select(item.id);
    drag.current = { item, others: grip.kind === 'move' ? companions(item) : [], shape: shapeOf(item.area), grip, from: pointOf(event), isMoving: false };
  }

  /** The regions that go along when one is moved, as they were when the drag began. */
  function companions(item: WorkItem): readonly WorkItem[] {
    const { history, selectedId, alsoIds } = workbench.getState();
    return history.present.filter(({ id }) => id !== item.id && (id === selectedId || alsoIds.includes(id)));
  }

  function snapped(shape: Shape, by: Point, item: WorkItem, isFree: boolean): Point {
    const { history, proof } = workbench.getState();
    if (isFree || proof === null) return by;
    const { selectedId, alsoIds } = workbench.getState();
    const goes = (id: number) => id === item.id || (alsoIds.length > 0 && (id === selectedId || alsoIds.includes(id)));
    const others = history.present.filter(({ id }) => !goes(id)).map(boundsOfItem);
    const { by: more, ...lines } = snapMove(boundsOf(moveShape(shape, by)), others, proof, SNAP_PX / viewer.getState().view.scale);
    setGuides(lines);
    return plus(by, more);
  }

  function shapeAfter({ shape, grip, from, item }: Drag, to: Point, event: PointerEvent): Shape {
    const by = minus(to, from);
    if (grip.kind === 'move') return moveShape(shape, snapped(shape, by, item, event.altKey));
    if (grip.kind === 'corner') return dragCorner(shape, grip.index, plus(gripPoint(shape, grip), by), event.shiftKey);
    if (grip.kind === 'side') return dragSide(shape, grip.index, by);
    if (grip.kind === 'bend') return bendTo(shape, plus(gripPoint(shape, grip), by));
    const turn = direction(centreOf(shape), to) - direction(centreOf(shape), from);
    const before = shape.kind === 'box' ? shape.rotation : 0;
    return rotateShape(shape, event.altKey ? turn : snapAngle(before + turn, event.shiftKey) - before);
  }

  function move(event: PointerEvent): void {
    const now = drag.current;
    if (now === null) return;
    const to = pointOf(event);
    const [x, y] = minus(to, now.from);
    now.isMoving ||= Math.hypot(x, y) * viewer.getState().view.scale >= CLICK_PX;
    if (!now.isMoving) return;
    const shape = shapeAfter(now, to, event);
    const by = minus(centreOf(shape), centreOf(now.shape));
    const shapes = new Map(now.others.map(({ id, area }) => [id, moveShape(shapeOf(area), by)]));
    shapes.set(now.item.id, shape);
    workbench.getState().editAll([...shapes.keys()], (item) => movedTo(item, shapes.get(item.id)!), 'drag');
  }

  function end(): void {
    if (drag.current?.isMoving) workbench.getState().settle();
    drag.current = null;
    setGuides(NO_GUIDES);
  }

  return { start, move, end, guides };
}
