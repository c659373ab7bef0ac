import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BudgetStatus, Budgets } from '../../shared/calls.ts';
import { createSoon, type Schedule } from './soon.ts';
import type { StudioClient } from './studio-client.ts';

export interface SpendState {
  /** What is paid and reserved now, and what may be; null = not known yet. */
  status: BudgetStatus | null;
  refresh: () => Promise<void>;
  /** After a while, once for all that ask meanwhile. */
  refreshSoon: () => void;
  /** Resolves true when the budgets hold. */
  setBudgets: (budgets: Budgets) => Promise<boolean>;
}

export interface SpendStoreOptions {
  api: Pick<StudioClient['ledger'], 'budgets' | 'setBudgets'>;
  schedule: Schedule;
  onError: (error: unknown) => void;
}

const PAUSE_MS = 800;

/** Money in a few figures, for the frame and the spending page. */
export function createSpendStore({ api, schedule, onError }: SpendStoreOptions): StoreApi<SpendState> {
  return createStore<SpendState>()((set, get) => ({
    status: null,
    async refresh() {
      try {
        set({ status: await api.budgets() });
      } catch (error) {
        onError(error);
      }
    },
    refreshSoon: createSoon(schedule, PAUSE_MS, () => get().refresh()),
    async setBudgets(budgets) {
      try {
        set({ status: await api.setBudgets({ budgets }) });
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    },
  }));
}
