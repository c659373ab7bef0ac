import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { FilmstripItem } from './FilmstripItem.tsx';

const ITEM_PX = 92;

/** All proofs of the filter, of which only the visible ones exist in the page. */
export function Filmstrip() {
  const { review } = useStores();
  const rows = useStore(review, (state) => state.rows);
  const total = useStore(review, (state) => state.total);
  const currentId = useStore(review, (state) => state.currentId);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: total,
    horizontal: true,
    getScrollElement: () => scroller.current,
    estimateSize: () => ITEM_PX,
    paddingStart: 10,
    paddingEnd: 10,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? 0) + 1;
  const currentIndex = rows.findIndex((row) => row?.id === currentId);

  useEffect(() => {
    if (total > 0) void review.getState().ensure(first, last);
  }, [review, first, last, total]);

  useEffect(() => {
    if (currentIndex >= 0) virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
  }, [virtualizer, currentIndex]);

  return (
    <div className="filmstrip" ref={scroller}>
      <ul aria-label="Proofs" style={{ width: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <FilmstripItem key={rows[item.index]?.id ?? item.index} proof={rows[item.index]} isCurrent={item.index === currentIndex} left={item.start} />
        ))}
      </ul>
    </div>
  );
}
