import type { LedgerLine, ModelCall } from '../../shared/calls.ts';
import { counted } from '../ui/format.ts';

/** How a call stands, in words, and the tone in which it is said. */
export function stateOf({ state, errorCode, chargedMicros, isPaid }: ModelCall): { words: string; tone: 'good' | 'warn' | 'bad' | 'quiet' } {
  switch (state) {
    case 'intent':
      return { words: 'About to be sent', tone: 'quiet' };
    case 'sent':
      return { words: 'On its way', tone: 'quiet' };
    case 'arrived':
      return { words: 'Arrived', tone: 'good' };
    case 'maybe-billed':
      return { words: 'May have been billed', tone: 'warn' };
    case 'released':
      return { words: 'Not sent', tone: 'quiet' };
    case 'failed':
      if (chargedMicros > 0) return { words: 'Billed, no picture', tone: 'bad' };
      return { words: errorCode === 'cancelled' ? 'Cancelled' : isPaid ? 'Failed, not billed' : 'Failed', tone: errorCode === 'cancelled' ? 'quiet' : 'bad' };
  }
}

const KINDS: Record<ModelCall['kind'], string> = { generate: 'new', edit: 'edit', remix: 'remix', upscale: 'enlarge' };

/** "4 new", "1 edit": how many pictures were asked for, and of what kind. */
export function imagesWords({ images, kind }: ModelCall): string {
  return `${images} ${KINDS[kind]}`;
}

/** Why a call is in doubt, in a sentence. */
export function doubtWords({ state, vendor, message, acceptedAt }: LedgerLine): string {
  if (acceptedAt !== null) return `The picture was rendered again, with somebody’s word that ${vendor} may bill it twice. Whether it did is still open.`;
  if (state === 'sent') return `It was sent, and no answer was stored. The job it belongs to has ended, so nobody will ask for it any more.`;
  return message;
}

/** "3 calls, 2 in the queue of …": a sum's line. */
export function callsWords(calls: number): string {
  return counted(calls, 'call');
}
