import { Copy, FolderOpen } from 'lucide-react';
import { useStore } from 'zustand';
import type { ExportRun } from '../../../shared/export-runs.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';

/** Opens the folder of an export. A browser cannot do that: there the path is copied. */
export function OpenPlace({ run }: { run: ExportRun }) {
  const { client, notices, session } = useStores();
  const canOpen = useStore(session, (state) => state.info?.canChooseFolder ?? false);
  if (!run.isFolderThere) return null;
  const { tell, fail } = notices.getState();
  return canOpen ? (
    <button type="button" className="button" onClick={() => void client.host.openFolder({ folder: run.folder }).catch(fail)}>
      <FolderOpen size={14} aria-hidden />
      {t('Open folder')}
    </button>
  ) : (
    <button
      type="button"
      className="button"
      title={run.folder}
      onClick={() => void navigator.clipboard.writeText(run.folder).then(() => tell(t('Path copied'), run.folder), fail)}
    >
      <Copy size={14} aria-hidden />
      {t('Copy path')}
    </button>
  );
}
