import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useOpenJob } from '../use-open-job.ts';
import type { RowDrag } from '../use-row-drag.ts';
import type { BoardState } from './board-store.ts';
import type { ColumnId } from './columns.ts';

export interface ColumnHandsOptions {
  board: StoreApi<BoardState>;
  column: ColumnId;
  /** null = its jobs have no order. */
  drag: RowDrag | null;
  focusCard: (index: number) => void;
  /** The keyboard leaves a card to one side. */
  onAside: (card: HTMLElement, by: -1 | 1) => void;
}

/** What on a card is a thing of its own. */
const ON_CARD = 'button, input, a';

function cardOf(target: EventTarget): HTMLElement | null {
  return (target as Element).closest<HTMLElement>('[data-index]');
}

/** Keys, clicks and presses for all cards of a column. */
export function useColumnHands({ board, column, drag, focusCard, onAside }: ColumnHandsOptions) {
  const open = useOpenJob();
  const { setActive, toggle } = board.getState();

  function onKeyDown(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || target.dataset.index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { active, total } = board.getState().columns[column];
    const places: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: total - 1 };
    if (key === 'ArrowLeft' || key === 'ArrowRight') onAside(target, key === 'ArrowLeft' ? -1 : 1);
    else if (key in places) focusCard(places[key]);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const card = cardOf(event.target);
    if (card === null || drag?.wasDragged()) return;
    const index = Number(card.dataset.index);
    if ((event.target as Element).matches('.job-check')) return toggle(column, index, event.shiftKey);
    const job = board.getState().columns[column].rows[index];
    if (job === undefined || (event.target as Element).closest(ON_CARD) !== null) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return toggle(column, index, event.shiftKey);
    setActive(column, index);
    open(job);
  }

  function onPointerDown(event: PointerEvent): void {
    const card = cardOf(event.target);
    if (card !== null && (event.target as Element).closest(ON_CARD) === null) drag?.start(Number(card.dataset.index), event);
  }

  return { onKeyDown, onClick, onPointerDown };
}
