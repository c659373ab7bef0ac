import { Contrast, Maximize, SquareDashed } from 'lucide-react';
import { useStore } from 'zustand';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import type { MeasureMapName } from '../../shared/measures.ts';
import { useStores } from '../app/stores.ts';
import { ZoomLabel } from '../review/ZoomLabel.tsx';
import { Choice } from '../ui/Choice.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segments } from '../ui/Segments.tsx';
import { mapsOf } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

const MODES = [
  { value: 'side', label: 'Side by side' },
  { value: 'swipe', label: 'Swipe' },
  { value: 'before', label: 'A' },
  { value: 'after', label: 'B' },
] as const;
const PLACES = [
  { value: 'over', label: 'Over' },
  { value: 'beside', label: 'Beside' },
] as const;

export function CompareBar() {
  const { viewer } = useStores();
  const store = useCompareStore();
  const mode = useStore(viewer, (state) => state.mode);
  const hasMask = useStore(viewer, (state) => state.hasMask);
  const mask = useStore(store, ({ slots }) => slots.mask);
  const measures = useStore(store, (state) => state.measures);
  const map = useStore(store, (state) => state.map);
  const place = useStore(store, (state) => state.mapPlace);
  const opacity = useStore(store, (state) => state.opacity);
  const { setMode, toggleMask, nextGround, fitToPane } = viewer.getState();
  const { setMap, setMapPlace, setOpacity } = store.getState();
  const options = [{ value: 'none' as const, label: 'No map' }, ...mapsOf(measures).map((value) => ({ value, label: `${MAP_WORDS[value].label} map` }))];

  return (
    <div className="viewer-bar compare-bar" role="toolbar" aria-label="View">
      <Segments label="View" value={mode} options={MODES} onChange={setMode} />
      <Choice<MeasureMapName | 'none'> label="Map" value={map ?? 'none'} options={options} onChange={(value) => void setMap(value === 'none' ? null : value)} />
      {map !== null && <Segments label="Place of the map" value={place} options={PLACES} onChange={setMapPlace} />}
      {map !== null && place === 'over' && (
        <label className="map-opacity">
          <span className="visually-hidden">Opacity of the map</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={opacity}
            title="Opacity of the map"
            onChange={(event) => setOpacity(Number(event.target.value))}
          />
        </label>
      )}
      <span className="viewer-space" />
      <span className="viewer-tools">
        <IconButton label="Text mask" shortcut="M" Icon={SquareDashed} aria-pressed={hasMask} disabled={mask === null} onClick={toggleMask} />
        <IconButton label="Ground" shortcut="G" Icon={Contrast} onClick={nextGround} />
        <IconButton label="Fit" shortcut="F" Icon={Maximize} onClick={fitToPane} />
        <ZoomLabel />
      </span>
    </div>
  );
}
