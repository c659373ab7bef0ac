import type { StepOperation } from '../../shared/plan.ts';
import type { PartOperation } from './worker-protocol.ts';

/** Admits steps so that together they stay within a memory budget. */
export interface MemoryGovernor {
  readonly budgetBytes: number;
  /** Estimated bytes of the steps that are admitted now. */
  readonly usedBytes: number;
  /**
   * Waits for room, first come first served; resolves with the function that gives the room back. A step larger than the whole
   * budget is let in when nothing else runs. `isAlone` waits until nothing runs and keeps others out.
   * @throws the signal's reason when it is aborted while waiting
   */
  admit(bytes: number, options: { signal: AbortSignal; isAlone?: boolean }): Promise<() => void>;
}

interface Waiter {
  bytes: number;
  isAlone: boolean;
  enter(): void;
}

export function createMemoryGovernor({ budgetBytes }: { budgetBytes: number }): MemoryGovernor {
  let usedBytes = 0;
  let running = 0;
  let isTakenAlone = false;
  const waiting: Waiter[] = [];

  const fits = ({ bytes, isAlone }: Waiter) => running === 0 || (!isTakenAlone && !isAlone && usedBytes + bytes <= budgetBytes);

  function letIn(): void {
    // Only the head of the line: a large step must not starve behind a stream of small ones.
    while (waiting.length > 0 && fits(waiting[0])) waiting.shift()!.enter();
  }

  return {
    budgetBytes,
    get usedBytes() {
      return usedBytes;
    },
    admit(bytes, { signal, isAlone = false }) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const leaveLine = () => {
          waiting.splice(waiting.indexOf(waiter), 1);
          reject(signal.reason);
          letIn();
        };
        const waiter: Waiter = {
          bytes,
          isAlone,
          enter() {
            signal.removeEventListener('abort', leaveLine);
            usedBytes += bytes;
            running++;
            isTakenAlone = isAlone;
            let isReleased = false;
            resolve(() => {
              if (isReleased) return;
              isReleased = true;
              usedBytes -= bytes;
              running--;
              isTakenAlone = false;
              letIn();
            });
          },
        };
        signal.addEventListener('abort', leaveLine, { once: true });
        waiting.push(waiter);
        letIn();
      });
    },
  };
}

const MEGABYTE = 1024 * 1024;
/**
 * Bytes per pixel of the larger of input and output at the operation's peak, and a fixed share (OCR sessions and their activations).
 * From the growth of a process's resident memory at 1024² and 2048² (RGB), each operation alone after a small one: the slope, rounded up by a third
 * for images with alpha, and what is left. Lettering has more: its float planes depend on how much old lettering there is to erase.
 */
const FOOTPRINT: Record<StepOperation | PartOperation, { perPixel: number; fixed: number }> = {
  generate: { perPixel: 52, fixed: 20 * MEGABYTE },
  receive: { perPixel: 24, fixed: 8 * MEGABYTE },
  import: { perPixel: 8, fixed: 8 * MEGABYTE },
  matte: { perPixel: 40, fixed: 8 * MEGABYTE },
  merge: { perPixel: 48, fixed: 8 * MEGABYTE },
  letter: { perPixel: 64, fixed: 300 * MEGABYTE },
  // Reads and plans as lettering does, but erases and sets nothing.
  'letter-plan': { perPixel: 32, fixed: 300 * MEGABYTE },
  // The base, the edit, and the planes in which their shift is measured.
  'letter-edit': { perPixel: 64, fixed: 300 * MEGABYTE },
  'letter-window': { perPixel: 16, fixed: 8 * MEGABYTE },
  'letter-judge': { perPixel: 64, fixed: 300 * MEGABYTE },
  sharpen: { perPixel: 32, fixed: 8 * MEGABYTE },
  upscale: { perPixel: 8, fixed: 8 * MEGABYTE },
  'seam-check': { perPixel: 12, fixed: 8 * MEGABYTE },
  'placeholder-mark': { perPixel: 12, fixed: 8 * MEGABYTE },
  measure: { perPixel: 40, fixed: 16 * MEGABYTE },
};

/** Bytes that a step is expected to need at its peak, for an image of so many pixels. */
export function estimateBytes(operation: StepOperation | PartOperation, pixels: number): number {
  const { perPixel, fixed } = FOOTPRINT[operation];
  return fixed + perPixel * pixels;
}
