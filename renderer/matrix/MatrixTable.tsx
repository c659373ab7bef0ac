import '../ui/edit-table.css';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { MatrixRowView } from './MatrixRowView.tsx';
import type { MatrixState } from './store.ts';
import { useGridKeys } from './use-grid-keys.ts';

export function MatrixTable({ store }: { store: StoreApi<MatrixState> }) {
  const rows = useStore(store, (state) => state.draft!.rows);
  const grid = useGridKeys();
  return (
    <div className="matrix-scroll" ref={grid}>
      <table className="edit-table matrix-table">
        <thead>
          <tr>
            <th scope="col">{t('Intent')}</th>
            <th scope="col">
              {t('Draft')} <span className="column-hint">{t('quick looks')}</span>
            </th>
            <th scope="col">
              {t('Final')} <span className="column-hint">{t('what ships')}</span>
            </th>
            <th scope="col">
              {t('Then')} <span className="column-hint">{t('after the render')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRowView key={row.intent} store={store} row={row} />
          ))}
        </tbody>
      </table>
      <p className="matrix-legend">
        {t(
          'Models are tried from top to bottom; the first that is available takes the prompt. Sketch is built in and always last, so a prompt always goes somewhere.',
        )}
      </p>
    </div>
  );
}
