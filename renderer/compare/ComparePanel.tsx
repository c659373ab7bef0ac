import '../ui/side-panel.css';
import { useStore } from 'zustand';
import { IMAGE_ROWS, PAIR_ROWS, REGION_WORDS, regionsOf, targetWords } from '../../shared/compare-words.ts';
import { t } from '../words/t.ts';
import { CompareStatus } from './CompareStatus.tsx';
import { Headline } from './Headline.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { NotMeasured } from './NotMeasured.tsx';
import { OtherChoice } from './OtherChoice.tsx';
import { SLOT_WORDS } from './slot-words.ts';
import { proofOf } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Every measure, by region and reference. */
export function ComparePanel() {
  const store = useCompareStore();
  const measures = useStore(store, (state) => state.measures);
  const noTarget = useStore(store, (state) => (state.slots.target === null ? (proofOf(state)?.noTarget ?? '') : ''));
  const other = t(SLOT_WORDS[useStore(store, (state) => state.other)].label);
  const regions = measures ? regionsOf(measures) : [];
  const target = measures?.toTarget ?? null;
  return (
    <aside className="side-panel compare-panel" aria-label={t('Measures')}>
      <OtherChoice />
      <CompareStatus />
      {measures !== null && (
        <>
          <Headline />
          <MeasureTable
            title={t('{other} against A', { other })}
            note={t('How much changed, not what became better.')}
            rows={PAIR_ROWS}
            hasMaps
            columns={regions.map((pair) => {
              const { label, says } = REGION_WORDS[pair.region];
              return { title: t(label), says: t('{says} {pixels, number} pixels.', { says: t(says), pixels: pair.pixels }), measures: pair };
            })}
          />
          {target !== null && (
            <MeasureTable
              title={t(targetWords(target).title)}
              note={t(targetWords(target).note)}
              rows={PAIR_ROWS}
              columns={[
                { title: t('A'), says: t('Image A to the target'), measures: target.a },
                { title: other, says: t('Image {other} to the target', { other }), measures: target.b },
              ]}
            />
          )}
          {noTarget !== '' && <p className="compare-note">{noTarget}</p>}
          <MeasureTable
            title={t('Each image by itself')}
            rows={IMAGE_ROWS}
            columns={[
              { title: t('A'), says: t('Image A'), measures: measures.a },
              { title: other, says: t('Image {other}', { other }), measures: measures.b },
            ]}
          />
          <NotMeasured />
        </>
      )}
    </aside>
  );
}
