import { useStore } from 'zustand';
import { keysOf } from '../app/actions/key-table.ts';
import { useStores } from '../app/stores.ts';
import { Keys } from '../ui/Keys.tsx';
import { Letters } from '../ui/Letters.tsx';
import type { ActionEntry } from './entries.ts';

export function ActionLine({ entry: { spec, title, group, letters } }: { entry: ActionEntry }) {
  const { preferences } = useStores();
  const own = useStore(preferences, (state) => state.keys);
  const [chord] = keysOf(spec, own);
  return (
    <>
      <span className="palette-title">
        <Letters text={title} letters={letters} />
      </span>
      <span className="palette-group">{group}</span>
      {chord !== undefined && <Keys chord={chord} />}
    </>
  );
}
