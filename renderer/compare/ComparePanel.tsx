import { useStore } from 'zustand';
import { IMAGE_ROWS, PAIR_ROWS, REGION_WORDS, regionsOf, targetWords } from '../../shared/compare-words.ts';
import { formatCount } from '../ui/format.ts';
import { CompareStatus } from './CompareStatus.tsx';
import { Headline } from './Headline.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { NotMeasured } from './NotMeasured.tsx';
import { proofOf } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** Every measure, by region and reference. */
export function ComparePanel() {
  const store = useCompareStore();
  const measures = useStore(store, (state) => state.measures);
  const noTarget = useStore(store, (state) => (state.slots.target === null ? (proofOf(state)?.noTarget ?? '') : ''));
  const regions = measures ? regionsOf(measures) : [];
  const target = measures?.toTarget ?? null;
  return (
    <aside className="compare-panel" aria-label="Measures">
      <CompareStatus />
      {measures !== null && (
        <>
          <Headline />
          <MeasureTable
            title="B against A"
            note="How much changed, not what became better."
            rows={PAIR_ROWS}
            hasMaps
            columns={regions.map((pair) => {
              const { label, says } = REGION_WORDS[pair.region];
              return { title: label, says: `${says} ${formatCount(pair.pixels)} pixels.`, measures: pair };
            })}
          />
          {target !== null && (
            <MeasureTable
              {...targetWords(target)}
              rows={PAIR_ROWS}
              columns={[
                { title: 'A', says: 'Image A to the target', measures: target.a },
                { title: 'B', says: 'Image B to the target', measures: target.b },
              ]}
            />
          )}
          {noTarget !== '' && <p className="compare-note">{noTarget}</p>}
          <MeasureTable
            title="Each image by itself"
            rows={IMAGE_ROWS}
            columns={[
              { title: 'A', says: 'Image A', measures: measures.a },
              { title: 'B', says: 'Image B', measures: measures.b },
            ]}
          />
          <NotMeasured />
        </>
      )}
    </aside>
  );
}
