import { type DragEvent, useState } from 'react';

export interface DragOrder {
  /** The entry that is held. */
  held: string | null;
  /** The gap that it would fall into: 0 = before the first. */
  gap: number | null;
  /** For the element of an entry. */
  entryProps: (id: string, index: number, isFixed: boolean) => Record<string, unknown>;
}

/** Puts the entries of one list in order by dragging; nothing falls behind an entry that is fixed, and nothing into another list. */
export function useDragOrder(onPlace: (id: string, index: number) => void): DragOrder {
  const [held, setHeld] = useState<{ id: string; from: number } | null>(null);
  const [gap, setGap] = useState<number | null>(null);

  function end(): void {
    setHeld(null);
    setGap(null);
  }

  function gapOf(event: DragEvent<HTMLElement>, index: number, isFixed: boolean): number {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return isFixed || event.clientY < top + height / 2 ? index : index + 1;
  }

  return {
    held: held?.id ?? null,
    gap: held !== null && gap !== held.from && gap !== held.from + 1 ? gap : null,
    entryProps: (id, index, isFixed) => ({
      draggable: !isFixed,
      onDragStart(event: DragEvent<HTMLElement>) {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', id);
        setHeld({ id, from: index });
      },
      onDragOver(event: DragEvent<HTMLElement>) {
        if (held === null) return;
        event.preventDefault();
        event.stopPropagation();
        setGap(gapOf(event, index, isFixed));
      },
      onDrop(event: DragEvent<HTMLElement>) {
        if (held === null) return;
        event.preventDefault();
        event.stopPropagation();
        const to = gapOf(event, index, isFixed);
        onPlace(held.id, to > held.from ? to - 1 : to);
        end();
      },
      onDragEnd: end,
    }),
  };
}
