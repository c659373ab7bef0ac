import { Check } from 'lucide-react';
import type { StoreApi } from 'zustand/vanilla';
import { type MatrixRow, THEN_STEPS } from '../../shared/routing.ts';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { Tip } from '../ui/Tip.tsx';
import { toggleThenStep } from './edit-matrix.ts';
import type { MatrixState } from './store.ts';
import { THEN_WORDS } from './then-words.ts';

export interface ThenCellProps {
  store: StoreApi<MatrixState>;
  row: MatrixRow;
}

/** Switches for what follows the render. */
export function ThenCell({ store, row }: ThenCellProps) {
  return (
    <fieldset className="then-steps" aria-label={`After ${INTENT_LABELS[row.intent].toLowerCase()} renders`}>
      {THEN_STEPS.map((step) => {
        const isOn = row.thenSteps.includes(step);
        return (
          <Tip key={step} text={THEN_WORDS[step].explanation}>
            <button
              type="button"
              className="then-step"
              aria-pressed={isOn}
              onClick={() => store.getState().edit((matrix) => toggleThenStep(matrix, row.intent, step))}
            >
              {isOn && <Check size={12} aria-hidden />}
              {THEN_WORDS[step].label}
            </button>
          </Tip>
        );
      })}
    </fieldset>
  );
}
