import { type RefObject, useLayoutEffect, useState } from 'react';

/** Of an element, in px of the screen. */
export interface ScreenSize {
  width: number;
  height: number;
  /** Screen px per CSS px. */
  pixelRatio: number;
}

/** The exact number, unless it is of another screen than the page is drawn for (a page that is shown for a denser one than it is on). */
function screenPx(cssPx: number, pixelRatio: number, exact: number | undefined): number {
  const near = cssPx * pixelRatio;
  return Math.max(1, exact !== undefined && Math.abs(exact - near) <= 1 ? exact : Math.round(near));
}

function measure(element: HTMLElement, entry?: ResizeObserverEntry): ScreenSize {
  const pixelRatio = window.devicePixelRatio;
  const exact = entry?.devicePixelContentBoxSize?.[0];
  const box = element.getBoundingClientRect();
  return { width: screenPx(box.width, pixelRatio, exact?.inlineSize), height: screenPx(box.height, pixelRatio, exact?.blockSize), pixelRatio };
}

/** The element's size in whole px of the screen, so that a canvas in it is never stretched; null before it is there. */
export function useScreenSize(target: RefObject<HTMLElement | null>): ScreenSize | null {
  const [size, setSize] = useState<ScreenSize | null>(null);
  useLayoutEffect(() => {
    const element = target.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setSize(measure(element, entry)));
    try {
      observer.observe(element, { box: 'device-pixel-content-box' });
    } catch {
      // Not every browser knows px of the screen.
      observer.observe(element);
    }
    setSize(measure(element));
    return () => observer.disconnect();
  }, [target]);
  return size;
}
