import { type BudgetStatus, type Budgets, microsOf, usdOf } from '../../shared/calls.ts';
import { msg, t } from '../words/t.ts';

export const BUDGET_NAMES = ['perJobUsd', 'perDayUsd', 'projectUsd'] as const;
export type BudgetName = (typeof BUDGET_NAMES)[number];

export const BUDGET_WORDS: Record<BudgetName, { label: string; meaning: string }> = {
  perJobUsd: { label: msg('One job'), meaning: msg('All the calls of one job together, with every new try.') },
  perDayUsd: { label: msg('One day'), meaning: msg('From midnight to midnight by this machine’s clock.') },
  projectUsd: { label: msg('This project'), meaning: msg('Everything that was ever paid here.') },
};

/** What is typed into the fields; '' = no limit. */
export type BudgetTexts = Record<BudgetName, string>;

export function textsOf(budgets: Budgets): BudgetTexts {
  const text = (usd: number | null) => (usd === null ? '' : Number.isInteger(usd) ? String(usd) : usd.toFixed(Math.max(2, decimalsOf(usd))));
  return { perJobUsd: text(budgets.perJobUsd), perDayUsd: text(budgets.perDayUsd), projectUsd: text(budgets.projectUsd) };
}

/** What keeps a text from being a budget, in a sentence; '' = nothing. A comma is refused: to some it parts thousands, to others cents. */
export function budgetProblem(text: string): string {
  const trimmed = text.trim().replace(/^\$\s*/, '');
  if (trimmed === '') return '';
  if (!/^\d+(\.\d{1,6})?$|^\.\d{1,6}$/.test(trimmed)) return t('Write an amount such as 12.50, or nothing for no limit.');
  return Number(trimmed) > 1e6 ? t('The most is a million.') : '';
}

/** @returns null when a text is no budget */
export function budgetsOf(texts: BudgetTexts): Budgets | null {
  if (BUDGET_NAMES.some((name) => budgetProblem(texts[name]) !== '')) return null;
  const usd = (text: string) => {
    const trimmed = text.trim().replace(/^\$\s*/, '');
    return trimmed === '' ? null : usdOf(microsOf(Number(trimmed)));
  };
  return { perJobUsd: usd(texts.perJobUsd), perDayUsd: usd(texts.perDayUsd), projectUsd: usd(texts.projectUsd) };
}

/** What is used of a budget, millionths of a dollar; null = it is counted for each job alone. */
export function usedOf(name: BudgetName, status: BudgetStatus): number | null {
  if (name === 'perJobUsd') return null;
  return name === 'perDayUsd' ? status.todayMicros : status.projectMicros;
}

function decimalsOf(usd: number): number {
  return (String(usd).split('.')[1] ?? '').length;
}
