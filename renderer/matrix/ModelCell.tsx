import { Layers2 } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixCell } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { type CellPlace, toggleSplit } from './edit-matrix.ts';
import { ModelList } from './ModelList.tsx';
import { SplitLayers } from './SplitLayers.tsx';
import type { MatrixState } from './store.ts';

export interface ModelCellProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  cell: MatrixCell;
}

/** The models of a cell; a cell that splits has models for the object and for the style besides, and those for what cannot be split. */
export function ModelCell({ store, place, cell }: ModelCellProps) {
  const name = `${INTENT_LABELS[place.intent]}, ${place.column}`;
  return (
    <div className="model-cell">
      {cell.split !== undefined && <SplitLayers store={store} place={place} split={cell.split} name={name} />}
      {cell.split !== undefined && <p className="layer-label">Not to be split</p>}
      <ModelList store={store} place={place} list={cell} name={name}>
        {place.intent !== 'texture' && (
          <button
            type="button"
            className="cell-tool"
            aria-pressed={cell.split !== undefined}
            aria-label={`Split ${name}`}
            title="Object words and style words go to models of their own, then the layers are merged"
            onClick={() => store.getState().edit((matrix) => toggleSplit(matrix, place))}
          >
            <Layers2 size={12} aria-hidden />
            Split
          </button>
        )}
      </ModelList>
    </div>
  );
}
