import type { StepRun } from '../../shared/proof.ts';
import { ModelName } from '../app/ModelName.tsx';
import { formatBytes, formatCost, formatMs } from '../ui/format.ts';
import { msg, t } from '../words/t.ts';
import { stepName } from './story/words.ts';

/** What each step took. */
export function StepTable({ steps }: { steps: readonly StepRun[] }) {
  if (steps.length === 0) return null;
  const hasCost = steps.some((step) => step.costUsd > 0);
  return (
    <section>
      <h2>{t('Steps')}</h2>
      <table className="step-table number">
        <thead>
          <tr>
            <th>{t('Step')}</th>
            <th>{t('Wait')}</th>
            <th>{t('Time')}</th>
            <th>{t('Memory')}</th>
            {hasCost && <th>{t('Cost')}</th>}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id} title={stepTitle(step)}>
              <td>
                {stepName({ id: step.step, operation: step.operation })}
                {step.model !== null && (
                  <span className="step-model">
                    <ModelName id={step.model} />
                  </span>
                )}
              </td>
              <td>{formatMs(step.waitMs)}</td>
              <td>{step.isCached ? t('reused') : step.timeMs === null ? '–' : formatMs(step.timeMs)}</td>
              <td>{step.peakBytes === null ? '–' : formatBytes(step.peakBytes)}</td>
              {hasCost && <td>{formatCost(step.costUsd)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const STATUS_WORDS: Record<StepRun['status'], string> = {
  running: msg('running'),
  done: msg('done'),
  failed: msg('failed'),
  cancelled: msg('cancelled'),
  interrupted: msg('interrupted'),
};

function stepTitle({ model, status, retries }: StepRun): string {
  const values = { model: model ?? 'Galley', status: t(STATUS_WORDS[status]), retries };
  return retries === 0 ? t('{model}, {status}', values) : t('{model}, {status}, {retries, plural, one {# retry} other {# retries}}', values);
}
