import type { ClientLink } from '@orpc/client';
import type { Schedule } from './soon.ts';

/** `opening` = never connected so far, `lost` = was connected, trying again. */
export type LinkState = 'opening' | 'open' | 'lost';

type AnyLink = ClientLink<Record<never, never>>;

/** One way to the studio. It tells once that it is open and once that it is closed, and is not used after that. */
export interface Transport {
  link: AnyLink;
  onOpen: (listener: () => void) => void;
  onClose: (listener: () => void) => void;
}

export interface ReconnectingLinkOptions {
  open: () => Transport;
  onState: (state: LinkState) => void;
  /** Calls back after some milliseconds: setTimeout in the window. */
  schedule: Schedule;
}

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 8000;

/** A link that opens a new transport when the old one closes, waiting longer after each failure. Calls in flight fail, later ones use the new transport. */
export function createReconnectingLink({ open, onState, schedule }: ReconnectingLinkOptions): AnyLink {
  let current: Transport;
  let delayMs = FIRST_DELAY_MS;
  let wasOpen = false;

  function connect(): void {
    const transport = open();
    current = transport;
    transport.onOpen(() => {
      wasOpen = true;
      delayMs = FIRST_DELAY_MS;
      onState('open');
    });
    transport.onClose(() => {
      onState(wasOpen ? 'lost' : 'opening');
      schedule(connect, delayMs);
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
    });
  }

  connect();
  return { call: (path, input, options) => current.link.call(path, input, options) };
}
