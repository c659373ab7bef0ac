import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import { useReviewStores } from '../use-review-stores.ts';

const MOVES: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** px of the screen that an arrow moves it by; with Shift, finely. */
const STEP = 16;
const FINE_STEP = 1;

/** A cross that arrows move over the picture; Enter sets the pin there. */
export function PinDraftMark() {
  const { viewer } = useStores();
  const { pins } = useReviewStores();
  const draft = useStore(pins, (state) => state.draft);
  const mark = useRef<HTMLButtonElement>(null);
  // In the same moment that it is there: whoever types fast means it and not the page.
  useLayoutEffect(() => mark.current?.focus({ preventScroll: true }), []);
  if (draft === null) return null;

  function onKeyDown(event: KeyboardEvent): void {
    const { move, write, cancel } = pins.getState();
    const direction = MOVES[event.key];
    if (direction !== undefined) {
      const step = (event.shiftKey ? FINE_STEP : STEP) / viewer.getState().view.scale;
      move(direction[0] * step, direction[1] * step);
    } else if (event.key === 'Enter' || event.key === ' ') write();
    else if (event.key === 'Escape') cancel();
    else return;
    event.preventDefault();
  }

  return (
    <button
      ref={mark}
      type="button"
      className="pin-cross"
      style={{ left: `${draft.x * 100}%`, top: `${draft.y * 100}%` }}
      aria-label={t('New pin: arrow keys move it, Enter sets it, Esc leaves it')}
      onClick={() => pins.getState().write()}
      onKeyDown={onKeyDown}
    />
  );
}
