import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

export interface WordSelection {
  /** Indices of the first and the last selected word; null = none. */
  selected: readonly [first: number, last: number] | null;
  /** The word that the keyboard is on. */
  active: number;
  clear: () => void;
  /** True when the key belonged to the selection. */
  onKey: (event: KeyboardEvent) => boolean;
  onPointerDown: (event: PointerEvent, index: number) => void;
  onPointerOver: (event: PointerEvent, index: number) => void;
  /** True when a word was clicked, not dragged over. */
  onPointerUp: () => boolean;
}

interface Span {
  anchor: number;
  focus: number;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Selecting words of a text by pointer (drag, or Shift and click) and keyboard (arrows, with Shift to extend). */
export function useWordSelection(count: number): WordSelection {
  const [active, setActive] = useState(0);
  const [span, setSpan] = useState<Span | null>(null);
  const pressed = useRef<number | null>(null);
  const isDrag = useRef(false);
  const last = Math.max(0, count - 1);
  const clamp = (index: number) => Math.min(Math.max(index, 0), last);

  function go(to: number, isExtending: boolean): void {
    setActive(clamp(to));
    setSpan(isExtending ? { anchor: span?.anchor ?? clamp(active), focus: clamp(to) } : null);
  }

  return {
    selected: span === null ? null : [Math.min(span.anchor, span.focus), clamp(Math.max(span.anchor, span.focus))],
    active: clamp(active),
    clear: () => setSpan(null),
    onKey(event) {
      const isRightToLeft = event.currentTarget.matches(':dir(rtl)');
      const step = (STEPS[event.key] ?? 0) * (isRightToLeft && /Left|Right/.test(event.key) ? -1 : 1);
      if (step !== 0) go(active + step, event.shiftKey);
      else if (event.key === 'Home' || event.key === 'End') go(event.key === 'Home' ? 0 : last, event.shiftKey);
      else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) setSpan({ anchor: 0, focus: last });
      else if (event.key === 'Escape' && span !== null) setSpan(null);
      else return false;
      return true;
    },
    onPointerDown(event, index) {
      if (event.button !== 0) return;
      pressed.current = index;
      isDrag.current = event.shiftKey;
      if (event.shiftKey) go(index, true);
      else setActive(index);
    },
    onPointerOver(event, index) {
      if (pressed.current === null || (event.buttons & 1) === 0 || (index === pressed.current && !isDrag.current)) return;
      isDrag.current = true;
      setSpan({ anchor: pressed.current, focus: index });
      setActive(index);
    },
    onPointerUp() {
      const isClick = pressed.current !== null && !isDrag.current;
      pressed.current = null;
      return isClick;
    },
  };
}
