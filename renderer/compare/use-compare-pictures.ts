import { useMemo } from 'react';
import { useStore } from 'zustand';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import { useStores } from '../app/stores.ts';
import type { ViewerPicture } from '../viewer/picture.ts';
import { t } from '../words/t.ts';
import { SLOT_WORDS } from './slot-words.ts';
import { PICTURE_SLOTS } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** The pictures that the viewer shows, in the order of their places; the map lies over the one that is measured, or beside all of them. */
export function useComparePictures(): readonly ViewerPicture[] {
  const { viewer } = useStores();
  const store = useCompareStore();
  const slots = useStore(store, (state) => state.slots);
  const other = useStore(store, (state) => state.other);
  const map = useStore(store, (state) => state.map);
  const picture = useStore(store, (state) => state.picture);
  const place = useStore(store, (state) => state.mapPlace);
  const opacity = useStore(store, (state) => state.opacity);
  const isSide = useStore(viewer, (state) => state.mode === 'side');
  return useMemo(() => {
    const isBeside = place === 'beside' && isSide;
    const pictures: ViewerPicture[] = PICTURE_SLOTS.flatMap((name) => {
      const slot = slots[name];
      if (slot === null) return [];
      const { sha256, width, height } = slot;
      const overlay = name === other && picture !== null && !isBeside ? { sha256: picture.sha256, opacity } : null;
      const words = { place: t(SLOT_WORDS[name].label), name: slot.name };
      return [{ key: name, sha256, width, height, name: t('{place} · {name}', words), overlay, maskSha256: slots.mask?.sha256 ?? null }];
    });
    if (isBeside && map !== null && slots.a !== null) {
      const { label, shows } = MAP_WORDS[map];
      const { width, height } = slots.a;
      pictures.push({ key: 'map', sha256: picture?.sha256 ?? null, width, height, name: t('{map}: {shows}', { map: label, shows }) });
    }
    return pictures;
  }, [slots, other, map, picture, place, opacity, isSide]);
}
