import { useStore } from 'zustand';
import { ModelFilesNotice } from '../model-files/ModelFilesNotice.tsx';
import { useModelFilesStore } from '../model-files/use-model-files-store.ts';
import { useCompareStore } from './use-compare-store.ts';

const NONE: readonly never[] = [];

/** What is missing and why, and how to get it. */
export function NotMeasured() {
  const store = useCompareStore();
  const missing = useStore(store, (state) => state.measures?.notMeasured ?? NONE);
  const hasNotice = useStore(useModelFilesStore(), ({ models }) => models !== null && models.length > 0);
  if (missing.length === 0) return null;
  const lacksWeights = missing.some(({ reason }) => reason === 'no-weights');
  return (
    <section className="measure-group" aria-label="Not measured">
      <h2>Not measured</h2>
      {lacksWeights && <ModelFilesNotice measure="lpips" onReady={store.getState().measure} />}
      {missing
        .filter(({ reason }) => reason !== 'no-weights' || !hasNotice)
        .map(({ measure, note }) => (
          <p key={measure + note} className="measure-note">
            {note}
          </p>
        ))}
    </section>
  );
}
