import { SlidersHorizontal } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import { DropPanel } from '../ui/DropPanel.tsx';
import { t } from '../words/t.ts';
import { type CellPlace, type ParamValue, setParams } from './edit-matrix.ts';
import { ParamsForm } from './ParamsForm.tsx';
import { paramWords } from './params.ts';
import type { MatrixState } from './store.ts';

export interface ParamsPopoverProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  params: Record<string, ParamValue>;
  name: string;
}

/** A cell's parameters; the button shows them as soon as there are any. */
export function ParamsPopover({ store, place, params, name }: ParamsPopoverProps) {
  const words = paramWords(params);
  return (
    <DropPanel
      title={t('Parameters')}
      note={t('Handed to the model of this cell, for example steps 28.')}
      trigger={
        <button
          type="button"
          className="small-button cell-tool cell-params"
          data-set={words !== '' || undefined}
          aria-label={words === '' ? t('Parameters of {cell}: none', { cell: name }) : t('Parameters of {cell}: {words}', { cell: name, words })}
          title={t('Parameters')}
        >
          <SlidersHorizontal size={12} aria-hidden />
          {words !== '' && <span className="params-words">{words}</span>}
        </button>
      }
    >
      <ParamsForm params={params} onChange={(next) => store.getState().edit((matrix) => setParams(matrix, place, next))} />
    </DropPanel>
  );
}
