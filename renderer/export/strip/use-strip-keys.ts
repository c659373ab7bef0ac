import { type KeyboardEvent, useRef, useState } from 'react';
import { withRange, withToggled } from './selection.ts';

export interface StripKeysOptions {
  ids: readonly string[];
  leftOut: ReadonlySet<string>;
  leaveOut: (ids: readonly string[]) => void;
  /** Brings a tile on the screen and gives it the keyboard. */
  show: (index: number) => void;
}

export interface StripKeys {
  /** The tile that Tab leads to. */
  current: number;
  /** The keyboard came to a tile by itself. */
  onFocus: (index: number) => void;
  /** A click: takes a proof out or puts it back; with Shift everything up to it. */
  choose: (index: number, isRange: boolean) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const PAGE = 6;

/** Choosing among tiles in a row: arrows move, Shift with them spreads the choice; Space and Enter press a tile as they press any button. */
export function useStripKeys({ ids, leftOut, leaveOut, show }: StripKeysOptions): StripKeys {
  const [current, setCurrent] = useState(0);
  /** Chosen last: from here Shift spreads the choice. */
  const anchor = useRef(0);
  const last = Math.max(0, ids.length - 1);
  const at = Math.min(current, last);

  function choose(index: number, isRange: boolean): void {
    leaveOut(isRange ? withRange(ids, leftOut, Math.min(anchor.current, last), index) : withToggled(leftOut, ids[index]));
    anchor.current = index;
    setCurrent(index);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextIndex(event.key, at, last);
    if (next === null) return;
    event.preventDefault();
    if (event.shiftKey) leaveOut(withRange(ids, leftOut, at, next));
    anchor.current = next;
    setCurrent(next);
    show(next);
  }

  return { current: at, onFocus: setCurrent, choose, onKeyDown };
}

function nextIndex(key: string, at: number, last: number): number | null {
  const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: last };
  const next = steps[key];
  return next === undefined ? null : Math.max(0, Math.min(last, next));
}
