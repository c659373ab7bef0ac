import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { MatrixRowView } from './MatrixRowView.tsx';
import type { MatrixState } from './store.ts';

export function MatrixTable({ store }: { store: StoreApi<MatrixState> }) {
  const rows = useStore(store, (state) => state.draft!.rows);
  return (
    <div className="matrix-scroll">
      <table className="matrix-table">
        <thead>
          <tr>
            <th scope="col">Intent</th>
            <th scope="col">
              Draft <span className="column-hint">quick looks</span>
            </th>
            <th scope="col">
              Final <span className="column-hint">what ships</span>
            </th>
            <th scope="col">
              Then <span className="column-hint">after the render</span>
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
        Models are tried from top to bottom; the first that is available takes the prompt. Sketch is built in and always last, so a prompt always goes
        somewhere.
      </p>
    </div>
  );
}
