import type { StepRun } from '../../shared/proof.ts';
import { ModelName } from '../app/ModelName.tsx';
import { formatBytes, formatCost, formatMs } from '../ui/format.ts';
import { STEP_LABELS } from '../ui/step-labels.ts';

/** What each step took. */
export function StepTable({ steps }: { steps: readonly StepRun[] }) {
  if (steps.length === 0) return null;
  const hasCost = steps.some((step) => step.costUsd > 0);
  return (
    <section>
      <h2>Steps</h2>
      <table className="step-table number">
        <thead>
          <tr>
            <th>Step</th>
            <th>Wait</th>
            <th>Time</th>
            <th>Memory</th>
            {hasCost && <th>Cost</th>}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id} title={`${step.model ?? 'Galley'}, ${step.status}${step.retries > 0 ? `, ${step.retries} retries` : ''}`}>
              <td>
                {STEP_LABELS[step.step] ?? STEP_LABELS[step.operation] ?? step.step}
                {step.model !== null && (
                  <span className="step-model">
                    <ModelName id={step.model} />
                  </span>
                )}
              </td>
              <td>{formatMs(step.waitMs)}</td>
              <td>{step.isCached ? 'reused' : step.timeMs === null ? '–' : formatMs(step.timeMs)}</td>
              <td>{step.peakBytes === null ? '–' : formatBytes(step.peakBytes)}</td>
              {hasCost && <td>{formatCost(step.costUsd)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
