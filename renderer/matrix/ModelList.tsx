import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { LayerModels } from '../../shared/routing.ts';
import { AddModel } from './AddModel.tsx';
import { type CellPlace, placeModel } from './edit-matrix.ts';
import { ModelEntry } from './ModelEntry.tsx';
import { cellModels } from './model-status.ts';
import { ParamsPopover } from './ParamsPopover.tsx';
import type { MatrixState } from './store.ts';
import { useDragOrder } from './use-drag-order.ts';

export interface ModelListProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  list: LayerModels;
  /** "Face, final, object" */
  name: string;
  /** More tools after those for models and parameters. */
  children?: ReactNode;
}

/** Models in the order they are tried, and their parameters. */
export function ModelList({ store, place, list, name, children }: ModelListProps) {
  const models = useStore(store, (state) => state.models);
  const entries = cellModels(list.models, models);
  const { held, gap, entryProps } = useDragOrder((id, index) => store.getState().edit((matrix) => placeModel(matrix, place, id, index)));
  return (
    <>
      <ol aria-label={name}>
        {entries.map((model, index) => (
          <ModelEntry
            key={model.id}
            store={store}
            place={place}
            model={model}
            isFirst={index === 0}
            isLast={index >= entries.length - 2}
            isHeld={held === model.id}
            isGap={gap === index}
            dragProps={entryProps(model.id, index, model.isFixed)}
          />
        ))}
      </ol>
      <div className="model-cell-tools">
        <AddModel store={store} place={place} taken={list.models} name={name} />
        <ParamsPopover store={store} place={place} params={list.params} name={name} />
        {children}
      </div>
    </>
  );
}
