import { useStore } from 'zustand';
import type { Job } from '../../shared/job.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { IntentChip } from './IntentChip.tsx';
import { ReadingEditor } from './ReadingEditor.tsx';
import { viewOf } from './reading-view.ts';

/** The reading of a job: corrected in its place while it waits, by rendering again when it is done. */
export function JobReading({ job }: { job: Job }) {
  const { corrections } = useStores();
  const draft = useStore(corrections, (state) => (state.draft?.jobId === job.id ? state.draft.correction : undefined));
  const isSending = useStore(corrections, (state) => state.isSending);
  const { correct, renderAgain, discard } = corrections.getState();
  const isRunning = job.state === 'running';
  const isDone = job.state === 'done';
  const view = viewOf(job.reading, job.request, draft);
  return (
    <section className="drawer-reading" aria-label={t('Reading')}>
      <h3>{t('Reading')}</h3>
      <IntentChip view={view} isDisabled={isRunning} onChange={(intent) => void correct(job, { intent })} />
      <ReadingEditor
        key={job.id}
        view={view}
        isDisabled={isRunning}
        tells={isDone ? 'typing' : 'leaving'}
        onCorrect={(correction) => void correct(job, correction)}
      />
      {isRunning && <p className="reading-note">{t('It is being rendered: correct the reading when it is done, or pause it first.')}</p>}
      {isDone && (
        <div className="drawer-reading-again">
          <button type="button" className="button" data-kind="primary" disabled={draft === undefined || isSending} onClick={() => void renderAgain(job)}>
            {t('Correct and render again')}
          </button>
          {draft === undefined ? (
            <span className="reading-note">{t('Same seed, as rework of this job.')}</span>
          ) : (
            <button type="button" className="button" data-kind="quiet" onClick={discard}>
              {t('Discard')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
