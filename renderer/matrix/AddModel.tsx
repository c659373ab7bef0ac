import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { DropPanel } from '../ui/DropPanel.tsx';
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
    <DropPanel
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="model-picker"
      label={t('Add a model to {cell}', { cell: name })}
      trigger={
        <button type="button" className="small-button cell-tool" aria-label={t('Add a model to {cell}', { cell: name })}>
          <Plus size={13} aria-hidden />
          {t('Model')}
        </button>
      }
    >
      <ModelPicker
        models={models.filter(({ id }) => !taken.includes(id))}
        taken={taken}
        onPick={(id) => {
          store.getState().edit((matrix) => addModel(matrix, place, id));
          setOpen(false);
        }}
      />
    </DropPanel>
  );
}
