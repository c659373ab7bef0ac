import { Ruler } from 'lucide-react';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t, tx } from '../words/t.ts';
import { FileButton } from './FileButton.tsx';
import { useCompareStore } from './use-compare-store.ts';

export function CompareEmpty() {
  const store = useCompareStore();
  return (
    <EmptyState Icon={Ruler} title={t('Measure one image against another')}>
      <p>
        {t('Drop two to four images here, or choose them below from your proofs and files. A mask tells where the text is, a target what it should look like.')}
      </p>
      <p>{tx('Before against after of a proof: press <key>D</key> in Review.', { key: (chunks) => <kbd>{chunks}</kbd> })}</p>
      <div className="compare-empty-buttons">
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => void store.getState().choose(store.getState().slots.a === null ? 'a' : 'b')}
        >
          {t('Choose from proofs…')}
        </button>
        <FileButton isMany label={t('Open files…')} onFiles={(files) => void store.getState().importFiles(files)} />
      </div>
    </EmptyState>
  );
}
