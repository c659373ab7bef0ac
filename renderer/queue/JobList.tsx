import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { useIsRacing } from '../ui/use-is-racing.ts';
import { t } from '../words/t.ts';
import { JobRow } from './JobRow.tsx';
import { JobMenu } from './menu/JobMenu.tsx';
import type { WantedMenu } from './menu/JobMenuButton.tsx';
import { QueueEmpty } from './QueueEmpty.tsx';
import { useJobKeys } from './use-job-keys.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useRowDrag } from './use-row-drag.ts';

const ROW_HEIGHT_PX = { comfortable: 76, compact: 44 } as const;

/** All jobs, of which only the visible rows exist in the page. */
export function JobList() {
  const { queue, preferences } = useStores();
  const density = useStore(preferences, (state) => state.queueDensity);
  const rowHeight = ROW_HEIGHT_PX[density];
  const rows = useStore(queue, (state) => state.rows);
  const total = useStore(queue, (state) => state.total);
  const isLoaded = useStore(queue, (state) => state.isLoaded);
  const scroller = useRef<HTMLDivElement>(null);
  /** The row that the keyboard goes to with the next frame: a key before that steps on from there. */
  const aim = useRef<number | null>(null);
  const [menu, setMenu] = useState<WantedMenu | null>(null);
  const closeMenu = useCallback(() => setMenu(null), []);
  const activeIndex = useStore(queue, (state) => state.activeIndex);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // A commit for every event of the wheel makes long tasks.
    useFlushSync: false,
    // Tab leads to the active row, wherever the list was scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(activeIndex < total ? [activeIndex] : [])])].sort((a, b) => a - b),
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex: first, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const last = endIndex + 1;
  const isRacing = useIsRacing(first, last - first);
  const drag = useRowDrag(scroller, rowHeight, total, (from, to) => void queue.getState().moveRow(from, to));

  useEffect(() => {
    if (total > 0) void queue.getState().ensure(first, last);
  }, [queue, first, last, total]);

  function focusRow(index: number): void {
    queue.getState().setActive(index);
    const active = queue.getState().activeIndex;
    virtualizer.scrollToIndex(active);
    aim.current = active;
    requestAnimationFrame(() => {
      if (aim.current !== active) return;
      aim.current = null;
      scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus();
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = aim.current ?? Number(event.target.dataset.index);
    const places: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: total - 1 };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    focusRow(place);
  }
  const keep = useKeptFocus(() => total > 0 && focusRow(activeIndex));
  useJobKeys(scroller, {
    pick: (isRange) => queue.getState().toggle(queue.getState().activeIndex, isRange),
    move: (by) =>
      void queue
        .getState()
        .moveRow(activeIndex, by > 0 ? activeIndex + 2 : activeIndex - 1)
        .then(() => focusRow(queue.getState().activeIndex)),
  });

  if (isLoaded && total === 0) return <QueueEmpty />;
  return (
    <div className="job-list" ref={scroller} data-density={density} {...keep}>
      <ul aria-label={t('Jobs')} style={{ height: virtualizer.getTotalSize() }} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <JobRow
            key={rows[item.index]?.id ?? item.index}
            job={rows[item.index]}
            index={item.index}
            top={item.start}
            onDragStart={drag.start}
            isDragged={drag.from === item.index}
            isPassing={isRacing && item.index !== activeIndex}
            onMenu={setMenu}
          />
        ))}
        {drag.to !== null && <li className="drop-line" role="presentation" style={{ top: drag.to * rowHeight }} />}
      </ul>
      <JobMenu wanted={menu} onClose={closeMenu} />
    </div>
  );
}
