import { Popover } from '@base-ui/react/popover';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import { addModel, type CellPlace } from './edit-matrix.ts';
import { ModelPicker } from './ModelPicker.tsx';
import type { MatrixState } from './store.ts';

export interface AddModelProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  /** Models that the cell has. */
  taken: readonly string[];
  name: string;
}

export function AddModel({ store, place, taken, name }: AddModelProps) {
  const [isOpen, setOpen] = useState(false);
  const models = useStore(store, (state) => state.models);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="cell-tool" aria-label={t('Add a model to {cell}', { cell: name })}>
        <Plus size={13} aria-hidden />
        {t('Model')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="layer" sideOffset={4} align="start">
          <Popover.Popup className="popover model-picker" aria-label={t('Add a model to {cell}', { cell: name })}>
            <ModelPicker
              models={models.filter(({ id }) => !taken.includes(id))}
              taken={taken}
              onPick={(id) => {
                store.getState().edit((matrix) => addModel(matrix, place, id));
                setOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
