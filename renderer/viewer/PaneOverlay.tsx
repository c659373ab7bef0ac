import { type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useStores } from '../app/stores.ts';
import { paneLabels } from './pane-labels.ts';
import type { Rect } from './pyramid.ts';
import { RegionOverlay } from './RegionOverlay.tsx';
import { contentOf } from './scene.ts';
import { useStageTransform } from './use-stage-transform.ts';
import { useViewerParts } from './viewer-context.ts';

export interface PaneOverlayProps {
  index: number;
  rect: Rect;
  overlay: ((picture: number) => ReactNode) | undefined;
}

/** What lies over one pane: the names of its pictures, lettering regions, and whatever the page puts there. */
export function PaneOverlay({ index, rect, overlay }: PaneOverlayProps) {
  const { viewer } = useStores();
  const { pictures, panes, size } = useViewerParts();
  const hasRegions = useStore(viewer, (state) => state.hasRegions);
  const shown = useStore(
    viewer,
    useShallow((state) => contentOf({ pictures, state, panes })[index]?.pictures ?? []),
  );
  const labels = useStore(
    viewer,
    useShallow((state) => paneLabels(pictures, shown, state)),
  );
  const stage = useRef<HTMLDivElement>(null);
  useStageTransform(stage);
  const top = pictures[shown[shown.length - 1] ?? 0];
  const toCss = (value: number) => value / size.pixelRatio;
  const first = pictures[0];
  return (
    <div className="pane" data-pane={index} style={{ left: toCss(rect.x), top: toCss(rect.y), width: toCss(rect.width), height: toCss(rect.height) }}>
      {first !== undefined && (overlay !== undefined || (hasRegions && top?.lettering)) && (
        <div className="stage overlay-stage" ref={stage} style={{ width: first.width, height: first.height }}>
          {hasRegions && top?.lettering && <RegionOverlay {...top.lettering} size={top} />}
          {top !== undefined && overlay?.(shown[shown.length - 1] ?? 0)}
        </div>
      )}
      {labels.map((label, place) => (
        <span key={place} className="pane-label" data-place={place}>
          {label}
        </span>
      ))}
    </div>
  );
}
