import { Ruler } from 'lucide-react';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FileButton } from './FileButton.tsx';
import { useCompareStore } from './use-compare-store.ts';

export function CompareEmpty() {
  const store = useCompareStore();
  return (
    <EmptyState Icon={Ruler} title="Measure one image against another">
      <p>Drop two images here, or choose A and B below from your proofs and files. A mask tells where the text is, a target what it should look like.</p>
      <p>
        Before against after of a proof: press <kbd>D</kbd> in Review.
      </p>
      <div className="compare-empty-buttons">
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => void store.getState().choose(store.getState().slots.a === null ? 'a' : 'b')}
        >
          Choose from proofs…
        </button>
        <FileButton isMany label="Open files…" onFiles={(files) => void store.getState().importFiles(files)} />
      </div>
    </EmptyState>
  );
}
