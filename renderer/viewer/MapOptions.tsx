import { useStore } from 'zustand';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import { ModelFilesNotice } from '../model-files/ModelFilesNotice.tsx';
import { t } from '../words/t.ts';
import { MapLegend } from './MapLegend.tsx';
import { OptionRange } from './OptionRange.tsx';
import { useMapStore } from './use-map-store.ts';

/** The map that is shown: how far it is, what its colours mean, how strongly it lies over the picture; or why there is none. */
export function MapOptions() {
  const store = useMapStore();
  const { name, phase, fraction, picture, problem, opacity } = useStore(store);
  if (name === null || phase === 'idle') return null;
  const label = t(MAP_WORDS[name].label);
  if (phase === 'making') {
    return (
      <span className="map-making" aria-live="polite">
        {t('{map} map is being made …', { map: label })}
        <progress aria-label={t('{map} map', { map: label })} value={fraction === 0 ? undefined : fraction} />
      </span>
    );
  }
  if (phase === 'no-weights') return <ModelFilesNotice measure="lpips" onReady={store.getState().again} />;
  if (phase === 'failed') return <span className="sentence-error">{problem}</span>;
  return (
    <>
      {picture !== null && <MapLegend legend={picture.legend} />}
      <OptionRange label={t('Opacity of the map')} text={t('Opacity')} value={opacity} onChange={store.getState().setOpacity} />
    </>
  );
}
