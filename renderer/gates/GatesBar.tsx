import { Download, RotateCcw } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useActions } from '../app/actions/use-actions.ts';
import { JsonFileButton } from '../ui/JsonFileButton.tsx';
import { PageBar } from '../ui/PageBar.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { gatesOf } from './gate-table.ts';
import { gatesFileOf } from './import-gates.ts';
import type { GatesState } from './store.ts';

export function GatesBar({ store }: { store: StoreApi<GatesState> }) {
  const isEdited = useStore(store, (state) => state.isEdited);
  const hasProblems = useStore(store, (state) => state.problems.length > 0);

  const field = useRef<HTMLInputElement>(null);

  function exportFile(): void {
    const { table } = store.getState();
    if (table === null) return;
    const { fileName, content } = gatesFileOf(gatesOf(table).gates);
    saveFile(fileName, new Blob([content], { type: 'application/json' }));
  }

  const { save, discard, restoreDefaults } = store.getState();
  useActions({
    // Bound without an edit too: the browser would save the page.
    'gates.save': () => void save(),
    'gates.discard': isEdited ? discard : undefined,
    'gates.import': () => field.current?.click(),
    'gates.export': hasProblems ? undefined : exportFile,
    'gates.default': () => void restoreDefaults(),
  });

  return (
    <PageBar title={t('Quality gates')} note={isEdited ? t('Not saved yet') : t('In force')}>
      <Tip text={t('Takes Galley’s own limits. Nothing changes until you save.')}>
        <button type="button" className="button" data-kind="quiet" onClick={() => void restoreDefaults()}>
          <RotateCcw size={14} aria-hidden />
          {t('Restore defaults')}
        </button>
      </Tip>
      <JsonFileButton
        name={t('File of limits')}
        tip={t('Takes the limits of a file. Nothing changes until you save.')}
        field={field}
        onFile={(file) => void store.getState().importFile(file)}
      />
      <button type="button" className="button" data-kind="quiet" disabled={hasProblems} onClick={exportFile}>
        <Download size={14} aria-hidden />
        {t('Export')}
      </button>
    </PageBar>
  );
}
