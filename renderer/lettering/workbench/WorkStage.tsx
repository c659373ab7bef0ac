import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ProofDetail } from '../../../shared/proof.ts';
import { useStores } from '../../app/stores.ts';
import { usePanZoom } from '../../viewer/use-pan-zoom.ts';
import { useStageTransform } from '../../viewer/use-stage-transform.ts';
import { t } from '../../words/t.ts';
import { loadGround } from './ground.ts';
import { PreviewPicture } from './PreviewPicture.tsx';
import type { Preview } from './preview-loop.ts';
import { RegionHandles } from './RegionHandles.tsx';
import { RegionShapes } from './RegionShapes.tsx';
import { shownSide } from './shown-side.ts';
import { isChanged } from './store.ts';
import { useSelected } from './use-selected.ts';
import { useShapeDrag } from './use-shape-drag.ts';
import { useShownPreview } from './use-shown-preview.ts';
import './work-stage.css';

/** The picture as it will be, with its regions to be moved. The wheel zooms, dragging the ground pans. */
export function WorkStage({ proof }: { proof: ProofDetail }) {
  const { workbench, viewer, assets } = useStores();
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const isBlinking = useStore(viewer, (state) => state.isBlinking);
  const ground = useStore(viewer, (state) => state.ground);
  const selected = useSelected();
  const isAlone = useStore(workbench, (state) => state.alsoIds.length === 0);
  const { start, move, end, guides } = useShapeDrag(stage);
  usePanZoom(root, 1);
  useStageTransform(stage);
  const { width, height, beforeSha256, afterSha256 } = proof;
  const isFirst = useStore(workbench, (state) => !isChanged(state));
  const preview = useShownPreview();
  const hasPreview = !isFirst && preview !== null;
  const side = useStore(viewer, ({ view }) => shownSide(proof, view.scale * window.devicePixelRatio));

  useEffect(() => viewer.getState().setImage({ width, height }), [viewer, width, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size wants finer letters
  useEffect(() => workbench.getState().refreshPreview(), [workbench, side]);
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
        <div className="stage" ref={stage} style={{ width, height }} data-preview={hasPreview ? previewName(preview) : undefined}>
          <img src={assets.url(beforeSha256)} alt="" draggable={false} data-hidden={!isBlinking || undefined} />
          <img src={assets.url(afterSha256)} alt="" draggable={false} data-hidden={isBlinking || hasPreview || undefined} />
          {hasPreview && <PreviewPicture preview={preview} isHidden={isBlinking} />}
          {!isBlinking && (
            <>
              <RegionShapes size={proof} guides={guides} onGrip={start} />
              {selected !== undefined && isAlone && <RegionHandles item={selected} onGrip={start} />}
            </>
          )}
        </div>
        <span className="pane-label">{isBlinking ? t('Before') : isFirst ? t('As it is') : t('Preview')}</span>
      </div>
    </div>
  );
}

/** Tells one preview from another. */
function previewName({ groundSha256, layers }: Preview): string {
  return [groundSha256, ...layers.map(({ sha256 }) => sha256)].map((sha256) => sha256.slice(0, 8)).join(' ');
}
