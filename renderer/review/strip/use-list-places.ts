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
    if (reckoned.current !== size) virtualizer.measure();
    reckoned.current = size;
    if (current >= 0) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [virtualizer, size, current]);
}
