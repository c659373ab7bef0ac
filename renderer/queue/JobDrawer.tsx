import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { focusFirst } from '../ui/first-focus.ts';
import { t } from '../words/t.ts';
import { JobDetails } from './JobDetails.tsx';

export function JobDrawer() {
  const { queue } = useStores();
  const drawer = useRef<HTMLDivElement>(null);
  const job = useStore(queue, (state) => state.openJob);
  // Who comes back to the queue wants to see it.
  useEffect(() => () => queue.getState().open(null), [queue]);
  return (
    <Dialog.Root open={job !== null} onOpenChange={(open) => !open && queue.getState().open(null)} modal={false}>
      <Dialog.Portal>
        <Dialog.Popup className="drawer" ref={drawer} initialFocus={focusFirst(drawer)}>
          <header className="modal-header">
            <Dialog.Title className="modal-title">{t('Job')}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={t('Close')}>
              <X size={16} aria-hidden />
            </Dialog.Close>
          </header>
          {job !== null && <JobDetails job={job} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
