import { type PointerEvent, type RefObject, useRef } from 'react';
import type { Box } from '../../shared/geometry.ts';
import { boxBetween, type Handle, type ImageSize, moveBox, resizeBox } from './box-edit.ts';

export interface BoxDragOptions {
  frame: RefObject<HTMLElement | null>;
  box: Box | undefined;
  size: ImageSize;
  onChange: (box: Box) => void;
}

interface Drag {
  kind: 'draw' | 'move' | Handle;
  box: Box | undefined;
  /** Where the pointer went down, CSS px. */
  x: number;
  y: number;
  isMoving: boolean;
}

/** A press that moves less than this (CSS px) is a click: it must not replace a box by a speck. */
const CLICK_PX = 4;

/** Pointer work on a box: a handle resizes, the box moves, everything else draws a new one. */
export function useBoxDrag({ frame, box, size, onChange }: BoxDragOptions) {
  const drag = useRef<Drag | null>(null);

  function start(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || !(event.target instanceof HTMLElement)) return;
    const handle = event.target.dataset.handle as Handle | undefined;
    const isOnBox = event.target.closest('.box-body') !== null;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { kind: handle ?? (isOnBox ? 'move' : 'draw'), box, x: event.clientX, y: event.clientY, isMoving: false };
  }

  function move(event: PointerEvent<HTMLElement>): void {
    const now = drag.current;
    const rect = frame.current?.getBoundingClientRect();
    if (now === null || rect === undefined) return;
    const deltaX = event.clientX - now.x;
    const deltaY = event.clientY - now.y;
    now.isMoving ||= Math.hypot(deltaX, deltaY) >= CLICK_PX;
    if (!now.isMoving) return;
    const scale = size.width / rect.width;
    const [x, y] = [deltaX * scale, deltaY * scale];
    if (now.kind === 'draw' || now.box === undefined) {
      const [fromX, fromY] = [(now.x - rect.left) * scale, (now.y - rect.top) * scale];
      onChange(boxBetween(fromX, fromY, fromX + x, fromY + y, size));
    } else onChange(now.kind === 'move' ? moveBox(now.box, x, y, size) : resizeBox(now.box, now.kind, x, y, size));
  }

  function end(): void {
    // The box that was drawn or moved takes the keyboard, for the last pixels.
    if (drag.current !== null) frame.current?.querySelector<HTMLElement>('.box-body')?.focus();
    drag.current = null;
  }

  return { start, move, end };
}
