import { useRef } from 'react';
import type { ProofLayer } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { LAYER_WORDS } from './layer-words.ts';
import { useStageTransform } from './use-stage-transform.ts';

export interface LayerPaneProps {
  layer: ProofLayer;
  /** Of the proof: layers of another size are shown at the same. */
  size: { width: number; height: number };
}

/** One layer alone at the viewer's zoom; transparency is a checkerboard. */
export function LayerPane({ layer, size }: LayerPaneProps) {
  const { assets } = useStores();
  const stage = useRef<HTMLDivElement>(null);
  useStageTransform(stage);
  return (
    <div className="pane" data-kind="layer">
      <div className="stage layer-stage" ref={stage} style={size}>
        <img src={assets.url(layer.sha256)} alt="" draggable={false} />
      </div>
      <span className="pane-label">{LAYER_WORDS[layer.name].label}</span>
    </div>
  );
}
