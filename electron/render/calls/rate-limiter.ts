import type { VendorLimits } from '../../models/remote-model.ts';

/** Keeps to what a vendor allows its callers. One lane per vendor and host, first come first served. */
export interface RateLimiter {
  /**
   * Waits for its turn; resolves with the function that gives the place back. A request for more images than the vendor takes at once goes alone.
   * @throws the signal's reason when it is aborted while waiting
   */
  admit(lane: string, options: { limits: VendorLimits; images: number; signal: AbortSignal }): Promise<() => void>;
  /** The vendor asked for a pause: nothing starts on this lane for so long. */
  pause(lane: string, ms: number): void;
}

export interface RateLimiterParts {
  /** Milliseconds that never go back. */
  now: () => number;
  /** Calls once after so many milliseconds; returns the function that calls it off. */
  schedule: (ms: number, run: () => void) => () => void;
}

interface Waiter {
  limits: VendorLimits;
  images: number;
  enter(): void;
}

interface Lane {
  requests: number;
  images: number;
  /** Times of the starts that a rate may still count. */
  starts: number[];
  pausedUntil: number;
  waiting: Waiter[];
  callOff: (() => void) | null;
}

export function createRateLimiter({ now, schedule }: RateLimiterParts): RateLimiter {
  const lanes = new Map<string, Lane>();

  const laneOf = (name: string) => {
    let lane = lanes.get(name);
    if (!lane) {
      lane = { requests: 0, images: 0, starts: [], pausedUntil: 0, waiting: [], callOff: null };
      lanes.set(name, lane);
    }
    return lane;
  };

  function letIn(lane: Lane): void {
    lane.callOff?.();
    lane.callOff = null;
    // Only the head of the line: who wants many images must not starve behind those who want one.
    for (let head = lane.waiting[0]; head && hasRoom(lane, head); head = lane.waiting[0]) {
      const waitMs = untilAllowed(lane, head, now());
      if (waitMs > 0) {
        lane.callOff = schedule(waitMs, () => letIn(lane));
        return;
      }
      lane.waiting.shift();
      head.enter();
    }
  }

  return {
    admit(name, { limits, images, signal }) {
      const lane = laneOf(name);
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const leave = () => {
          lane.waiting.splice(lane.waiting.indexOf(waiter), 1);
          reject(signal.reason);
          letIn(lane);
        };
        const waiter: Waiter = {
          limits,
          images,
          enter() {
            signal.removeEventListener('abort', leave);
            lane.requests++;
            lane.images += images;
            if (limits.rate) lane.starts.push(now());
            let isReleased = false;
            resolve(() => {
              if (isReleased) return;
              isReleased = true;
              lane.requests--;
              lane.images -= images;
              letIn(lane);
            });
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        lane.waiting.push(waiter);
        letIn(lane);
      });
    },
    pause(name, ms) {
      const lane = laneOf(name);
      lane.pausedUntil = Math.max(lane.pausedUntil, now() + ms);
      letIn(lane);
    },
  };
}

function hasRoom({ requests, images }: Lane, { limits, images: wanted }: Waiter): boolean {
  if (requests === 0) return true;
  return requests < (limits.requestsInFlight ?? Number.POSITIVE_INFINITY) && images + wanted <= (limits.imagesInFlight ?? Number.POSITIVE_INFINITY);
}

/** How long pauses and the rate hold the head of the line back, ms. */
function untilAllowed(lane: Lane, { limits: { rate } }: Waiter, time: number): number {
  const pause = lane.pausedUntil - time;
  if (!rate) return Math.max(0, pause);
  while (lane.starts.length > 0 && lane.starts[0] <= time - rate.perMs) lane.starts.shift();
  const oldest = lane.starts.length < rate.requests ? 0 : lane.starts[lane.starts.length - rate.requests] + rate.perMs - time;
  return Math.max(0, pause, oldest);
}
