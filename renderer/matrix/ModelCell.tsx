import { Layers2, Type } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixCell } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { lettererWords } from './differences.ts';
import { type CellPlace, toggleLetterers, toggleSplit } from './edit-matrix.ts';
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
  const models = useStore(store, (state) => state.models);
  const letterers = lettererWords(cell, models);
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
        <button
          type="button"
          className="cell-tool"
          aria-pressed={letterers !== ''}
          aria-label={`Letter ${name} by models`}
          title="Models letter first, each once, and are paid for it; what none gets right is typeset"
          onClick={() => store.getState().edit((matrix) => toggleLetterers(matrix, place))}
        >
          <Type size={12} aria-hidden />
          Letter
        </button>
      </ModelList>
      {letterers !== '' && <p className="layer-label">Lettered by {letterers}</p>}
    </div>
  );
}
