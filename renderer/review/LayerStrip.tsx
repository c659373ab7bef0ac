import { useStore } from 'zustand';
import type { ProofLayer } from '../../shared/proof.ts';
import { useStores } from '../app/stores.ts';
import { Picture } from '../ui/Picture.tsx';
import { t } from '../words/t.ts';
import { LAYER_WORDS } from './layer-words.ts';

/** What a split render was made of; a press shows the layer in the viewer, another one the proof again. */
export function LayerStrip({ layers }: { layers: readonly ProofLayer[] }) {
  const { viewer } = useStores();
  const shown = useStore(viewer, (state) => state.layer);
  if (layers.length === 0) return null;
  return (
    <section>
      <h2>{t('Layers')}</h2>
      <div className="layer-strip">
        {layers.map(({ name, sha256 }) => (
          <button
            key={name}
            type="button"
            className="layer-thumb"
            aria-pressed={shown === name}
            title={t(LAYER_WORDS[name].explanation)}
            onClick={() => viewer.getState().setLayer(shown === name ? null : name)}
          >
            <Picture sha256={sha256} width={128} alt="" />
            {t(LAYER_WORDS[name].label)}
          </button>
        ))}
      </div>
    </section>
  );
}
