import { useStore } from 'zustand';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import type { MeasureMapName } from '../../shared/measures.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Segments } from '../ui/Segments.tsx';
import { ModeSegments } from '../viewer/ModeSegments.tsx';
import { OptionRange } from '../viewer/OptionRange.tsx';
import { ViewTools } from '../viewer/ViewTools.tsx';
import { t } from '../words/t.ts';
import { SLOT_WORDS } from './slot-words.ts';
import { mapsOf, PICTURE_SLOTS } from './store.ts';
import { useCompareStore } from './use-compare-store.ts';

export function CompareBar() {
  const store = useCompareStore();
  const slots = useStore(store, (state) => state.slots);
  const names = PICTURE_SLOTS.filter((name) => slots[name] !== null).map((name) => t(SLOT_WORDS[name].label));
  return (
    <div className="compare-bar" role="toolbar" aria-label={t('View')}>
      {names.length > 1 && <ModeSegments names={names} />}
      <MapChoice />
      <span className="viewer-space" />
      <span className="viewer-tools">
        <ViewTools canMask={slots.mask !== null} />
      </span>
      <HelpButton />
    </div>
  );
}

function MapChoice() {
  const store = useCompareStore();
  const measures = useStore(store, (state) => state.measures);
  const map = useStore(store, (state) => state.map);
  const place = useStore(store, (state) => state.mapPlace);
  const opacity = useStore(store, (state) => state.opacity);
  const { setMap, setMapPlace, setOpacity } = store.getState();
  const options = [
    { value: 'none' as const, label: t('No map') },
    ...mapsOf(measures).map((value) => ({ value, label: t('{map} map', { map: t(MAP_WORDS[value].label) }) })),
  ];
  return (
    <>
      <Choice<MeasureMapName | 'none'>
        label={t('Map')}
        value={map ?? 'none'}
        options={options}
        onChange={(value) => void setMap(value === 'none' ? null : value)}
      />
      {map !== null && (
        <Segments
          label={t('Place of the map')}
          value={place}
          options={[
            { value: 'over', label: t('Over') },
            { value: 'beside', label: t('Beside') },
          ]}
          onChange={setMapPlace}
        />
      )}
      {map !== null && place === 'over' && <OptionRange label={t('Opacity of the map')} text={t('Opacity')} value={opacity} onChange={setOpacity} />}
    </>
  );
}
