import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { useIsRacing } from '../../ui/use-is-racing.ts';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';
import { GridItem } from './GridItem.tsx';
import { GRID_SIDE } from './sizes.ts';
import { useListPlaces } from './use-list-places.ts';
import './strip.css';

const GAP_PX = 10;
const WORDS_PX = 36;
const PADDING_PX = 14;

/** All proofs of the filter side by side; only the visible rows exist in the page. Arrows go round, Enter opens, X of a mouse with Ctrl or Shift picks. */
export function ProofGrid() {
  const { review, preferences } = useStores();
  const { assigning, desk } = useReviewStores();
  const side = useStore(preferences, (state) => GRID_SIDE[state.stripSize]);
  const rows = useStore(review, (state) => state.rows);
  const total = useStore(review, (state) => state.total);
  const currentId = useStore(review, (state) => state.currentId);
  const picked = useStore(assigning, (state) => state.picked);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller, side);
  const virtualizer = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => side + WORDS_PX + GAP_PX,
    paddingStart: PADDING_PX,
    paddingEnd: PADDING_PX,
    overscan: 2,
    // A commit for every event of the wheel makes long tasks.
    useFlushSync: false,
  });
  const lines = virtualizer.getVirtualItems();
  const first = (lines[0]?.index ?? 0) * columns;
  const last = ((lines.at(-1)?.index ?? 0) + 1) * columns;
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const isRacing = useIsRacing(startIndex, endIndex + 1 - startIndex);
  const currentIndex = rows.findIndex((row) => row?.id === currentId);
  const currentLine = Math.floor(currentIndex / columns);
  useListPlaces({ virtualizer, size: `${side} × ${columns}`, current: currentLine });
  useEffect(() => {
    if (total > 0) void review.getState().ensure(first, Math.min(last, total));
  }, [review, first, last, total]);

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (step !== undefined) void review.getState().step(step);
    else if (event.key === 'Enter') desk.getState().setGrid(false);
    else if (event.key === ' ' && currentId !== null) assigning.getState().pick(currentId);
    else if (event.key === 'Escape') assigning.getState().pickNone();
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it have the keyboard, the grid moves it between them
    <div className="proof-grid" ref={scroller} onKeyDown={onKeyDown}>
      <ul aria-label={t('Proofs')} style={{ height: virtualizer.getTotalSize() }}>
        {lines.flatMap((line) =>
          Array.from({ length: Math.min(columns, total - line.index * columns) }, (_, column) => {
            const index = line.index * columns + column;
            const proof = rows[index];
            return (
              <GridItem
                key={proof?.id ?? index}
                proof={proof}
                isCurrent={index === currentIndex}
                isPassing={isRacing && index !== currentIndex}
                isPicked={proof !== undefined && picked.has(proof.id)}
                left={PADDING_PX + column * (side + GAP_PX)}
                top={line.start}
                side={side}
              />
            );
          }),
        )}
      </ul>
    </div>
  );
}

function useColumns(scroller: React.RefObject<HTMLDivElement | null>, side: number): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return Math.max(1, Math.floor((width - PADDING_PX * 2 + GAP_PX) / (side + GAP_PX)));
}
