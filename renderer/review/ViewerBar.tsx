import { Type } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Segments } from '../ui/Segments.tsx';
import { MapMenu } from '../viewer/MapMenu.tsx';
import { ModeSegments } from '../viewer/ModeSegments.tsx';
import { ViewTools } from '../viewer/ViewTools.tsx';
import { t } from '../words/t.ts';
import { GateFilter } from './GateFilter.tsx';
import { FILTER_OPTIONS } from './verdict-words.ts';

export function ViewerBar() {
  const { review, workbench } = useStores();
  const filter = useStore(review, (state) => state.filter);
  const proof = useStore(review, (state) => state.detail);
  return (
    <div className="viewer-bar" role="toolbar" aria-label={t('View')}>
      <Segments label={t('Show proofs')} value={filter} options={FILTER_OPTIONS} onChange={(value) => void review.getState().setFilter(value)} />
      <GateFilter />
      <span className="viewer-space" />
      <ModeSegments names={[t('Before'), t('After')]} />
      <span className="viewer-tools">
        <IconButton
          label={t('Edit lettering')}
          shortcut="E"
          Icon={Type}
          disabled={proof === null}
          onClick={() => proof && void workbench.getState().open(proof)}
        />
        <MapMenu a={proof?.beforeSha256 ?? null} b={proof?.afterSha256 ?? null} />
        <ViewTools canMask={proof?.maskSha256 != null} canRegions={proof?.lettering != null} />
      </span>
    </div>
  );
}
