import type { SlotName } from './store.ts';

export const SLOT_WORDS: Record<SlotName, { label: string; empty: string; picks: string }> = {
  a: { label: 'A', empty: 'The reference', picks: 'image A' },
  b: { label: 'B', empty: 'What is measured', picks: 'image B' },
  target: { label: 'Target', empty: 'What it should look like', picks: 'the target' },
  mask: { label: 'Text mask', empty: 'Where the text is', picks: 'the text mask' },
};
