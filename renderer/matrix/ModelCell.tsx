import { Layers2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixCell } from '../../shared/routing.ts';
import { t } from '../words/t.ts';
import { CellFigures } from './CellFigures.tsx';
import { cellName } from './cell-name.ts';
import { lettererWords } from './differences.ts';
import { type CellPlace, toggleSplit } from './edit-matrix.ts';
import { LetterPopover } from './LetterPopover.tsx';
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
  const name = cellName(place);
  const models = useStore(store, (state) => state.models);
  const letterers = lettererWords(cell, models);
  return (
    <div className="model-cell">
      {cell.split !== undefined && <SplitLayers store={store} place={place} split={cell.split} name={name} />}
      {cell.split !== undefined && <p className="layer-label">{t('Not to be split')}</p>}
      <ModelList store={store} place={place} list={cell} name={name}>
        {place.intent !== 'texture' && (
          <button
            type="button"
            className="small-button cell-tool"
            aria-pressed={cell.split !== undefined}
            aria-label={t('Split {cell}', { cell: name })}
            title={t('Object words and style words go to models of their own, then the layers are merged')}
            onClick={() => store.getState().edit((matrix) => toggleSplit(matrix, place))}
          >
            <Layers2 size={12} aria-hidden />
            {t('Split')}
          </button>
        )}
        <LetterPopover store={store} place={place} cell={cell} name={name} />
      </ModelList>
      {letterers !== '' && <p className="layer-label">{t('Lettered by {models}', { models: letterers })}</p>}
      <CellFigures store={store} place={place} name={name} />
    </div>
  );
}
