import type { StoreApi } from 'zustand/vanilla';
import type { SplitCell } from '../../shared/routing.ts';
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

const LABELS = { object: 'Object words', style: 'Style words' } as const;

/** Who renders the object, who the style, and how they are merged. */
export function SplitLayers({ store, place, split, name }: SplitLayersProps) {
  return (
    <div className="split-layers">
      {LAYERS.map((layer) => (
        <div key={layer}>
          <p className="layer-label">{LABELS[layer]}</p>
          <ModelList store={store} place={{ ...place, layer }} list={split[layer]} name={`${name}, ${layer}`} />
        </div>
      ))}
      <MergePopover store={store} place={place} merge={split.merge} name={name} />
    </div>
  );
}
