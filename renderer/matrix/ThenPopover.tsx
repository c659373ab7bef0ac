import { Check, Plus } from 'lucide-react';
import type { Intent } from '../../shared/prompt.ts';
import { THEN_STEPS, type ThenStep } from '../../shared/routing.ts';
import { DropPanel } from '../ui/DropPanel.tsx';
import { INTENT_LABELS } from '../ui/intent-labels.ts';
import { t } from '../words/t.ts';
import { THEN_WORDS } from './then-words.ts';

export interface ThenPopoverProps {
  intent: Intent;
  steps: readonly ThenStep[];
  onToggle: (step: ThenStep) => void;
}

/** Every step that can follow a render, as switches with what they do. */
export function ThenPopover({ intent, steps, onToggle }: ThenPopoverProps) {
  return (
    <DropPanel
      className="then-popover"
      label={t('Steps after {intent}', { intent: t(INTENT_LABELS[intent]) })}
      trigger={
        <button type="button" className="small-button cell-tool" aria-label={t('Step after {intent}', { intent: t(INTENT_LABELS[intent]) })}>
          <Plus size={13} aria-hidden />
          {t('Step')}
        </button>
      }
    >
      {THEN_STEPS.map((step) => (
        <button key={step} type="button" className="then-choice" aria-pressed={steps.includes(step)} onClick={() => onToggle(step)}>
          <span className="then-tick">{steps.includes(step) && <Check size={13} aria-hidden />}</span>
          <span>{t(THEN_WORDS[step].label)}</span>
          <span className="then-explanation">{t(THEN_WORDS[step].explanation)}</span>
        </button>
      ))}
    </DropPanel>
  );
}
