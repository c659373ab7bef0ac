import { type CSSProperties, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import type { ViewerPicture } from './picture.ts';
import type { Rect } from './pyramid.ts';
import { pairOf } from './scene.ts';
import { useStageTransform } from './use-stage-transform.ts';
import { placementOf } from './view-transform.ts';
import { useViewerParts } from './viewer-context.ts';
import type { ViewerState } from './viewer-store.ts';

/** How the picture on top is laid over the other one. */
function styleOf({ mode, onionOpacity, split }: ViewerState, isTop: boolean, isPair: boolean): CSSProperties {
  if (!isTop || !isPair) return {};
  if (mode === 'onion') return { opacity: onionOpacity };
  if (mode === 'difference') return { mixBlendMode: 'difference' };
  const hidden = `${split * 100}%`;
  return { clipPath: mode === 'swipe-down' ? `inset(${hidden} 0 0 0)` : `inset(0 0 0 ${hidden})` };
}

/** One pane of elements; pictures stay loaded, so that blinking is instant. */
export function ImagePane({ rect, shown }: { rect: Rect; shown: readonly number[] }) {
  const { viewer } = useStores();
  const { pictures, size } = useViewerParts();
  const state = useStore(viewer);
  const toCss = (value: number) => value / size.pixelRatio;
  const isPair = shown.length > 1;
  const loaded = state.mode === 'side' ? [...new Set([...shown, pairOf(state, pictures.length)[0]])] : pictures.map((_, index) => index);
  return (
    <div
      className="image-pane"
      style={{
        left: toCss(rect.x),
        top: toCss(rect.y),
        width: toCss(rect.width),
        height: toCss(rect.height),
        filter: isPair && state.mode === 'difference' ? `brightness(${state.difference.gain})` : undefined,
      }}
    >
      {[...loaded.filter((index) => !shown.includes(index)), ...shown].map((index) => (
        <div key={pictures[index].key} className="image-layer" style={styleOf(state, index === shown[1], isPair)}>
          <ImageStage picture={pictures[index]} isHidden={!shown.includes(index)} />
        </div>
      ))}
    </div>
  );
}

function ImageStage({ picture, isHidden }: { picture: ViewerPicture; isHidden: boolean }) {
  const { assets, viewer } = useStores();
  const stage = useRef<HTMLDivElement>(null);
  useStageTransform(stage);
  const image = useStore(viewer, (state) => state.image);
  const alignment = useStore(viewer, (state) => state.alignment);
  const hasMask = useStore(viewer, (state) => state.hasMask);
  const { sha256, maskSha256, overlay, width, height } = picture;
  const place = placementOf(picture, image, { x: 0, y: 0, scale: 1 }, alignment);
  if (sha256 === null) return null;
  return (
    <div className="stage" ref={stage} style={image} data-hidden={isHidden || undefined}>
      <div className="stage-picture" style={{ left: place.x, top: place.y, width: width * place.scale, height: height * place.scale }}>
        <img src={assets.url(sha256)} alt="" draggable={false} data-cutout={picture.isCutout || undefined} />
        {overlay && <img className="stage-map" src={assets.url(overlay.sha256)} alt="" draggable={false} style={{ opacity: overlay.opacity }} />}
        {hasMask && maskSha256 && <img className="stage-mask" src={assets.url(maskSha256)} alt="" draggable={false} />}
      </div>
    </div>
  );
}
