import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Undo2 } from 'lucide-react';
import type { ExportRun } from '../../../shared/export-runs.ts';
import { useStores } from '../../app/stores.ts';
import { t } from '../../words/t.ts';

/** Takes the files of an export away again; asks first, for nothing brings them back but another export. */
export function TakeBack({ run }: { run: ExportRun }) {
  const { exporting } = useStores();
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="button" data-kind="quiet">
        <Undo2 size={14} aria-hidden />
        {t('Take the files back…')}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="modal-backdrop" />
        <AlertDialog.Popup className="modal">
          <AlertDialog.Title className="modal-title">
            {t('Take {count, plural, one {# file} other {# files}} back?', { count: run.filesDone - run.filesSkipped })}
          </AlertDialog.Title>
          <AlertDialog.Description className="modal-description">
            {t('They are deleted from {folder}. Files that somebody changed since stay, and so does everything that this export did not write.', {
              folder: run.folder,
            })}
          </AlertDialog.Description>
          <div className="modal-buttons">
            <AlertDialog.Close className="button">{t('Keep them')}</AlertDialog.Close>
            <AlertDialog.Close className="button" data-kind="primary" onClick={() => void exporting.getState().removeFiles(run.id)}>
              {t('Take them back')}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
