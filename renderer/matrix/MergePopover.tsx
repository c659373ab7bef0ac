import { Blend } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import type { MergeOptions } from '../../shared/routing.ts';
import { DropPanel } from '../ui/DropPanel.tsx';
import { formatNumber } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { type CellPlace, setMerge } from './edit-matrix.ts';
import { MERGE_AMOUNTS, MERGE_PLACES, mergeWords } from './merge-words.ts';
import { ShareInput } from './ShareInput.tsx';
import type { MatrixState } from './store.ts';

export interface MergePopoverProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  merge: MergeOptions;
  name: string;
}

/** How a cell's layers are merged: amounts, and what the seed would choose otherwise. */
export function MergePopover({ store, place, merge, name }: MergePopoverProps) {
  const change = (part: Partial<MergeOptions>) => store.getState().edit((matrix) => setMerge(matrix, place, part));
  return (
    <DropPanel
      className="merge-popover"
      title={t('Merge')}
      trigger={
        <button
          type="button"
          className="small-button cell-tool"
          aria-label={t('Merge of {cell}: {how}', { cell: name, how: mergeWords(merge) })}
          title={mergeWords(merge)}
        >
          <Blend size={12} aria-hidden />
          {t('Merge')}
        </button>
      }
    >
      {MERGE_AMOUNTS.map(({ name: amount, label, explanation }) => (
        <label key={amount} className="merge-amount">
          <span>
            {t(label)} <span className="picker-note">{t(explanation)}</span>
          </span>
          <input type="range" min={0} max={1} step={0.05} value={merge[amount]} onChange={(event) => change({ [amount]: Number(event.target.value) })} />
          <output className="number">{formatNumber(merge[amount], 2)}</output>
        </label>
      ))}
      <div className="merge-places">
        {MERGE_PLACES.map(({ name: fixed, label, least, most }) => (
          <ShareInput key={fixed} label={t(label)} value={merge[fixed]} least={least} most={most} onChange={(value) => change({ [fixed]: value })} />
        ))}
      </div>
      <p className="picker-note">{t('Shares of the picture. Left empty, the same seed puts every object in the same place.')}</p>
    </DropPanel>
  );
}
