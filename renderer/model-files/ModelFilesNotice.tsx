import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { formatMegabytes } from '../../shared/model-files.ts';
import { ModelFilesDialog } from './ModelFilesDialog.tsx';
import './model-files.css';
import { useModelFilesStore } from './use-model-files-store.ts';

export interface ModelFilesNoticeProps {
  /** What needs the files. */
  measure: 'lpips';
  /** They came while this was shown: what was measured may be measured again. */
  onReady?: () => void;
}

/** Says what is not measured for want of files, how large they are and why, and leads to them. Shows nothing once they are there. */
export function ModelFilesNotice({ measure, onReady }: ModelFilesNoticeProps) {
  const store = useModelFilesStore();
  const model = useStore(store, (state) => state.models?.find(({ id, isDefault }) => isDefault && id.startsWith(measure)));
  const readyCount = useStore(store, (state) => state.readyCount);
  const progress = useStore(store, (state) => model && state.progress[model.id]);
  const seenCount = useRef(readyCount);
  useEffect(() => {
    void store.getState().load();
    // Whoever goes away takes the dialog along; a fetch goes on.
    return () => store.getState().close();
  }, [store]);
  useEffect(() => {
    if (readyCount > seenCount.current) onReady?.();
    seenCount.current = readyCount;
  }, [readyCount, onReady]);
  return (
    <>
      {model !== undefined && !model.isReady && (
        <p className="model-files-notice">
          {progress
            ? 'The files for LPIPS are being fetched.'
            : `LPIPS needs ${formatMegabytes(model.bytesToFetch)} of files that Galley does not bring along.`}{' '}
          <button type="button" className="model-files-link" onClick={() => void store.getState().open()}>
            {progress ? 'Show' : 'See what and fetch…'}
          </button>
        </p>
      )}
      <ModelFilesDialog />
    </>
  );
}
