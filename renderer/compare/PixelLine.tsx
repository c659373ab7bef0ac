import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { PixelValues } from '../viewer/PixelReadout.tsx';
import type { PointerState } from '../viewer/pointer-store.ts';
import { usePixels } from '../viewer/use-pixels.ts';
import { t } from '../words/t.ts';
import { valueText } from './readout.ts';
import { PICTURE_SLOTS } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

/** The colours of all images and the map's value at the pixel under the pointer, whichever picture it is over. */
export function PixelLine({ pointer }: { pointer: StoreApi<PointerState> }) {
  const store = useCompareStore();
  const slots = useStore(store, (state) => state.slots);
  const map = useStore(store, (state) => state.picture);
  const spot = useStore(pointer, (state) => state.spot);
  const { viewer } = useStores();
  const image = useStore(viewer, (state) => state.image);
  const pictures = useMemo(
    () =>
      PICTURE_SLOTS.flatMap((key) => {
        const slot = slots[key];
        return slot === null ? [] : [{ ...slot, key, name: key.toUpperCase() }];
      }),
    [slots],
  );
  const values = useMemo(() => (map === null ? [] : [{ key: 'map', name: '', sha256: map.valuesSha256, ...image }]), [map, image]);
  const isInside = spot !== null && spot.x >= 0 && spot.y >= 0 && spot.x < image.width && spot.y < image.height;
  const [value] = usePixels(values, isInside ? spot : null);
  if (!isInside) return <span className="readout readout-hint">{t('Point at a pixel to read its values')}</span>;
  return (
    <span className="readout number">
      <PixelValues pictures={pictures} at={spot} />
      {value?.data && map !== null && <strong>{valueText(value.data, map.legend)}</strong>}
    </span>
  );
}
