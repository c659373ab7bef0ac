import type { ActionSpec } from './action.ts';
import { type ActionHub, runHandler } from './action-hub.ts';
import { type Chord, chordOf } from './chord.ts';

/** Fields whose letters the window's history keeps: one history for all of them, none of their own. */
export const SHARED_FIELDS = '[data-history="window"]';
/** Popups that are open have the whole keyboard; the library marks them with `data-open`, on the list itself or on what holds it. */
export const POPUPS = '[role="menu"], [role="listbox"][data-open], [data-open] > [role="listbox"]';
/** Any other list has its keys too: arrows walk it, letters look for a word or mark one. */
const LISTS = '[role="listbox"]';
const FIELDS =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"], [type="file"])';
/** Their own Space and Enter press them; sliders and radios move by arrows. */
const PRESSED = 'button, a[href], summary, [role="button"], [role="switch"], [role="tab"], [role="option"], [role="checkbox"], input';
const MOVED = 'input[type="range"], input[type="radio"], [role="slider"], [role="tab"], [role="radio"], [role="separator"]';

export interface DispatcherOptions {
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  isMac: boolean;
  hub: ActionHub;
  /** Whether a dialog or menu has the window for itself, wherever the keyboard is just then. */
  isCovered: () => boolean;
  /** The actions of a chord, with the person's own keys. */
  specsOf: (chord: Chord) => readonly ActionSpec[];
}

const within = (event: KeyboardEvent, selector: string) => event.target instanceof Element && event.target.closest(selector) !== null;

const isOfSharedField = (event: KeyboardEvent, { isOfHistory = false }: ActionSpec) => isOfHistory && within(event, SHARED_FIELDS);

/** Whether a key belongs to what has the keyboard rather than to the window. */
function isTaken(event: KeyboardEvent, chord: Chord, spec: ActionSpec, isCovered: () => boolean): boolean {
  if (spec.whileTyping) return false;
  if (within(event, POPUPS)) return true;
  if (within(event, FIELDS) && !isOfSharedField(event, spec)) return true;
  if (within(event, LISTS) && !/^(?:Mod|Ctrl|Meta|Alt)\+/.test(chord)) return true;
  if (!spec.inDialog && (within(event, '[role="dialog"]') || isCovered())) return true;
  if ((chord === 'Space' || chord === 'Enter') && within(event, PRESSED)) return true;
  return /^(?:Shift\+)?(?:Arrow\w+|Home|End|Page\w+)$/.test(chord) && within(event, MOVED);
}

/** The one listener to keys. Answers how to end it. */
export function startDispatcher({ target, isMac, hub, isCovered, specsOf }: DispatcherOptions): () => void {
  /** What is held, by the key that holds it. */
  const held = new Map<string, () => void>();

  function onKeyDown(event: KeyboardEvent): void {
    const chord = chordOf(event, isMac);
    if (chord === null || event.defaultPrevented || event.isComposing) return;
    for (const spec of specsOf(chord)) {
      if (isTaken(event, chord, spec, isCovered)) continue;
      const handler = hub.handlerOf(spec.id);
      // Where the window's history ends, the field must not begin with one of its own.
      if (handler !== undefined || isOfSharedField(event, spec)) event.preventDefault();
      if (handler === undefined) continue;
      const release = typeof handler === 'function' ? undefined : handler.release;
      if (release !== undefined) {
        if (held.has(event.code)) return;
        held.set(event.code, release);
      }
      return runHandler(handler, event.repeat);
    }
  }

  function onKeyUp(event: KeyboardEvent): void {
    held.get(event.code)?.();
    held.delete(event.code);
  }

  /** Keys that are let go elsewhere are not heard of. */
  function onBlur(): void {
    for (const release of held.values()) release();
    held.clear();
  }

  target.addEventListener('keydown', onKeyDown);
  target.addEventListener('keyup', onKeyUp);
  target.addEventListener('blur', onBlur);
  return () => {
    target.removeEventListener('keydown', onKeyDown);
    target.removeEventListener('keyup', onKeyUp);
    target.removeEventListener('blur', onBlur);
  };
}
