import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useActions } from '../app/actions/use-actions.ts';
import { useStores } from '../app/stores.ts';
import type { ViewerPage } from './actions.ts';
import { GlCanvas } from './GlCanvas.tsx';
import { attachGestures } from './gestures.ts';
import { ImagePanes } from './ImagePanes.tsx';
import { LiveText } from './LiveText.tsx';
import { Loupe } from './Loupe.tsx';
import { PaneOverlay } from './PaneOverlay.tsx';
import { bestGrid, paneRects } from './pane-layout.ts';
import type { ViewerPicture } from './picture.ts';
import { createPointerStore, type PointerState } from './pointer-store.ts';
import type { Rect } from './pyramid.ts';
import { SwipeEdge } from './SwipeEdge.tsx';
import { paneCount } from './scene.ts';
import { useBlinkTimer } from './use-blink-timer.ts';
import { useKeyboardLeftFree } from './use-keyboard-left-free.ts';
import { usePointerSpot } from './use-pointer-spot.ts';
import { useScreenSize } from './use-screen-size.ts';
import { viewerBindings } from './viewer-bindings.ts';
import { ViewerContext } from './viewer-context.ts';
import './viewer.css';

export interface PictureViewerProps {
  /** The page whose keys it listens to; undefined = none, the caller has keys of its own. */
  page?: ViewerPage;
  /** One to four; the first one gives the size that zoom and place are told in. */
  pictures: readonly ViewerPicture[];
  /** What is shown, for people who don't see it. */
  label: string;
  /** Pictures that may come next: they are fetched when everything else is there. */
  ahead?: readonly ViewerPicture[];
  /** Lies over each pane's picture, in px of the first picture, moved and scaled with it. @param picture number of the picture */
  overlay?: (picture: number) => ReactNode;
  /** Told where the pointer is, for what stands outside of the viewer. */
  pointer?: StoreApi<PointerState>;
  /** Lies over the viewer, CSS px. */
  children?: ReactNode;
}

const NO_ACTIONS = {};
const NONE: readonly ViewerPicture[] = [];

/** One to four pictures at one zoom and place, in any of the viewer's modes. How somebody looks is in the window's viewer store. */
export function PictureViewer({ page, pictures, label, ahead = NONE, overlay, pointer: given, children }: PictureViewerProps) {
  const { viewer } = useStores();
  const root = useRef<HTMLDivElement>(null);
  const size = useScreenSize(root);
  const mode = useStore(viewer, (state) => state.mode);
  const ground = useStore(viewer, (state) => state.ground);
  const [hasGl, setHasGl] = useState(true);
  const [problem, setProblem] = useState('');
  const [marquee, setMarquee] = useState<Rect | null>(null);
  const [own] = useState(createPointerStore);
  const pointer = given ?? own;
  const { width, height } = pictures[0] ?? { width: 1, height: 1 };
  const count = paneCount(mode, pictures.length);

  const parts = useMemo(() => {
    if (size === null) return null;
    const panes = paneRects(count, bestGrid(count, size, { width, height }), size);
    return { pictures, size, panes, pointer };
  }, [pictures, size, count, width, height, pointer]);

  useLayoutEffect(() => viewer.getState().setImage({ width, height }), [viewer, width, height]);
  const pane = parts?.panes[0];
  const pixelRatio = size?.pixelRatio ?? 1;
  const [paneWidth, paneHeight] = [(pane?.width ?? 1) / pixelRatio, (pane?.height ?? 1) / pixelRatio];
  useLayoutEffect(() => viewer.getState().setPane({ width: paneWidth, height: paneHeight }), [viewer, paneWidth, paneHeight]);
  useEffect(() => {
    const paneSize = () => viewer.getState().pane;
    return attachGestures(root.current!, { viewer, paneSize, onMarquee: setMarquee });
  }, [viewer]);
  usePointerSpot(root, pointer);
  useBlinkTimer();
  useKeyboardLeftFree();
  useActions(page === undefined ? NO_ACTIONS : viewerBindings(page, viewer, pictures));

  return (
    <div className="viewer picture-viewer" ref={root} data-mode={mode} data-ground={ground} data-drawn={hasGl ? 'webgl' : 'images'}>
      {parts !== null && (
        <ViewerContext value={parts}>
          {hasGl ? <GlCanvas label={label} ahead={ahead} onNoGl={() => setHasGl(false)} onFailed={setProblem} /> : <ImagePanes label={label} />}
          {parts.panes.map((rect, index) => (
            <PaneOverlay key={index} index={index} rect={rect} overlay={overlay} />
          ))}
          {(mode === 'swipe' || mode === 'swipe-down') && pictures.length > 1 && <SwipeEdge isDown={mode === 'swipe-down'} />}
          <Loupe />
          <LiveText hasGl={hasGl} problem={problem} />
          {children}
        </ViewerContext>
      )}
      {marquee !== null && <div className="viewer-marquee" style={{ left: marquee.x, top: marquee.y, width: marquee.width, height: marquee.height }} />}
    </div>
  );
}
