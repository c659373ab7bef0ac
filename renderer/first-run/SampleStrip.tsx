import { Images, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { t } from '../words/t.ts';
import { markSeen } from './seen.ts';
import { useIsSeen } from './use-is-seen.ts';
import './welcome.css';

/** Above the jobs as long as the sample is new: what these prompts are, how far they are, and how to get rid of them. */
export function SampleStrip() {
  const { firstRun, preferences, session } = useStores();
  const isSeen = useIsSeen('sample');
  const sample = useStore(firstRun, (state) => state.sample);
  const isBusy = useStore(firstRun, (state) => state.isBusy);
  const done = useStore(session, (state) => state.status?.counts.done);
  const { loadSample, removeSample, startTour } = firstRun.getState();
  useEffect(() => {
    if (isSeen === false && done !== undefined) void loadSample();
  }, [done, isSeen, loadSample]);
  if (isSeen !== false || sample === null || sample.jobs === 0) return null;
  return (
    <section className="sample-strip" aria-label={t('Sample')}>
      <Images size={16} aria-hidden />
      <p className="sample-strip-text">
        {sample.done < sample.jobs
          ? t('The sample is being drawn by Galley’s own engine: {done} of {jobs}', sample)
          : t('This is the sample, drawn by Galley’s own engine. Judge it, letter it anew, take it apart.')}
      </p>
      {sample.done < sample.jobs && <progress value={sample.done} max={sample.jobs} aria-label={t('Sample')} />}
      <button type="button" className="button" data-kind="quiet" onClick={startTour}>
        {t('Take the tour')}
      </button>
      <button type="button" className="button" data-kind="quiet" disabled={isBusy} onClick={() => void removeSample()}>
        {t('Take the sample out')}
      </button>
      <IconButton label={t('Hide this line')} Icon={X} onClick={() => markSeen(preferences, 'sample')} />
    </section>
  );
}
