import { type RefObject, useEffect, useRef } from 'react';
import type { ActionBindings } from '../app/actions/action.ts';
import { useStores } from '../app/stores.ts';

/** The job whose row or card has the keyboard; null = none has. */
export function jobWithKeyboard(): string | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? (activeElement.dataset.job ?? null) : null;
}

export interface JobKeys {
  /** Selects the job that has the keyboard, or takes it out; `isRange`: and all between it and the one before. */
  pick: (isRange: boolean) => void;
  /** Moves it up or down; null = it has no order here. */
  move: ((by: -1 | 1) => void) | null;
}

/** What the keys of the action table mean to the rows or cards in an element, as long as the keyboard is on one of them. */
export function useJobKeys(area: RefObject<HTMLElement | null>, keys: JobKeys): void {
  const { actions } = useStores();
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    const bindings = (): ActionBindings => {
      if (jobWithKeyboard() === null || area.current?.contains(document.activeElement) !== true) return {};
      const { pick, move } = newest.current;
      return {
        'queue.pick': () => pick(false),
        'queue.pick-range': () => pick(true),
        'queue.up': move === null ? undefined : () => move(-1),
        'queue.down': move === null ? undefined : () => move(1),
      };
    };
    return actions.bind(bindings);
  }, [actions, area]);
}
