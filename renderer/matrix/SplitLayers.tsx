import type { StoreApi } from 'zustand/vanilla';
import type { SplitCell } from '../../shared/routing.ts';
import { msg, t } from '../words/t.ts';
import { type CellPlace, LAYERS } from './edit-matrix.ts';
import { MergePopover } from './MergePopover.tsx';
import { ModelList } from './ModelList.tsx';
import type { MatrixState } from './store.ts';

export interface SplitLayersProps {
  store: StoreApi<MatrixState>;
  place: CellPlace;
  split: SplitCell;
  name: string;
}

const LABELS = { object: msg('Object words'), style: msg('Style words') } as const;

/** Who renders the object, who the style, and how they are merged. */
export function SplitLayers({ store, place, split, name }: SplitLayersProps) {
  return (
    <div className="split-layers">
      {LAYERS.map((layer) => (
        <div key={layer}>
          <p className="layer-label">{t(LABELS[layer])}</p>
          <ModelList
            store={store}
            place={{ ...place, layer }}
            list={split[layer]}
            name={layer === 'object' ? t('{cell}, object', { cell: name }) : t('{cell}, style', { cell: name })}
          />
        </div>
      ))}
      <MergePopover store={store} place={place} merge={split.merge} name={name} />
    </div>
  );
}
