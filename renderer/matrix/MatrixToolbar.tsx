import { Download, RotateCcw } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useActions } from '../app/actions/use-actions.ts';
import { HelpButton } from '../help/HelpButton.tsx';
import { JsonFileButton } from '../ui/JsonFileButton.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { matrixFileOf } from './import-matrix.ts';
import { MatrixName } from './MatrixName.tsx';
import type { MatrixState } from './store.ts';

export function MatrixToolbar({ store }: { store: StoreApi<MatrixState> }) {
  const version = useStore(store, (state) => state.current?.version);
  const isEdited = useStore(store, (state) => state.isEdited);
  const field = useRef<HTMLInputElement>(null);

  function exportFile(): void {
    const { draft } = store.getState();
    if (draft === null) return;
    const { fileName, content } = matrixFileOf(draft);
    saveFile(fileName, new Blob([content], { type: 'application/json' }));
  }
  const chooseFile = () => field.current?.click();
  const reset = () => void store.getState().resetToDefault();
  useActions({ 'matrix.import': chooseFile, 'matrix.export': exportFile, 'matrix.default': reset });

  return (
    <header className="matrix-bar">
      <MatrixName store={store} />
      <span className="matrix-version number" data-edited={isEdited || undefined}>
        {isEdited ? t('Not saved yet, based on version {version}', { version }) : t('Version {version}, in force', { version })}
      </span>
      <span className="matrix-space" />
      <Tip text={t('Takes Galley’s own table as a draft. Nothing changes until you save.')}>
        <button type="button" className="button" data-kind="quiet" onClick={reset}>
          <RotateCcw size={14} aria-hidden />
          {t('Reset to default')}
        </button>
      </Tip>
      <JsonFileButton
        name={t('Matrix file')}
        tip={t('Takes a matrix file as a draft. Nothing changes until you save.')}
        field={field}
        onFile={(file) => void store.getState().importFile(file)}
      />
      <button type="button" className="button" data-kind="quiet" onClick={exportFile}>
        <Download size={14} aria-hidden />
        {t('Export')}
      </button>
      <HelpButton />
    </header>
  );
}
