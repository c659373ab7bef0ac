import { CirclePause, Play, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../../app/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from '../../words/t.ts';
import { runSentence } from './run-words.ts';

/** The newest export did not come to its end: it can go on, today or after a restart. */
export function StoppedBanner() {
  const { exporting } = useStores();
  const newest = useStore(exporting, (state) => state.runs?.[0]);
  const isHidden = useStore(exporting, (state) => newest === undefined || !newest.canResume || state.shownId !== null || state.dismissedId === newest.id);
  const isBusy = useStore(exporting, (state) => state.isBusy);
  if (isHidden || newest === undefined) return null;
  const { resume, show, dismiss } = exporting.getState();
  return (
    <section className="export-stopped" aria-label={t('An export that stopped')}>
      <CirclePause size={16} aria-hidden />
      <p>
        <b>{runSentence(newest)}</b> <span>{newest.folder}</span>
      </p>
      <button type="button" className="button" data-kind="primary" disabled={isBusy} onClick={() => void resume(newest.id)}>
        <Play size={14} aria-hidden />
        {t('Resume')}
      </button>
      <button type="button" className="button" onClick={() => show(newest.id)}>
        {t('Show')}
      </button>
      <IconButton label={t('Hide')} Icon={X} onClick={() => dismiss(newest.id)} />
    </section>
  );
}
