import { useId } from 'react';
import { type BudgetStatus, microsOf, usdText } from '../../shared/calls.ts';
import { t } from '../words/t.ts';
import { BUDGET_WORDS, type BudgetName, budgetProblem, usedOf } from './budget-words.ts';

export interface BudgetFieldProps {
  name: BudgetName;
  text: string;
  status: BudgetStatus;
  onChange: (text: string) => void;
}

/** One budget: the amount, what it means, and how much of it is used. */
export function BudgetField({ name, text, status, onChange }: BudgetFieldProps) {
  const id = useId();
  const { label, meaning } = BUDGET_WORDS[name];
  const problem = budgetProblem(text);
  const used = usedOf(name, status);
  return (
    <div className="budget">
      <label htmlFor={id}>{t(label)}</label>
      <span className="budget-amount">
        <span aria-hidden>$</span>
        <input
          id={id}
          className="field number"
          inputMode="decimal"
          placeholder={t('no limit')}
          value={text}
          aria-invalid={problem !== '' || undefined}
          aria-describedby={`${id}-words`}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      <div id={`${id}-words`} className="budget-words">
        {problem === '' ? <Used name={name} used={used} status={status} /> : <p className="sentence-error">{problem}</p>}
        <p>{t(meaning)}</p>
      </div>
    </div>
  );
}

function Used({ name, used, status }: { name: BudgetName; used: number | null; status: BudgetStatus }) {
  if (used === null) return null;
  const limitUsd = status.budgets[name];
  if (limitUsd === null) return <p className="budget-used">{t('{used} used', { used: usdText(used) })}</p>;
  const limit = microsOf(limitUsd);
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  return (
    <>
      <p className="budget-used" data-full={used >= limit || undefined}>
        {used >= limit
          ? t('{used} of {limit} used: nothing more is sent', { used: usdText(used), limit: usdText(limit) })
          : t('{used} of {limit} used, {left} left', { used: usdText(used), limit: usdText(limit), left: usdText(limit - used) })}
      </p>
      <span className="budget-meter" aria-hidden data-full={share > 0.9 || undefined}>
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </>
  );
}
