import { useId } from 'react';
import { type BudgetStatus, microsOf, usdText } from '../../shared/calls.ts';
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
      <label htmlFor={id}>{label}</label>
      <span className="budget-amount">
        <span aria-hidden>$</span>
        <input
          id={id}
          className="field number"
          inputMode="decimal"
          placeholder="no limit"
          value={text}
          aria-invalid={problem !== '' || undefined}
          aria-describedby={`${id}-words`}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      <div id={`${id}-words`} className="budget-words">
        {problem === '' ? <Used name={name} used={used} status={status} /> : <p className="sentence-error">{problem}</p>}
        <p>{meaning}</p>
      </div>
    </div>
  );
}

function Used({ name, used, status }: { name: BudgetName; used: number | null; status: BudgetStatus }) {
  if (used === null) return null;
  const limitUsd = status.budgets[name];
  if (limitUsd === null) return <p className="budget-used">{usdText(used)} used</p>;
  const limit = microsOf(limitUsd);
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  return (
    <>
      <p className="budget-used" data-full={used >= limit || undefined}>
        {usdText(used)} of {usdText(limit)} used{used >= limit ? ': nothing more is sent' : `, ${usdText(limit - used)} left`}
      </p>
      <span className="budget-meter" aria-hidden data-full={share > 0.9 || undefined}>
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </>
  );
}
