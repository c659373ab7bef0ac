import { useRef } from 'react';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { RegionOverlay } from './RegionOverlay.tsx';
import { useStageTransform } from './use-stage-transform.ts';

export interface PicturePaneProps {
  kind: 'before' | 'after';
  proof: ProofDetail;
  /** For a moment the other picture is shown in place. */
  showsBefore?: boolean;
}

/** One picture at the shared zoom, with its overlays. Both pictures stay loaded, so that blinking is instant. */
export function PicturePane({ kind, proof, showsBefore = false }: PicturePaneProps) {
  const { assets, viewer } = useStores();
  const hasMask = useStore(viewer, (state) => state.hasMask);
  const hasRegions = useStore(viewer, (state) => state.hasRegions);
  const stage = useRef<HTMLDivElement>(null);
  useStageTransform(stage);
  const size = { width: proof.width, height: proof.height };
  const shown = kind === 'before' || showsBefore ? 'before' : 'after';

  return (
    <div className="pane" data-kind={kind}>
      <div className="stage" ref={stage} style={size}>
        <img src={assets.url(proof.beforeSha256)} alt="" draggable={false} data-hidden={shown === 'after' || undefined} />
        {kind === 'after' && <img src={assets.url(proof.afterSha256)} alt="" draggable={false} data-hidden={shown === 'before' || undefined} />}
        {hasMask && proof.maskSha256 !== null && <img className="stage-mask" src={assets.url(proof.maskSha256)} alt="" draggable={false} />}
        {hasRegions && proof.lettering !== null && <RegionOverlay regions={proof.lettering.regions} kind={shown} size={size} />}
      </div>
      <span className="pane-label">{shown === 'before' ? 'Before' : 'After'}</span>
    </div>
  );
}
