import { TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { countWords } from './count-words.ts';
import { SampleField } from './SampleField.tsx';
import { VariationList } from './VariationList.tsx';
import './variations.css';
import { t } from '../words/t.ts';

/** What the prompt under the caret would be queued as, before anything is. */
export function VariationsPanel() {
  const { composer } = useStores();
  const preview = useStore(composer, (state) => state.preview?.reading ?? null);
  const sample = useStore(composer, (state) => state.options.sample);
  if (preview === null) return null;
  const { variations, combinations, firstVariations, warnings } = preview;
  const isVaried = combinations !== 1;
  if (!isVaried && warnings.length === 0) return null;
  return (
    <section className="variations" aria-label={t('Variations')}>
      {warnings.map((warning) => (
        <p key={warning} className="variations-warning">
          <TriangleAlert size={13} aria-hidden />
          {warning}
        </p>
      ))}
      {isVaried && (
        <>
          <header>
            <strong aria-live="polite">{countWords(preview)}</strong>
            <SampleField sample={sample} combinations={combinations} onChange={(next) => composer.getState().setOptions({ sample: next })} />
          </header>
          <VariationList prompts={firstVariations} total={variations} label={t('First variations')} />
        </>
      )}
    </section>
  );
}
