import { ArrowLeftRight } from 'lucide-react';
import { useStore } from 'zustand';
import { useKeysOf } from '../app/actions/use-keys-of.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';
import { SlotCard } from './SlotCard.tsx';
import { SLOT_WORDS } from './slot-words.ts';
import { useCompareStore } from './use-compare-store.ts';
import './slots.css';

/** The images that are compared and what they are measured with. */
export function SlotStrip() {
  const store = useCompareStore();
  const slots = useStore(store, (state) => state.slots);
  const other = useStore(store, (state) => state.other);
  const isEmpty = slots.a === null && slots[other] === null;
  const swapKey = useKeysOf('compare.swap');
  const label = t('Swap A and {other}', { other: t(SLOT_WORDS[other].label) });
  return (
    <section className="slot-strip" aria-label={t('Images')}>
      <SlotCard name="a" />
      <IconButton label={label} shortcut={swapKey} Icon={ArrowLeftRight} disabled={isEmpty} onClick={() => store.getState().swap()} />
      <SlotCard name="b" />
      {slots.b !== null && <SlotCard name="c" />}
      {slots.c !== null && <SlotCard name="d" />}
      <span className="slot-rule" />
      <SlotCard name="target" />
      <SlotCard name="mask" />
    </section>
  );
}
