import type { StudioEvent } from '../../shared/contract.ts';
import type { StudioClient } from './studio-client.ts';

export interface EventListenerOptions {
  events: StudioClient['events'];
  onEvent: (event: StudioEvent) => void;
  /** After every (re)connection. `isAgain`: what happened in between was not heard; else everything that was asked since the start comes after it. */
  onConnected: (isAgain: boolean) => void;
  wait: (delayMs: number) => Promise<void>;
  signal: AbortSignal;
}

const RETRY_MS = 1000;

/** Listens until the signal aborts; a dropped stream is opened again. */
export async function listenToStudio({ events, onEvent, onConnected, wait, signal }: EventListenerOptions): Promise<void> {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      const stream = await events(undefined, { signal });
      onConnected(tries > 0);
      for await (const event of stream) onEvent(event);
    } catch {
      // The link says itself that it is lost; here it only has to be tried again.
    }
    if (!signal.aborted) await wait(RETRY_MS);
  }
}
