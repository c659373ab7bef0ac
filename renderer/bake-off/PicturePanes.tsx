import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { StoresContext, useStores } from '../app/stores.ts';
import type { Size } from '../viewer/picture.ts';
import { usePanZoom } from '../viewer/use-pan-zoom.ts';
import { useStageTransform } from '../viewer/use-stage-transform.ts';
import { createViewerStore } from '../viewer/viewer-store.ts';
import '../viewer/viewer.css';

export interface PanePicture {
  key: string;
  /** null = there is none; `label` says why. */
  sha256: string | null;
  alt: string;
  label?: ReactNode;
}

export interface PicturePanesProps {
  pictures: readonly PanePicture[];
  size: Size;
  /** Up to so many side by side; the others below. */
  columns: number;
}

/** A viewer of its own around what is inside, so that looking closely here leaves the review's zoom alone. */
export function OwnViewer({ children }: { children: ReactNode }) {
  const stores = useStores();
  const own = useMemo(() => ({ ...stores, viewer: createViewerStore() }), [stores]);
  return <StoresContext value={own}>{children}</StoresContext>;
}

/** Pictures side by side at one zoom and place: the wheel zooms, dragging pans, a double click shows 100 %. */
export function PicturePanes({ pictures, size, columns }: PicturePanesProps) {
  const { viewer } = useStores();
  const root = useRef<HTMLDivElement>(null);
  const ground = useStore(viewer, (state) => state.ground);
  const { width, height } = size;
  const across = Math.min(columns, pictures.length);
  const down = Math.ceil(pictures.length / across);
  usePanZoom(root, across, down);
  useEffect(() => viewer.getState().setImage({ width, height }), [viewer, width, height]);
  return (
    <div
      className="viewer picture-panes"
      ref={root}
      data-ground={ground}
      style={{ gridTemplate: `repeat(${down}, minmax(0, 1fr)) / repeat(${across}, minmax(0, 1fr))` }}
    >
      {pictures.map((picture) => (
        <Pane key={picture.key} picture={picture} size={size} />
      ))}
    </div>
  );
}

function Pane({ picture: { sha256, alt, label }, size }: { picture: PanePicture; size: Size }) {
  const { assets } = useStores();
  const stage = useRef<HTMLDivElement>(null);
  useStageTransform(stage);
  return (
    <div className="pane">
      <div className="stage" ref={stage} style={{ width: size.width, height: size.height }}>
        {sha256 !== null && <img src={assets.url(sha256)} alt={alt} draggable={false} />}
      </div>
      {label !== undefined && <span className="pane-label pane-name">{label}</span>}
    </div>
  );
}
