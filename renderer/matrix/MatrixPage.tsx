import { useEffect } from 'react';
import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import './matrix.css';
import './table.css';
import './cell.css';
import './popovers.css';
import './panel.css';
import { MatrixPanel } from './MatrixPanel.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { MatrixToolbar } from './MatrixToolbar.tsx';
import { useMatrixStore } from './use-matrix-store.ts';

/** Where prompts go: the table the team owns, what an edit would change, and its versions. */
export function MatrixPage() {
  const store = useMatrixStore();
  const isLoaded = useStore(store, (state) => state.draft !== null);
  useEffect(() => void store.getState().load(), [store]);
  return (
    <div className="matrix-page">
      <h1 className="visually-hidden">{t('Decision matrix')}</h1>
      {isLoaded && (
        <>
          <MatrixToolbar store={store} />
          <MatrixTable store={store} />
          <MatrixPanel store={store} />
        </>
      )}
    </div>
  );
}
