import { useStore } from 'zustand';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import { MapLegend } from './MapLegend.tsx';
import { PixelReadout } from './PixelReadout.tsx';
import { useCompareStore } from './use-compare-store.ts';

/** What the map's colours mean, and the values under the pointer. */
export function MapLine() {
  const store = useCompareStore();
  const map = useStore(store, (state) => state.map);
  const legend = useStore(store, (state) => state.picture?.legend ?? null);
  return (
    <div className="map-line">
      {map !== null && (legend === null ? <span className="map-waiting">{MAP_WORDS[map].label} map is being made …</span> : <MapLegend legend={legend} />)}
      <PixelReadout />
    </div>
  );
}
