import { act, createElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';

export interface RenderedHook<Args extends unknown[], Value> {
  /** What the hook answered when its component was drawn last. */
  value: () => Value;
  /** How often the component was drawn. */
  draws: () => number;
  /** Draws the component with these arguments. */
  draw: (...args: Args) => void;
  unmount: () => void;
}

/**
 * Runs a hook in a component that shows nothing, with React itself: its effects and timers are real (or those that the test has faked). React needs a place to
 * draw into, not a document.
 */
export function renderHook<Args extends unknown[], Value>(hook: (...args: Args) => Value, ...first: Args): RenderedHook<Args, Value> {
  vi.stubGlobal('window', { event: undefined, HTMLIFrameElement: class {} });
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  let value: Value;
  let draws = 0;
  const root = createRoot(emptyPlace());
  const draw = (...args: Args) =>
    act(() =>
      root.render(
        createElement(Empty, {
          run() {
            value = hook(...args);
            draws++;
          },
        }),
      ),
    );
  draw(...first);
  return {
    value: () => value,
    draws: () => draws,
    draw,
    unmount: () => act(() => root.unmount()),
  };
}

/** Shows nothing. */
function Empty({ run }: { run: () => void }): ReactNode {
  run();
  return null;
}

/** As much of an element as React asks of one that stays empty. */
function emptyPlace(): Element {
  const listens = { addEventListener: () => {}, removeEventListener: () => {} };
  const ownerDocument = { ...listens, nodeType: 9, activeElement: null, defaultView: globalThis.window };
  return {
    ...listens,
    nodeType: 1,
    nodeName: 'DIV',
    tagName: 'DIV',
    namespaceURI: 'http://www.w3.org/1999/xhtml',
    ownerDocument,
    textContent: '',
  } as unknown as Element;
}
