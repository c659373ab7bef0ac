import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { differencesOf } from './differences.ts';
import type { MatrixState } from './store.ts';
import { WhatIfList } from './WhatIfList.tsx';

/** The unsaved draft: which prompts would go elsewhere, and what differs. */
export function DraftChanges({ store }: { store: StoreApi<MatrixState> }) {
  const { draft, current, models } = useStore(store);
  return (
    <section className="panel-section">
      <h2>{t('What changes')}</h2>
      <WhatIfList store={store} />
      {draft !== null && current !== null && <DifferenceList differences={differencesOf(current.matrix, draft, models)} />}
    </section>
  );
}
