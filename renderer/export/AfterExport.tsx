import { FolderOpen } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import type { ExportState } from './store.ts';

/** What can be done once the files are written. A browser can't open folders. */
export function AfterExport({ store }: { store: StoreApi<ExportState> }) {
  const { session } = useStores();
  const canOpenFolder = useStore(session, (state) => state.info?.canChooseFolder ?? false);
  return (
    <span className="export-buttons">
      <button
        type="button"
        className="button"
        onClick={() => void store.getState().again()}
        title={t('Back to what would be written, to change names, sizes or proofs')}
      >
        {t('Export again')}
      </button>
      {canOpenFolder && (
        <button type="button" className="button" onClick={() => void store.getState().openFolder()}>
          <FolderOpen size={14} aria-hidden />
          {t('Open folder')}
        </button>
      )}
    </span>
  );
}
