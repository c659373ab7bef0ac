import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { LayerPane } from './LayerPane.tsx';
import { PicturePane } from './PicturePane.tsx';
import { SwipeEdge } from './SwipeEdge.tsx';
import { usePanZoom } from './use-pan-zoom.ts';

/** Before and after at the same zoom and place, or one layer of a split render. */
export function Viewer() {
  const { review, viewer } = useStores();
  const proof = useStore(review, (state) => state.detail);
  const mode = useStore(viewer, (state) => state.mode);
  const isBlinking = useStore(viewer, (state) => state.isBlinking);
  const ground = useStore(viewer, (state) => state.ground);
  const root = useRef<HTMLDivElement>(null);
  const layer = useStore(viewer, (state) => proof?.layers.find(({ name }) => name === state.layer) ?? null);
  usePanZoom(root, mode === 'side' && layer === null ? 2 : 1);
  const { width, height } = proof ?? { width: 1, height: 1 };

  useEffect(() => viewer.getState().setImage({ width, height }), [viewer, width, height]);

  if (proof === null) return null;
  if (layer !== null) {
    return (
      <div className="viewer" ref={root} data-mode="layer" data-ground={ground} role="img" aria-label={`Layer ${layer.name}: ${proof.prompt.slice(0, 120)}`}>
        <LayerPane layer={layer} size={{ width, height }} />
      </div>
    );
  }
  const before = <PicturePane key="before" kind="before" proof={proof} />;
  const after = <PicturePane key="after" kind="after" proof={proof} showsBefore={isBlinking} />;
  return (
    <div className="viewer" ref={root} data-mode={mode} data-ground={ground} role="img" aria-label={`Proof: ${proof.prompt.slice(0, 120)}`}>
      {mode === 'side' && [before, after]}
      {mode === 'before' && before}
      {mode === 'after' && after}
      {mode === 'swipe' && (
        <div className="swipe">
          {after}
          <SwipeEdge>
            <PicturePane kind="before" proof={proof} />
          </SwipeEdge>
        </div>
      )}
    </div>
  );
}
