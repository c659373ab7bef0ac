import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import { STEP_LABELS } from '../ui/step-labels.ts';
import { t } from '../words/t.ts';

export function JobProgressBar({ jobId }: { jobId: string }) {
  const { progress } = useStores();
  const current = useStore(progress, (state) => state.byJob[jobId]);
  const percent = Math.round((current?.fraction ?? 0) * 100);
  const step = current === undefined ? t('Starting') : current.step in STEP_LABELS ? t(STEP_LABELS[current.step]) : current.step;
  return (
    <div className="job-state">
      <div className="job-state-line">
        <span className="state-dot" data-state="running" />
        {step}
        {current !== undefined && (
          <span className="job-quiet number">{t('{number} of {count}', { number: current.stepIndex + 1, count: current.stepCount })}</span>
        )}
      </div>
      <div className="progress" role="progressbar" aria-label={step} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <div style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
    </div>
  );
}
