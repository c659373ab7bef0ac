import { msg } from '../words/t.ts';
import type { SlotName } from './store.ts';

/** Words for the places; put through t() where they are shown. */
export const SLOT_WORDS: Record<SlotName, { label: string; empty: string; choose: string; take: string }> = {
  a: { label: msg('A'), empty: msg('The reference'), choose: msg('Choose image A'), take: msg('Take image A away') },
  b: { label: msg('B'), empty: msg('What is measured'), choose: msg('Choose image B'), take: msg('Take image B away') },
  c: { label: msg('C'), empty: msg('One more'), choose: msg('Choose image C'), take: msg('Take image C away') },
  d: { label: msg('D'), empty: msg('One more'), choose: msg('Choose image D'), take: msg('Take image D away') },
  target: { label: msg('Target'), empty: msg('What it should look like'), choose: msg('Choose the target'), take: msg('Take the target away') },
  mask: { label: msg('Text mask'), empty: msg('Where the text is'), choose: msg('Choose the text mask'), take: msg('Take the text mask away') },
};
