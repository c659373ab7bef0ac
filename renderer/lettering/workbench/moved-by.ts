import type { Point } from '../../../shared/geometry.ts';
import { distance, minus } from './points.ts';
import { outlineOf, shapeOf } from './shape.ts';
import type { WorkItem } from './work-items.ts';

/** Outlines that differ by less are the same, px. */
const SAME_PX = 0.01;

/** How far a region went, when going is all that it did; null = it is another now. */
export function movedBy(before: WorkItem | undefined, now: WorkItem | undefined): Point | null {
  if (before === undefined || now === undefined) return null;
  const keys: (keyof WorkItem)[] = ['text', 'isKept', 'isErased', 'font', 'effects', 'finish'];
  if (keys.some((key) => before[key] !== now[key])) return null;
  if (before.area === now.area) return [0, 0];
  const [from, to] = [outlineOf(shapeOf(before.area)), outlineOf(shapeOf(now.area))];
  if (from.length !== to.length || before.area.path.kind !== now.area.path.kind || before.area.rotation !== now.area.rotation) return null;
  const by = minus(to[0], from[0]);
  return to.every((point, index) => distance(minus(point, from[index]), by) < SAME_PX) ? by : null;
}
