import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixCell } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { AddModel } from './AddModel.tsx';
import type { CellPlace } from './edit-matrix.ts';
import { ModelEntry } from './ModelEntry.tsx';
import { cellModels } from './model-status.ts';
import { ParamsPopover } from './ParamsPopover.tsx';
import type { MatrixState } from './store.ts';

export interface ModelCellProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  cell: MatrixCell;
}

/** The models of a cell in the order they are tried, and their parameters. */
export function ModelCell({ store, place, cell }: ModelCellProps) {
  const models = useStore(store, (state) => state.models);
  const entries = cellModels(cell.models, models);
  const name = `${INTENT_LABELS[place.intent]}, ${place.column}`;
  return (
    <div className="model-cell">
      <ol aria-label={name}>
        {entries.map((model, index) => (
          <ModelEntry key={model.id} store={store} place={place} model={model} isFirst={index === 0} isLast={index >= entries.length - 2} />
        ))}
      </ol>
      <div className="model-cell-tools">
        <AddModel store={store} place={place} taken={cell.models} name={name} />
        <ParamsPopover store={store} place={place} params={cell.params} name={name} />
      </div>
    </div>
  );
}
