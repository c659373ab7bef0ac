import { useEffect } from 'react';
import { useStores } from '../../app/stores.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { shapeAfterKey } from './grips.ts';
import { shapeOf } from './shape.ts';
import type { WorkbenchState } from './store.ts';
import { selectedIds } from './use-workbench-actions.ts';
import { movedTo, type WorkItem } from './work-items.ts';

/** Moves the selected regions by an arrow key; false = the key is none. */
function nudgeSelected(work: WorkbenchState, event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>): boolean {
  const ids = selectedIds(work);
  const nudged = ({ area }: WorkItem) => shapeAfterKey(shapeOf(area), { kind: 'move' }, event);
  const first = work.history.present.find(({ id }) => ids.includes(id));
  if (first === undefined || nudged(first) === null) return false;
  work.editAll(ids, (item) => movedTo(item, nudged(item)!), 'nudge');
  return true;
}

/**
 * Arrow keys of the picture, wherever the keyboard is that nobody types: they belong to what is selected, with all their modifiers, and are no actions
 * that could have other keys.
 */
export function useNudgeKeys(): void {
  const { workbench } = useStores();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.defaultPrevented || isTyping(event)) return;
      if (nudgeSelected(workbench.getState(), event)) event.preventDefault();
    }
    /** The next press of an arrow is another step of the history. */
    function onKeyUp(event: KeyboardEvent): void {
      if (event.key.startsWith('Arrow') && !isTyping(event)) workbench.getState().settle();
    }
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
    };
  }, [workbench]);
}
