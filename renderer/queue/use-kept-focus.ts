import { type FocusEvent, useEffect, useRef } from 'react';

/** Gives the keyboard its place back when the row that had it goes away (cancelled, done, moved elsewhere). Spread the answer on what holds the rows. */
export function useKeptFocus(focusActive: () => void) {
  const isInside = useRef(false);
  const focus = useRef(focusActive);
  useEffect(() => {
    focus.current = focusActive;
    if (!isInside.current || document.activeElement !== document.body) return;
    isInside.current = false;
    focus.current();
  });
  return {
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: (event: FocusEvent) => {
      // A row that is taken away loses the keyboard to nobody.
      if (event.relatedTarget !== null || event.target.isConnected)
        isInside.current = event.relatedTarget !== null && event.currentTarget.contains(event.relatedTarget);
    },
  };
}
