import { FolderOpen } from 'lucide-react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';
import type { ExportState } from '../store.ts';

/** Where the files go. A browser has no folder dialog: there the path is typed. */
export function FolderField({ store }: { store: StoreApi<ExportState> }) {
  const { session } = useStores();
  const canChooseFolder = useStore(session, (state) => state.info?.canChooseFolder ?? false);
  const folder = useStore(store, (state) => state.request.folder);
  const { change, chooseFolder } = store.getState();
  return (
    <label className="labelled">
      {t('Folder')}
      <span className="export-folder">
        <input
          id="export-folder"
          className="field"
          value={folder}
          spellCheck={false}
          title={folder}
          onChange={(event) => change({ folder: event.target.value })}
        />
        {canChooseFolder && (
          <button type="button" className="button" onClick={() => void chooseFolder()}>
            <FolderOpen size={14} aria-hidden />
            {t('Choose')}
          </button>
        )}
      </span>
    </label>
  );
}
