import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { MAP_WORDS } from '../../shared/compare-words.ts';
import { useStores } from '../app/stores.ts';
import { SwipeEdge } from '../review/SwipeEdge.tsx';
import { usePanZoom } from '../review/use-pan-zoom.ts';
import { ComparePane } from './ComparePane.tsx';
import { useCompareStore } from './use-compare-store.ts';
import { useNarrow } from './use-narrow.ts';

/** A and B at the same zoom and place, with a map over them or beside. */
export function CompareViewer() {
  const { viewer } = useStores();
  const store = useCompareStore();
  const size = useStore(store, ({ slots }) => slots.a);
  const mode = useStore(viewer, (state) => state.mode);
  const ground = useStore(viewer, (state) => state.ground);
  const isBlinking = useStore(viewer, (state) => state.isBlinking);
  const map = useStore(store, (state) => state.map);
  const isBeside = useStore(store, (state) => state.map !== null && state.mapPlace === 'beside');
  const root = useRef<HTMLDivElement>(null);
  const panes = (mode === 'side' ? 2 : 1) + (isBeside ? 1 : 0);
  const isSquare = useNarrow() && panes === 3;
  usePanZoom(root, isSquare ? 2 : panes, isSquare ? 2 : 1);
  const { width, height } = size ?? { width: 1, height: 1 };
  useEffect(() => viewer.getState().setImage({ width, height }), [viewer, width, height]);

  const a = <ComparePane key="a" name="a" hasMap={mode === 'before'} />;
  const b = <ComparePane key="b" name={isBlinking ? 'a' : 'b'} hasMap={!isBlinking} />;
  return (
    <div
      className="viewer compare-viewer"
      ref={root}
      data-mode={mode}
      data-ground={ground}
      data-square={isSquare || undefined}
      role="img"
      aria-label="Image A and image B"
    >
      {mode === 'side' && [a, b]}
      {mode === 'before' && a}
      {mode === 'after' && b}
      {mode === 'swipe' && (
        <div className="compare-swipe">
          <div className="swipe">
            {b}
            <SwipeEdge>{a}</SwipeEdge>
          </div>
        </div>
      )}
      {isBeside && map !== null && <ComparePane key="map" name="map" label={`${MAP_WORDS[map].label}: ${MAP_WORDS[map].shows}`} hasMap />}
    </div>
  );
}
