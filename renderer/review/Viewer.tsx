import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ProofDetail, ProofLayer } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { MapOptions } from '../viewer/MapOptions.tsx';
import { ModeOptions } from '../viewer/ModeOptions.tsx';
import { PictureViewer } from '../viewer/PictureViewer.tsx';
import { PixelReadout } from '../viewer/PixelReadout.tsx';
import type { PictureOverlay, ViewerPicture } from '../viewer/picture.ts';
import { useMapStore } from '../viewer/use-map-store.ts';
import { t } from '../words/t.ts';
import { LAYER_WORDS } from './layer-words.ts';
import { PinLayer } from './pins/PinLayer.tsx';
import { usePicturesAhead } from './use-prefetch.ts';

/** Its number among the pictures. */
const AFTER = 1;

/** Before and after at the same zoom and place, or one layer of a split render. */
export function Viewer() {
  const { review, viewer } = useStores();
  const proof = useStore(review, (state) => state.detail);
  const layer = useStore(viewer, (state) => proof?.layers.find(({ name }) => name === state.layer) ?? null);
  const map = useStore(useMapStore(), (state) => (proof !== null && state.isOf(proof.beforeSha256, proof.afterSha256) ? state.overlay : null));
  const ahead = usePicturesAhead();
  const pictures = useMemo(() => (proof === null ? [] : layer === null ? picturesOf(proof, map) : [layerPicture(layer, proof)]), [proof, layer, map]);
  if (proof === null) return null;
  const prompt = proof.prompt.slice(0, 120);
  const label = layer === null ? t('Proof: {prompt}', { prompt }) : t('Layer {layer}: {prompt}', { layer: t(LAYER_WORDS[layer.name].label), prompt });
  return (
    <PictureViewer page="review" pictures={pictures} label={label} ahead={ahead} overlay={layer === null ? pinsOver : undefined}>
      {layer === null && (
        <div className="viewer-options">
          <ModeOptions />
          <MapOptions />
        </div>
      )}
      <PixelReadout />
    </PictureViewer>
  );
}

function picturesOf(proof: ProofDetail, map: PictureOverlay | null): ViewerPicture[] {
  const { width, height, beforeSha256, afterSha256, maskSha256 } = proof;
  const regions = proof.lettering?.regions ?? null;
  const common = { width, height, maskSha256 };
  return [
    { ...common, key: 'before', name: t('Before'), sha256: beforeSha256, lettering: regions && { regions, reading: 'readBefore' } },
    { ...common, key: 'after', name: t('After'), sha256: afterSha256, lettering: regions && { regions, reading: 'readAfter' }, overlay: map },
  ];
}

/** Pins are set on the final. */
function pinsOver(picture: number) {
  return picture === AFTER ? <PinLayer /> : null;
}

/** Layers of another size are shown at the proof's. */
function layerPicture({ name, sha256 }: ProofLayer, { width, height }: ProofDetail): ViewerPicture {
  return { key: name, name: t(LAYER_WORDS[name].label), sha256, width, height, isCutout: true };
}
