import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { t } from '../words/t.ts';
import { ModelFilesDialog } from './ModelFilesDialog.tsx';
import './model-files.css';
import { useModelFilesStore } from './use-model-files-store.ts';
import { nextToFetch, noticeWords } from './words.ts';

export interface ModelFilesNoticeProps {
  /** What needs the files. */
  measure: 'lpips';
  /** They came while this was shown: what was measured may be measured again. */
  onReady?: () => void;
}

/** Says what is not measured for want of files, how large they are and why, and leads to them. The one that is measured with unless another is asked for comes first; once it is there, the others can be had as well. Shows nothing once all are there. */
export function ModelFilesNotice({ measure, onReady }: ModelFilesNoticeProps) {
  const store = useModelFilesStore();
  const model = useStore(store, (state) => nextToFetch(state.models, measure));
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
      {model !== undefined && (
        <p className="model-files-notice">
          {noticeWords(model, progress !== undefined)}{' '}
          <button type="button" className="model-files-link" onClick={() => void store.getState().open()}>
            {progress ? t('Show') : t('See what and fetch…')}
          </button>
        </p>
      )}
      <ModelFilesDialog />
    </>
  );
}
