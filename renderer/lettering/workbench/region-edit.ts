import { boxAround, type Point } from '../../../shared/geometry.ts';
import { turned } from './points.ts';
import { boundsOf, cornersOf, shapeOf, withShape } from './shape.ts';
import type { WorkItem } from './work-items.ts';

/** What becomes of a region: other letters, nothing at all, or what stands in the base. */
export type RegionMode = 'letter' | 'erase' | 'keep';

export function modeOf({ isKept, isErased }: Pick<WorkItem, 'isKept' | 'isErased'>): RegionMode {
  return isErased ? 'erase' : isKept ? 'keep' : 'letter';
}

/**
 * The items with another mode for some of them. New places, which hold nothing of the base, go away unless they are lettered.
 * @param readAt what was read in a region; words to begin with where there are none
 */
export function withMode(items: readonly WorkItem[], ids: readonly number[], mode: RegionMode, readAt: (id: number) => string): WorkItem[] {
  return items.flatMap((item) => {
    if (!ids.includes(item.id)) return [item];
    if (item.region === null && mode !== 'letter') return [];
    const text = mode === 'letter' && (item.text ?? '') === '' ? readAt(item.id) || null : item.text;
    return [{ ...item, text, isKept: mode === 'keep' || (mode === 'letter' && text === null), isErased: mode === 'erase', isDecided: true }];
  });
}

/** Top to bottom, and from left to right in a line. */
export function inReadingOrder(items: readonly WorkItem[]): WorkItem[] {
  const at = new Map(items.map((item) => [item.id, boundsOf(shapeOf(item.area))]));
  return [...items].sort((first, second) => {
    const [a, b] = [at.get(first.id)!, at.get(second.id)!];
    const isSameLine = Math.abs(a.y + a.height / 2 - b.y - b.height / 2) < Math.min(a.height, b.height) / 2;
    return isSameLine ? a.x - b.x : a.y + a.height / 2 - b.y - b.height / 2;
  });
}

/** One string over several regions: it stands in the room of all of them, turned and looking like the first; what stood there goes away. */
export function combined(items: readonly WorkItem[], ids: readonly number[], text: string): WorkItem[] {
  const parts = inReadingOrder(items.filter(({ id }) => ids.includes(id)));
  if (parts.length < 2) return [...items];
  const first = parts.find(({ effects }) => effects !== null) ?? parts[0];
  const rotation = first.area.path.kind === 'straight' ? first.area.rotation : 0;
  const upright = boxAround(parts.flatMap(({ area }) => cornersOf(shapeOf(area)).map((corner) => turned(corner, [0, 0], -rotation))));
  const centre: Point = turned([upright.x + upright.width / 2, upright.y + upright.height / 2], [0, 0], rotation);
  const numbers = parts.flatMap(({ region, moreRegions }) => [...(region === null ? [] : [region]), ...moreRegions]);
  const whole: WorkItem = {
    ...first,
    ...{ text, isKept: false, isErased: false, isDecided: true },
    ...{ region: numbers[0] ?? null, moreRegions: numbers.slice(1) },
    area: withShape(first.area, { kind: 'box', centre, width: upright.width, height: upright.height, rotation }),
  };
  return items.flatMap((item) => (item.id === first.id ? [whole] : ids.includes(item.id) ? [] : [item]));
}

/** One string in several regions: its words are shared out among them in reading order, by the room that they have. */
export function sharedOut(items: readonly WorkItem[], ids: readonly number[], text: string): WorkItem[] {
  const parts = inReadingOrder(items.filter(({ id }) => ids.includes(id)));
  const lines = linesOf(
    text,
    parts.map(({ area }) => boundsOf(shapeOf(area)).width),
  );
  return items.map((item) => {
    const line = lines[parts.findIndex(({ id }) => id === item.id)];
    if (line === undefined) return item;
    if (line === '') return item.region === null ? { ...item, text: '' } : { ...item, isErased: true, isKept: false, isDecided: true };
    return { ...item, text: line, isKept: false, isErased: false, isDecided: true };
  });
}

/** As many lines as there are widths, each about as long as its width allows; '' where the words ran out. */
export function linesOf(text: string, widths: readonly number[]): string[] {
  const words = text.trim().split(/\s+/);
  const room = widths.reduce((sum, width) => sum + width, 0);
  const letters = words.join(' ').length;
  let [spent, share] = [0, 0];
  return widths.map((width, index) => {
    share += width / room;
    const line: string[] = [];
    const left = widths.length - 1 - index;
    // A word goes where more of it lies; every later line keeps one if there is one.
    while (words.length > 0 && (left === 0 || line.length === 0 || (words.length > left && spent + words[0].length / 2 <= share * letters))) {
      spent += words[0].length + 1;
      line.push(words.shift()!);
    }
    return line.join(' ');
  });
}

/** A region as it was found; what had gone away for it since is there again. */
export function resetItem(items: readonly WorkItem[], found: readonly WorkItem[], id: number): WorkItem[] {
  const first = found.find((item) => item.id === id);
  const now = items.find((item) => item.id === id);
  if (first === undefined || now === undefined) return [...items];
  const freed = [now.region, ...now.moreRegions].filter((number) => number !== first.region && !first.moreRegions.includes(number ?? 0));
  const back = found.filter((item) => item.id !== id && item.region !== null && freed.includes(item.region) && !items.some((other) => other.id === item.id));
  return [...items.map((item) => (item.id === id ? first : item)), ...back].sort((a, b) => a.id - b.id);
}
