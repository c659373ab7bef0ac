import { useStore } from 'zustand';
import { ModelFilesNotice } from '../model-files/ModelFilesNotice.tsx';
import { useModelFilesStore } from '../model-files/use-model-files-store.ts';
import { nextToFetch } from '../model-files/words.ts';
import { t } from '../words/t.ts';
import { useCompareStore } from './use-compare-store.ts';

/** What is missing and why, and how to get it; where nothing is missing, what could be measured besides. */
export function NotMeasured() {
  const store = useCompareStore();
  const files = useModelFilesStore();
  const measures = useStore(store, (state) => state.measures);
  const hasModels = useStore(files, ({ models }) => models !== null && models.length > 0);
  const hasMore = useStore(files, ({ models, isOpen }) => isOpen || nextToFetch(models, 'lpips') !== undefined);
  if (measures === null) return null;
  const missing = measures.notMeasured;
  return (
    <section className="measure-group" aria-label={missing.length > 0 ? t('Not measured') : t('Further measures')} hidden={missing.length === 0 && !hasMore}>
      {missing.length > 0 && <h2>{t('Not measured')}</h2>}
      <ModelFilesNotice measure="lpips" onReady={store.getState().measure} />
      {missing
        .filter(({ reason }) => reason !== 'no-weights' || !hasModels)
        .map(({ measure, note }) => (
          <p key={measure + note} className="measure-note">
            {note}
          </p>
        ))}
    </section>
  );
}
