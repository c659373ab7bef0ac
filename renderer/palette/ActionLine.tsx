import { useStore } from 'zustand';
import { keysOf } from '../app/actions/key-table.ts';
import { useStores } from '../app/stores.ts';
import { Keys } from '../ui/Keys.tsx';
import { Letters } from '../ui/Letters.tsx';
import type { ActionEntry } from './entries.ts';

export interface ActionLineProps {
  entry: ActionEntry;
  /** Its place is told; the heading above may do that already. */
  showsPlace: boolean;
}

export function ActionLine({ entry: { spec, title, group, letters }, showsPlace }: ActionLineProps) {
  const { preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  const [chord] = keysOf(spec, own);
  return (
    <>
      <span className="palette-title">
        <Letters text={title} letters={letters} />
      </span>
      {showsPlace && <span className="palette-group">{group}</span>}
      {chord !== undefined && <Keys chord={chord} />}
    </>
  );
}
