import type { RefObject } from 'react';

/** What Tab would come to. */
const TABBABLE = ':is(a[href], button, input, textarea, select, [tabindex]):not([disabled], [tabindex="-1"])';

/**
 * For the `initialFocus` of a popup: gives an element in it the keyboard in the same moment that it is there. The library waits for the next frame, and
 * what is typed until then would be lost, or mean the page below.
 * @param startsAt selector of what has the keyboard; without such an element, the first that Tab would come to
 */
export function focusFirst(popup: RefObject<HTMLElement | null>, startsAt: string = TABBABLE): () => boolean {
  return () => {
    const first = popup.current?.querySelector<HTMLElement>(startsAt) ?? popup.current?.querySelector<HTMLElement>(TABBABLE);
    first?.focus({ preventScroll: true });
    // Still hidden, for example until its place is known: then the library's way.
    return first === undefined || document.activeElement !== first;
  };
}
