import { ArrowLeftRight } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../ui/IconButton.tsx';
import { SlotCard } from './SlotCard.tsx';
import { useCompareStore } from './use-compare-store.ts';

/** The images that are compared and what they are measured with. */
export function SlotStrip() {
  const store = useCompareStore();
  const isEmpty = useStore(store, ({ slots }) => slots.a === null && slots.b === null);
  return (
    <section className="slot-strip" aria-label="Images">
      <SlotCard name="a" />
      <IconButton label="Swap A and B" shortcut="X" Icon={ArrowLeftRight} disabled={isEmpty} onClick={() => store.getState().swap()} />
      <SlotCard name="b" />
      <span className="slot-rule" />
      <SlotCard name="target" />
      <SlotCard name="mask" />
    </section>
  );
}
