import { type Budgets, budgetsSchema, DEFAULT_BUDGETS, microsOf, usdText } from '../../shared/calls.ts';
import { AppError } from '../../shared/errors.ts';
import type { Committed } from './call-table.ts';
import type { SettingsTable } from './settings-table.ts';

const KEY = 'budgets';

/** What the project's people set; the defaults where they never did. */
export function readBudgets(settings: SettingsTable): Budgets {
  const text = settings.get(KEY);
  if (text === null) return DEFAULT_BUDGETS;
  try {
    return budgetsSchema.parse(JSON.parse(text));
  } catch (cause) {
    // Falling back to a default could allow what somebody had forbidden.
    throw new AppError('budget-exceeded', 'The budgets of this project cannot be read; set them again before anything is paid.', { cause });
  }
}

export function saveBudgets(settings: SettingsTable, budgets: Budgets): void {
  settings.set(KEY, JSON.stringify(budgetsSchema.parse(budgets)));
}

const BUDGETS = [
  { limit: 'perJobUsd', committed: 'job', name: 'the budget of one job' },
  { limit: 'perDayUsd', committed: 'day', name: "today's budget" },
  { limit: 'projectUsd', committed: 'project', name: 'the budget of the project' },
] as const;

/**
 * @param committed what is paid or reserved already
 * @param asked millionths of a dollar that the next call would reserve
 * @throws AppError budget-exceeded naming the budget, what is left of it and what was asked for
 */
export function checkBudgets(budgets: Budgets, committed: Committed, asked: number, what: string): void {
  for (const { limit, committed: scope, name } of BUDGETS) {
    const usd = budgets[limit];
    if (usd === null || committed[scope] + asked <= microsOf(usd)) continue;
    const left = Math.max(0, microsOf(usd) - committed[scope]);
    throw new AppError('budget-exceeded', `${what} would cost ${usdText(asked)}, but ${name} (${usdText(microsOf(usd))}) has ${usdText(left)} left.`, {
      details: { budget: limit, limitMicros: microsOf(usd), leftMicros: left, askedMicros: asked },
    });
  }
}
