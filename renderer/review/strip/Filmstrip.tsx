import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { useIsRacing } from '../../ui/use-is-racing.ts';
import { t } from '../../words/t.ts';
import { FilmstripItem } from './FilmstripItem.tsx';
import { FILM_SIDE } from './sizes.ts';
import { useListPlaces } from './use-list-places.ts';
import './strip.css';

const GAP_PX = 8;

/** All proofs of the filter, of which only the visible ones exist in the page. */
export function Filmstrip() {
  const { review, preferences } = useStores();
  const side = useStore(preferences, (state) => FILM_SIDE[state.stripSize]);
  const rows = useStore(review, (state) => state.rows);
  const total = useStore(review, (state) => state.total);
  const currentId = useStore(review, (state) => state.currentId);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: total,
    horizontal: true,
    getScrollElement: () => scroller.current,
    estimateSize: () => side + GAP_PX,
    paddingStart: 10,
    paddingEnd: 10,
    overscan: 6,
    // A commit for every event of the wheel makes long tasks.
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? 0) + 1;
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const isRacing = useIsRacing(startIndex, endIndex + 1 - startIndex);
  const currentIndex = rows.findIndex((row) => row?.id === currentId);

  useListPlaces({ virtualizer, size: String(side), current: currentIndex });
  useEffect(() => {
    if (total > 0) void review.getState().ensure(first, last);
  }, [review, first, last, total]);

  return (
    <div className="filmstrip" ref={scroller}>
      <ul aria-label={t('Proofs')} style={{ width: virtualizer.getTotalSize(), height: side + GAP_PX }}>
        {items.map((item) => (
          <FilmstripItem
            key={rows[item.index]?.id ?? item.index}
            proof={rows[item.index]}
            isCurrent={item.index === currentIndex}
            isPassing={isRacing && item.index !== currentIndex}
            left={item.start}
            side={side}
          />
        ))}
      </ul>
    </div>
  );
}
