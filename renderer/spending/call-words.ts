import type { LedgerLine, ModelCall } from '../../shared/calls.ts';
import { msg, t } from '../words/t.ts';

/** How a call stands, in words, and the tone in which it is said. */
export function stateOf({ state, errorCode, chargedMicros, isPaid }: ModelCall): { words: string; tone: 'good' | 'warn' | 'bad' | 'quiet' } {
  switch (state) {
    case 'intent':
      return { words: t('About to be sent'), tone: 'quiet' };
    case 'sent':
      return { words: t('On its way'), tone: 'quiet' };
    case 'arrived':
      return { words: t('Arrived'), tone: 'good' };
    case 'maybe-billed':
      return { words: t('May have been billed'), tone: 'warn' };
    case 'released':
      return { words: t('Not sent'), tone: 'quiet' };
    case 'failed':
      if (chargedMicros > 0) return { words: t('Billed, no picture'), tone: 'bad' };
      return {
        words: errorCode === 'cancelled' ? t('Cancelled') : isPaid ? t('Failed, not billed') : t('Failed'),
        tone: errorCode === 'cancelled' ? 'quiet' : 'bad',
      };
  }
}

const KINDS: Record<ModelCall['kind'], string> = {
  generate: msg('{images} new'),
  edit: msg('{images} edit'),
  remix: msg('{images} remix'),
  upscale: msg('{images} enlarge'),
};

/** "4 new", "1 edit": how many pictures were asked for, and of what kind. */
export function imagesWords({ images, kind }: ModelCall): string {
  return t(KINDS[kind], { images });
}

/** Why a call is in doubt, in a sentence. */
export function doubtWords({ state, vendor, message, acceptedAt }: LedgerLine): string {
  if (acceptedAt !== null)
    return t('The picture was rendered again, with somebody’s word that {vendor} may bill it twice. Whether it did is still open.', { vendor });
  if (state === 'sent') return t('It was sent, and no answer was stored. The job it belongs to has ended, so nobody will ask for it any more.');
  return message;
}

/** "3 calls, 2 in the queue of …": a sum's line. */
export function callsWords(calls: number): string {
  return t('{calls, plural, one {# call} other {# calls}}', { calls });
}
