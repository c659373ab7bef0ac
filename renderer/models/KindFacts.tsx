import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import type { ModelsState } from './store.ts';

/** What nobody could find out about a vendor: said before somebody finds out by their bill. */
export function KindFacts({ store }: { store: StoreApi<ModelsState> }) {
  const kind = useStore(store, (state) => state.list!.kinds.find((info) => info.kind === state.draft!.kind));
  if (kind === undefined || kind.unknowns.length === 0) return null;
  return (
    <details className="kind-facts">
      <summary>{t('What is not known about {vendor}', { vendor: kind.label })}</summary>
      <ul>
        {kind.unknowns.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
