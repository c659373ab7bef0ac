import { Download, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { JsonFileButton } from '../ui/JsonFileButton.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Tip } from '../ui/Tip.tsx';
import { matrixFileOf } from './import-matrix.ts';
import { MatrixName } from './MatrixName.tsx';
import type { MatrixState } from './store.ts';

export function MatrixToolbar({ store }: { store: StoreApi<MatrixState> }) {
  const version = useStore(store, (state) => state.current?.version);
  const isEdited = useStore(store, (state) => state.isEdited);

  function exportFile(): void {
    const { draft } = store.getState();
    if (draft === null) return;
    const { fileName, content } = matrixFileOf(draft);
    saveFile(fileName, new Blob([content], { type: 'application/json' }));
  }

  return (
    <header className="matrix-bar">
      <MatrixName store={store} />
      <span className="matrix-version number">{isEdited ? `Not saved yet, based on version ${version}` : `Version ${version}, in force`}</span>
      <span className="matrix-space" />
      <Tip text="Takes Galley’s own table as a draft. Nothing changes until you save.">
        <button type="button" className="button" data-kind="quiet" onClick={() => void store.getState().resetToDefault()}>
          <RotateCcw size={14} aria-hidden />
          Reset to default
        </button>
      </Tip>
      <JsonFileButton
        name="Matrix file"
        tip="Takes a matrix file as a draft. Nothing changes until you save."
        onFile={(file) => void store.getState().importFile(file)}
      />
      <button type="button" className="button" data-kind="quiet" onClick={exportFile}>
        <Download size={14} aria-hidden />
        Export
      </button>
    </header>
  );
}
