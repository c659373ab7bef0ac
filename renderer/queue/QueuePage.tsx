import { useEffect } from 'react';
import { Composer } from './Composer.tsx';
import { EditDialog } from './EditDialog.tsx';
import { JobDrawer } from './JobDrawer.tsx';
import { JobList } from './JobList.tsx';
import './queue.css';
import { useStores } from '../app/stores.ts';
import { isTyping } from '../ui/is-typing.ts';
import { QueueToolbar } from './QueueToolbar.tsx';

export function QueuePage() {
  const { queue } = useStores();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'n' || isTyping(event) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      document.querySelector<HTMLTextAreaElement>('#composer-text')?.focus();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  useEffect(() => void queue.getState().refresh(), [queue]);

  return (
    <div className="queue-page">
      <h1 className="visually-hidden">Queue</h1>
      <Composer />
      <QueueToolbar />
      <JobList />
      <JobDrawer />
      <EditDialog />
    </div>
  );
}
