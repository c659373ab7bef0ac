import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { ModeOptions } from '../viewer/ModeOptions.tsx';
import { PictureViewer } from '../viewer/PictureViewer.tsx';
import type { PointerState } from '../viewer/pointer-store.ts';
import { t } from '../words/t.ts';
import { othersOf, PICTURE_SLOTS } from './store.ts';
import { useComparePictures } from './use-compare-pictures.ts';
import { useCompareStore } from './use-compare-store.ts';

/** A and the others at the same zoom and place, with a map over them or beside. */
export function CompareViewer({ pointer }: { pointer: StoreApi<PointerState> }) {
  const { viewer } = useStores();
  const store = useCompareStore();
  const pictures = useComparePictures();
  const at = useStore(store, (state) => PICTURE_SLOTS.filter((name) => state.slots[name] !== null).indexOf(state.other));
  const count = useStore(store, (state) => othersOf(state).length + 1);
  // Modes that show two pictures show those that are measured.
  useEffect(() => viewer.getState().setPair([0, Math.max(1, at)]), [viewer, at]);
  useEffect(() => () => viewer.getState().setPair([0, 1]), [viewer]);
  return (
    <PictureViewer page="compare" pointer={pointer} pictures={pictures} label={t('{count, plural, one {# image} other {# images}} compared', { count })}>
      <div className="viewer-options">
        <ModeOptions />
      </div>
    </PictureViewer>
  );
}
