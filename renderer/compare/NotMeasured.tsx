import { useStore } from 'zustand';
import { useCompareStore } from './use-compare-store.ts';

const NONE: readonly never[] = [];

/** What is missing and why. */
export function NotMeasured() {
  const store = useCompareStore();
  const missing = useStore(store, (state) => state.measures?.notMeasured ?? NONE);
  if (missing.length === 0) return null;
  return (
    <section className="measure-group" aria-label="Not measured">
      <h2>Not measured</h2>
      {missing.map(({ measure, note }) => (
        <p key={measure + note} className="measure-note">
          {note}
        </p>
      ))}
    </section>
  );
}
