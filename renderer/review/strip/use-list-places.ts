import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

export interface ListPlaces {
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Changes whenever items take other places, such as their side in px and how many stand in a line. */
  size: string;
  /** Line or item that stays in sight; below 0 = none. */
  current: number;
}

/** Pictures of another size stand elsewhere: places are reckoned anew, and the current one is in sight wherever it is then. */
export function useListPlaces({ virtualizer, size, current }: ListPlaces): void {
  const reckoned = useRef(size);
  useEffect(() => {
    const hasMoved = reckoned.current !== size;
    reckoned.current = size;
    if (hasMoved) virtualizer.measure();
    if (current < 0) return;
    if (hasMoved) virtualizer.scrollToIndex(current, { align: 'auto' });
    else bringIntoSight(virtualizer, current);
  }, [virtualizer, size, current]);
}

/**
 * Brings what is out of sight to the middle: what comes next is seen as well, and a held key moves the list once in several steps. The virtualizer's own
 * way reads the page's layout several times for each.
 */
function bringIntoSight({ measurementsCache, scrollElement, scrollOffset, scrollRect, options }: ListPlaces['virtualizer'], index: number): void {
  const item = measurementsCache[index];
  if (scrollElement === null || item === undefined) return;
  const from = scrollOffset ?? 0;
  const room = (options.horizontal ? scrollRect?.width : scrollRect?.height) || (options.horizontal ? scrollElement.clientWidth : scrollElement.clientHeight);
  if (item.start >= from && item.end <= from + room) return;
  scrollElement[options.horizontal ? 'scrollLeft' : 'scrollTop'] = item.start + (item.size - room) / 2;
}
