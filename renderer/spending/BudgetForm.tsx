import { useState } from 'react';
import { type BudgetStatus, type Budgets, usdText } from '../../shared/calls.ts';
import { useStores } from '../app/stores.ts';
import { t } from '../words/t.ts';
import { BudgetField } from './BudgetField.tsx';
import { BUDGET_NAMES, type BudgetTexts, budgetsOf, textsOf } from './budget-words.ts';

/** What a job, a day and the project may cost at most. */
export function BudgetForm({ status }: { status: BudgetStatus }) {
  const { spend, undo } = useStores();
  const [texts, setTexts] = useState<BudgetTexts>(() => textsOf(status.budgets));
  const budgets = budgetsOf(texts);
  const isEdited = JSON.stringify(budgets) !== JSON.stringify(status.budgets);

  async function save(): Promise<void> {
    if (budgets === null) return;
    const before = status.budgets;
    if (!(await spend.getState().setBudgets(budgets))) return;
    const put = async (next: Budgets) => void (await spend.getState().setBudgets(next));
    undo.getState().did({ title: t('The budgets hold from now on.'), undo: () => put(before), redo: () => put(budgets) });
  }

  return (
    <form
      className="budgets"
      aria-labelledby="budgets-title"
      onSubmit={(event) => {
        event.preventDefault();
        void undo.getState().doing(save());
      }}
    >
      <h2 id="budgets-title">{t('Budgets')}</h2>
      {BUDGET_NAMES.map((name) => (
        <BudgetField key={name} name={name} text={texts[name]} status={status} onChange={(text) => setTexts({ ...texts, [name]: text })} />
      ))}
      {status.openMicros > 0 && (
        <p className="budget-note">
          {t('{amount} of what is used is only set aside: for calls that are on their way, or in doubt.', { amount: usdText(status.openMicros) })}
        </p>
      )}
      {isEdited && (
        <div className="budget-buttons">
          <button type="submit" className="button" data-kind="primary" disabled={budgets === null}>
            {t('Save budgets')}
          </button>
          <button type="button" className="button" data-kind="quiet" onClick={() => setTexts(textsOf(status.budgets))}>
            {t('Discard')}
          </button>
        </div>
      )}
    </form>
  );
}
