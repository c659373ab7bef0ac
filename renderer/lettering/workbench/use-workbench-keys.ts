import { useEffect } from 'react';
import { useStores } from '../../app/stores.ts';
import { isTyping } from '../../ui/is-typing.ts';
import type { ViewerState } from '../../viewer/viewer-store.ts';
import { shapeAfterKey } from './grips.ts';
import { shapeOf } from './shape.ts';
import type { WorkbenchState } from './store.ts';
import { movedTo, type WorkItem } from './work-items.ts';

type Keys = Record<string, (work: WorkbenchState, viewer: ViewerState) => unknown>;

const ZOOM_STEP = 1.25;

const KEYS: Keys = {
  ',': (work) => work.step(-1),
  '.': (work) => work.step(1),
  // Shift and the same two keys.
  '<': (work) => work.step(-1, true),
  '>': (work) => work.step(1, true),
  Delete: (work) => work.setMode(idsOf(work), 'erase'),
  Backspace: (work) => work.setMode(idsOf(work), 'erase'),
  l: (work) => work.setMode(idsOf(work), 'letter'),
  k: (work) => work.setMode(idsOf(work), 'keep'),
  Enter: () => document.querySelector<HTMLInputElement>('#work-words')?.select(),
  Escape: (work) => work.select(null),
  f: (_, viewer) => viewer.fitToPane(),
  z: (_, viewer) => viewer.actualSize(window.devicePixelRatio),
  g: (_, viewer) => viewer.nextGround(),
  '+': (_, viewer) => viewer.zoom(ZOOM_STEP),
  '=': (_, viewer) => viewer.zoom(ZOOM_STEP),
  '-': (_, viewer) => viewer.zoom(1 / ZOOM_STEP),
};

/** All selected regions. */
function idsOf({ selectedId, alsoIds }: WorkbenchState): number[] {
  return selectedId === null ? [] : [...alsoIds, selectedId];
}

/** Moves the selected regions by an arrow key; false = the key is none. */
export function nudgeSelected(work: WorkbenchState, event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>): boolean {
  const ids = idsOf(work);
  const nudged = ({ area }: WorkItem) => shapeAfterKey(shapeOf(area), { kind: 'move' }, event);
  const first = work.history.present.find(({ id }) => ids.includes(id));
  if (first === undefined || nudged(first) === null) return false;
  work.editAll(ids, (item) => movedTo(item, nudged(item)!), 'nudge');
  return true;
}

function isIn(event: Event, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}

/** Keys of the workbench: undo everywhere in it, the rest where nobody types. Space shows the base as long as it is held. */
export function useWorkbenchKeys(): void {
  const { workbench, viewer } = useStores();
  useEffect(() => {
    function withCommand(event: KeyboardEvent): boolean {
      const { undo, redo, apply } = workbench.getState();
      const key = event.key.toLowerCase();
      if (key === 'z') (event.shiftKey ? redo : undo)();
      else if (key === 'y') redo();
      else if (key === 'enter') void apply();
      else return false;
      return true;
    }
    function plain(event: KeyboardEvent): boolean {
      if (isTyping(event)) return false;
      if (event.key === ' ') {
        if (isIn(event, 'button, a, [role="slider"]')) return false;
        viewer.getState().setBlinking(true);
        return true;
      }
      if (event.key === 'Enter' && isIn(event, 'button, a')) return false;
      if (nudgeSelected(workbench.getState(), event)) return true;
      const run = event.altKey ? undefined : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      run?.(workbench.getState(), viewer.getState());
      return run !== undefined;
    }
    function onCommand(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || isIn(event, '[role="dialog"]')) return;
      if (withCommand(event)) event.preventDefault();
    }
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || isIn(event, '[role="dialog"]') || event.defaultPrevented) return;
      if (plain(event)) event.preventDefault();
    }
    function onKeyUp(event: KeyboardEvent): void {
      if (event.key === ' ') viewer.getState().setBlinking(false);
      // The next press of an arrow is another step of the history.
      if (event.key.startsWith('Arrow') && !isTyping(event)) workbench.getState().settle();
    }
    // Before the window hears of it: undo is the workbench's as long as it is open.
    window.addEventListener('keydown', onCommand, true);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    return () => {
      window.removeEventListener('keydown', onCommand, true);
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      viewer.getState().setBlinking(false);
    };
  }, [workbench, viewer]);
}
