import { X } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import type { MatrixRow, ThenStep } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { Tip } from '../ui/Tip.tsx';
import { t } from '../words/t.ts';
import { toggleThenStep } from './edit-matrix.ts';
import type { MatrixState } from './store.ts';
import { ThenPopover } from './ThenPopover.tsx';
import { THEN_WORDS } from './then-words.ts';

export interface ThenCellProps {
  store: StoreApi<MatrixState>;
  row: MatrixRow;
}

/** What follows the render; a press on a step takes it away, all steps are in the popover. */
export function ThenCell({ store, row }: ThenCellProps) {
  const toggle = (step: ThenStep) => store.getState().edit((matrix) => toggleThenStep(matrix, row.intent, step));
  return (
    <div className="then-cell">
      <fieldset className="then-steps" aria-label={t('After renders of {intent}', { intent: t(INTENT_LABELS[row.intent]) })}>
        {row.thenSteps.map((step) => (
          <Tip key={step} text={t(THEN_WORDS[step].explanation)}>
            <button type="button" className="then-step" aria-label={t('Remove {step}', { step: t(THEN_WORDS[step].label) })} onClick={() => toggle(step)}>
              {t(THEN_WORDS[step].label)}
              <X className="then-remove" size={12} aria-hidden />
            </button>
          </Tip>
        ))}
        {row.thenSteps.length === 0 && <span className="then-nothing">{t('Nothing')}</span>}
      </fieldset>
      <ThenPopover intent={row.intent} steps={row.thenSteps} onToggle={toggle} />
    </div>
  );
}
