import { useEffect, useRef } from 'react';
import { useStores } from '../app/stores.ts';
import { ViewerEngine } from './gl/viewer-engine.ts';
import { groundsOf } from './grounds.ts';
import type { ViewerPicture } from './picture.ts';
import { buildScene, placeOf } from './scene.ts';
import { usePictureDecoder } from './use-picture-decoder.ts';
import { useViewerParts } from './viewer-context.ts';
import type { ViewerState } from './viewer-store.ts';

export interface GlCanvasProps {
  /** What is shown, for people who don't see it. */
  label: string;
  /** Pictures that may come next. */
  ahead: readonly ViewerPicture[];
  /** There is no WebGL 2. */
  onNoGl: () => void;
  onFailed: (reason: string) => void;
}

/** The pictures, drawn with WebGL; past React, so that panning renders no components. */
export function GlCanvas({ label, ahead, onNoGl, onFailed }: GlCanvasProps) {
  const { viewer, assets } = useStores();
  const decoder = usePictureDecoder();
  const parts = useViewerParts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const engine = useRef<ViewerEngine | null>(null);
  const latest = useRef({ onNoGl, onFailed });
  latest.current = { onNoGl, onFailed };

  useEffect(() => {
    const element = canvas.current!;
    try {
      engine.current = new ViewerEngine({
        canvas: element,
        decoder,
        url: assets.url,
        onFailed: (_, reason) => latest.current.onFailed(reason),
        onComplete: (isComplete) => element.toggleAttribute('data-complete', isComplete),
      });
    } catch {
      latest.current.onNoGl();
    }
    return () => {
      engine.current?.destroy();
      engine.current = null;
    };
  }, [decoder, assets]);

  useEffect(() => {
    const { pictures, panes, size } = parts;
    function show(state: ViewerState): void {
      const element = canvas.current;
      // What goes away with the page may still change how somebody looks.
      if (element === null || engine.current === null) return;
      const input = { pictures, state, panes, pixelRatio: size.pixelRatio };
      const [pane] = panes;
      engine.current.show({
        drawings: buildScene(input),
        surface: size,
        ground: groundsOf(element, state.ground, size.pixelRatio),
        difference: state.difference,
        ahead: ahead.flatMap((picture) =>
          picture.sha256 === null ? [] : [{ layer: { ...picture, sha256: picture.sha256, place: placeOf(picture, pane, input), isCutout: false }, clip: pane }],
        ),
      });
    }
    show(viewer.getState());
    return viewer.subscribe(show);
  }, [viewer, parts, ahead]);

  const { width, height, pixelRatio } = parts.size;
  // Exactly as many px of the screen as it has of its own: a share of the room could be half a px more.
  return <canvas className="viewer-canvas" ref={canvas} role="img" aria-label={label} style={{ width: width / pixelRatio, height: height / pixelRatio }} />;
}
