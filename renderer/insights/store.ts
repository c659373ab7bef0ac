import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Insights } from '../../shared/insights.ts';
import type { StudioClient } from '../app/studio-client.ts';

export const PERIODS = ['7', '30', '90', '365'] as const;
export type Period = (typeof PERIODS)[number];

export interface InsightsState {
  /** Days back from now. */
  period: Period;
  /** null until the first answer; the old figures stay while new ones load. */
  insights: Insights | null;
  load: () => Promise<void>;
  /** Something was rendered: loads again after a pause. */
  loadSoon: () => void;
  setPeriod: (period: Period) => Promise<void>;
  exportAll: (format: 'csv' | 'json') => Promise<void>;
}

export interface InsightsStoreOptions {
  api: StudioClient['insights'];
  saveText: (fileName: string, content: string) => void;
  schedule: (run: () => void, delayMs: number) => void;
  onError: (error: unknown) => void;
}

const PAUSE_MS = 1500;

/** Figures of a period. An answer for a period that was left is dropped. */
export function createInsightsStore({ api, saveText, schedule, onError }: InsightsStoreOptions): StoreApi<InsightsState> {
  let newest = 0;
  let isDue = false;
  return createStore<InsightsState>()((set, get) => ({
    period: '30',
    insights: null,
    async load() {
      const mine = ++newest;
      try {
        const insights = await api.get({ sinceDays: Number(get().period) });
        if (mine === newest) set({ insights });
      } catch (error) {
        if (mine === newest) onError(error);
      }
    },
    loadSoon() {
      if (isDue) return;
      isDue = true;
      schedule(() => {
        isDue = false;
        void get().load();
      }, PAUSE_MS);
    },
    async setPeriod(period) {
      set({ period });
      await get().load();
    },
    async exportAll(format) {
      try {
        const { fileName, content } = await api.export({ format, sinceDays: Number(get().period) });
        saveText(fileName, content);
      } catch (error) {
        onError(error);
      }
    },
  }));
}
