import { useStore } from 'zustand';
import { Segments } from '../ui/Segments.tsx';
import { t } from '../words/t.ts';
import { SLOT_WORDS } from './slot-words.ts';
import { othersOf } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Which of the others is measured against A; nothing to choose where there is one. */
export function OtherChoice() {
  const store = useCompareStore();
  const slots = useStore(store, (state) => state.slots);
  const other = useStore(store, (state) => state.other);
  const others = othersOf({ slots });
  if (others.length < 2) return null;
  return (
    <section className="other-choice">
      <span>{t('Measured against A')}</span>
      <Segments
        label={t('Measured against A')}
        value={other}
        options={others.map((name) => ({ value: name, label: t(SLOT_WORDS[name].label), title: slots[name]?.name }))}
        onChange={store.getState().setOther}
      />
    </section>
  );
}
