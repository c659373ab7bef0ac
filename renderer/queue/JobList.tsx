import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { JobMenu } from './JobMenu.tsx';
import type { WantedMenu } from './JobMenuButton.tsx';
import { JobRow } from './JobRow.tsx';
import { QueueEmpty } from './QueueEmpty.tsx';
import { useOpenJob } from './use-open-job.ts';
import { useRowDrag } from './use-row-drag.ts';

export const ROW_HEIGHT_PX = 76;

/** All jobs, of which only the visible rows exist in the page. */
export function JobList() {
  const { queue } = useStores();
  const rows = useStore(queue, (state) => state.rows);
  const total = useStore(queue, (state) => state.total);
  const isLoaded = useStore(queue, (state) => state.isLoaded);
  const scroller = useRef<HTMLDivElement>(null);
  const open = useOpenJob();
  const [menu, setMenu] = useState<WantedMenu | null>(null);
  const closeMenu = useCallback(() => setMenu(null), []);
  const activeIndex = useStore(queue, (state) => state.activeIndex);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 6,
    // A commit for every event of the wheel makes long tasks.
    useFlushSync: false,
    // Tab leads to the active row, wherever the list was scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(activeIndex < total ? [activeIndex] : [])])].sort((a, b) => a - b),
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex: first, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const last = endIndex + 1;
  const drag = useRowDrag(scroller, ROW_HEIGHT_PX, total, (from, to) => void queue.getState().moveRow(from, to));

  useEffect(() => {
    if (total > 0) void queue.getState().ensure(first, last);
  }, [queue, first, last, total]);

  function focusRow(index: number): void {
    queue.getState().setActive(index);
    const active = queue.getState().activeIndex;
    virtualizer.scrollToIndex(active);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus());
  }

  function onKeyDown(event: KeyboardEvent) {
    const { activeIndex, rows: loaded, toggle, moveRow, act, clearSelection } = queue.getState();
    const job = loaded[activeIndex];
    if (!(event.target instanceof HTMLElement) || event.target.dataset.index === undefined) return;
    const isDown = event.key === 'ArrowDown';
    if (isDown || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!event.altKey) return focusRow(activeIndex + (isDown ? 1 : -1));
      void moveRow(activeIndex, isDown ? activeIndex + 2 : activeIndex - 1).then(() => focusRow(queue.getState().activeIndex));
    } else if (event.key === ' ') {
      event.preventDefault();
      toggle(activeIndex, event.shiftKey);
    } else if (event.key === 'Enter' && job !== undefined) open(job);
    else if (event.key === 'Delete' && job !== undefined) void act('cancel', [job.id]);
    else if (event.key === 'Escape') clearSelection();
    else if (event.key === 'Home' || event.key === 'End') focusRow(event.key === 'Home' ? 0 : total - 1);
  }

  if (isLoaded && total === 0) return <QueueEmpty />;
  return (
    <div className="job-list" ref={scroller}>
      <ul aria-label="Jobs" style={{ height: virtualizer.getTotalSize() }} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <JobRow
            key={rows[item.index]?.id ?? item.index}
            job={rows[item.index]}
            index={item.index}
            top={item.start}
            onDragStart={drag.start}
            isDragged={drag.from === item.index}
            onMenu={setMenu}
          />
        ))}
        {drag.to !== null && <li className="drop-line" role="presentation" style={{ top: drag.to * ROW_HEIGHT_PX }} />}
      </ul>
      <JobMenu wanted={menu} onClose={closeMenu} />
    </div>
  );
}
