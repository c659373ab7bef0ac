import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { usePanZoom } from '../../review/use-pan-zoom.ts';
import { useStageTransform } from '../../review/use-stage-transform.ts';
import { loadGround } from './ground.ts';
import { RegionHandles } from './RegionHandles.tsx';
import { RegionShapes } from './RegionShapes.tsx';
import { isChanged } from './store.ts';
import { useDecoded } from './use-decoded.ts';
import { useSelected } from './use-selected.ts';
import { useShapeDrag } from './use-shape-drag.ts';
import { isLettered } from './work-items.ts';

/** The picture as it will be, with its regions to be moved. The wheel zooms, dragging the ground pans. */
export function WorkStage({ proof }: { proof: ProofDetail }) {
  const { workbench, viewer, assets } = useStores();
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const isBlinking = useStore(viewer, (state) => state.isBlinking);
  const ground = useStore(viewer, (state) => state.ground);
  const hasWords = useStore(workbench, (state) => state.history.present.some(isLettered));
  const preview = useStore(workbench, (state) => (isChanged(state) ? state.preview : null));
  const selected = useSelected();
  const { start, move, end, guides } = useShapeDrag(stage);
  usePanZoom(root, 1);
  useStageTransform(stage);
  const { width, height, beforeSha256, afterSha256 } = proof;
  const isFirst = useStore(workbench, (state) => !isChanged(state));
  const sha256 = isFirst ? afterSha256 : hasWords ? (preview?.sha256 ?? afterSha256) : beforeSha256;
  const shown = useDecoded(assets.url(sha256));

  useEffect(() => viewer.getState().setImage({ width, height }), [viewer, width, height]);
  useEffect(() => {
    let isOver = false;
    loadGround(assets.url(beforeSha256, 256), { width, height }).then(
      (groundAt) => !isOver && workbench.getState().setGround(groundAt),
      // Without it the studio measures what is behind the letters itself.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [assets, workbench, beforeSha256, width, height]);

  return (
    <div className="viewer work-viewer" ref={root} data-ground={ground} onPointerMove={move} onPointerUp={end} onPointerCancel={end}>
      <div className="pane" data-kind="work">
        <div className="stage" ref={stage} style={{ width, height }}>
          <img src={assets.url(beforeSha256)} alt="" draggable={false} data-hidden={!isBlinking || undefined} />
          <img src={shown} alt="" draggable={false} data-preview={sha256} data-hidden={isBlinking || undefined} />
          {!isBlinking && (
            <>
              <RegionShapes size={proof} guides={guides} onGrip={start} />
              {selected !== undefined && <RegionHandles item={selected} onGrip={start} />}
            </>
          )}
        </div>
        <span className="pane-label">{isBlinking ? 'Before' : isFirst ? 'As it is' : 'Preview'}</span>
      </div>
    </div>
  );
}
