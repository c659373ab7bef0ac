import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import { MapLegend } from '../viewer/MapLegend.tsx';
import type { PointerState } from '../viewer/pointer-store.ts';
import { t } from '../words/t.ts';
import { PixelLine } from './PixelLine.tsx';
import { useCompareStore } from './use-compare-store.ts';

/** What the map's colours mean, and the values under the pointer. */
export function MapLine({ pointer }: { pointer: StoreApi<PointerState> }) {
  const store = useCompareStore();
  const map = useStore(store, (state) => state.map);
  const legend = useStore(store, (state) => state.picture?.legend ?? null);
  const fraction = useStore(store, (state) => state.mapFraction);
  return (
    <div className="map-line">
      {map !== null && legend === null && (
        <span className="map-making">
          {t('{map} map is being made …', { map: t(MAP_WORDS[map].label) })}
          <progress aria-label={t('{map} map', { map: t(MAP_WORDS[map].label) })} value={fraction === 0 ? undefined : fraction} />
        </span>
      )}
      {map !== null && legend !== null && <MapLegend legend={legend} />}
      <PixelLine pointer={pointer} />
    </div>
  );
}
