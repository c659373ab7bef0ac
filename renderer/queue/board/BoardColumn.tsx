import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { PlannedJob } from '../../../shared/queue.ts';
import { useIsRacing } from '../../ui/use-is-racing.ts';
import { t } from '../../words/t.ts';
import type { WantedMenu } from '../menu/JobMenuButton.tsx';
import { useJobKeys } from '../use-job-keys.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { useRowDrag } from '../use-row-drag.ts';
import type { BoardState } from './board-store.ts';
import { ColumnHeader } from './ColumnHeader.tsx';
import type { ColumnKind } from './columns.ts';
import { JobCard } from './JobCard.tsx';
import { useColumnHands } from './use-column-hands.ts';

export interface BoardColumnProps {
  kind: ColumnKind;
  board: StoreApi<BoardState>;
  /** From card to card, px. */
  pitch: number;
  /** What the plan says of a job, by its id. */
  planned: ReadonlyMap<string, PlannedJob>;
  onFold: () => void;
  /** The keyboard leaves a card to one side. */
  onAside: (card: HTMLElement, by: -1 | 1) => void;
  onMenu: (wanted: WantedMenu) => void;
}

const GAP_PX = 8;

/** One state: its jobs in the order in which they matter. Waiting ones are dragged, or moved by Alt and the arrows. */
export function BoardColumn({ kind, board, pitch, planned, onFold, onAside, onMenu }: BoardColumnProps) {
  const { id, hasPictures } = kind;
  const { rows, total, isLoaded, active } = useStore(board, ({ columns }) => columns[id]);
  const { ensure, setActive, toggle, move } = board.getState();
  const scroller = useRef<HTMLDivElement>(null);
  const hasOrder = id === 'waiting';
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => pitch,
    overscan: 3,
    useFlushSync: false,
    // Tab leads to the active card, wherever the column was scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(active < total ? [active] : [])])].sort((a, b) => a - b),
  });
  const { startIndex: first, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const isRacing = useIsRacing(first, endIndex + 1 - first);
  useEffect(() => {
    if (total > 0) void ensure(id, first, endIndex + 1);
  }, [ensure, id, first, endIndex, total]);

  const focusCard = useCallback(
    (wanted: number) => {
      setActive(id, wanted);
      const { active: index } = board.getState().columns[id];
      virtualizer.scrollToIndex(index);
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
    },
    [board, id, setActive, virtualizer],
  );
  const drag = useRowDrag(scroller, pitch, total, (from, to) => void move(from, to));
  const hands = useColumnHands({ board, column: id, drag: hasOrder ? drag : null, focusCard, onAside });
  const keep = useKeptFocus(() => total > 0 && focusCard(active));
  const moveBy = (by: -1 | 1) => void move(active, by < 0 ? active - 1 : active + 2).then(() => focusCard(board.getState().columns[id].active));
  useJobKeys(scroller, { pick: (isRange) => toggle(id, active, isRange), move: hasOrder ? moveBy : null });

  return (
    <section className="board-column" data-column={id} aria-label={t(kind.title)}>
      <ColumnHeader kind={kind} board={board} onFold={onFold} />
      <div className="board-scroll" ref={scroller} {...keep}>
        {isLoaded && total === 0 && <p className="board-empty">{t(kind.empty)}</p>}
        <ul aria-label={t(kind.title)} style={{ height: virtualizer.getTotalSize() }} data-order={hasOrder || undefined} {...hands}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <JobCard
              key={rows[index]?.id ?? index}
              job={rows[index]}
              planned={planned.get(rows[index]?.id ?? '')}
              column={id}
              index={index}
              top={start}
              height={pitch - GAP_PX}
              hasPicture={hasPictures}
              isActive={index === active}
              isDragged={drag.from === index}
              isPassing={isRacing && index !== active}
              onFocus={setActive}
              onMenu={onMenu}
            />
          ))}
          {drag.to !== null && <li className="drop-line" role="presentation" style={{ top: drag.to * pitch - GAP_PX / 2 }} />}
        </ul>
      </div>
    </section>
  );
}
