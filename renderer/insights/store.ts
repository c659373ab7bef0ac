import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Drift, GoldenPrompt, Insights, InsightsChoices, InsightsExportFormat, Trends } from '../../shared/insights.ts';
import { createSoon, type Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { type Filter, type FilterName, toggled } from './filter.ts';

export const PERIODS = ['7', '30', '90', '365'] as const;
export type Period = (typeof PERIODS)[number];

export interface InsightsState {
  /** Days back from now. */
  period: Period;
  /** What every chart is about. */
  filter: Filter;
  /** What can be chosen. */
  choices: InsightsChoices;
  /** null until the first answer; the old figures stay while new ones load. */
  insights: Insights | null;
  trends: Trends | null;
  drift: Drift | null;
  golden: GoldenPrompt[];
  load: () => Promise<void>;
  /** Something was rendered: loads again after a pause. */
  loadSoon: () => void;
  setPeriod: (period: Period) => Promise<void>;
  /** undefined = all. */
  setFilter: (name: FilterName, value: string | undefined) => Promise<void>;
  /** As a press in a chart does it: the same value again lets everything in. */
  pick: (name: FilterName, value: string) => Promise<void>;
  clearFilter: () => Promise<void>;
  exportAll: (format: InsightsExportFormat) => Promise<void>;
  /** These prompts are the golden set from now on. */
  setGolden: (prompts: GoldenPrompt[]) => Promise<boolean>;
  /** Queues every golden prompt. */
  renderGolden: () => Promise<boolean>;
}

export interface InsightsStoreOptions {
  api: StudioClient['insights'];
  save: (fileName: string, content: Blob) => void;
  schedule: Schedule;
  onError: (error: unknown) => void;
}

const PAUSE_MS = 1500;
const TYPES: Record<InsightsExportFormat, string> = { csv: 'text/csv', json: 'application/json', parquet: 'application/vnd.apache.parquet' };

/** Figures of a period. An answer for a period that was left is dropped. */
export function createInsightsStore({ api, save, schedule, onError }: InsightsStoreOptions): StoreApi<InsightsState> {
  let newest = 0;
  return createStore<InsightsState>()((set, get) => ({
    period: '30',
    filter: {},
    choices: { models: [], hosts: [], operations: [] },
    insights: null,
    trends: null,
    drift: null,
    golden: [],
    async load() {
      const mine = ++newest;
      try {
        const query = { ...get().filter, sinceDays: Number(get().period) };
        const [insights, trends, drift, golden, choices] = await Promise.all([api.get(query), api.trends(query), api.drift(), api.golden(), api.choices()]);
        if (mine === newest) set({ insights, trends, drift, golden, choices });
      } catch (error) {
        if (mine === newest) onError(error);
      }
    },
    loadSoon: createSoon(schedule, PAUSE_MS, () => get().load()),
    async setPeriod(period) {
      set({ period });
      await get().load();
    },
    async setFilter(name, value) {
      const { [name]: _, ...others } = get().filter;
      set({ filter: value === undefined ? others : { ...others, [name]: value } });
      await get().load();
    },
    async pick(name, value) {
      set({ filter: toggled(get().filter, name, value) });
      await get().load();
    },
    async clearFilter() {
      set({ filter: {} });
      await get().load();
    },
    async setGolden(prompts) {
      try {
        await api.setGolden({ prompts });
        await get().load();
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    },
    async renderGolden() {
      try {
        await api.renderGolden();
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    },
    async exportAll(format) {
      try {
        const parts: Uint8Array<ArrayBuffer>[] = [];
        let name = '';
        for await (const { fileName, base64 } of await api.export({ format, sinceDays: Number(get().period) })) {
          name = fileName;
          parts.push(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
        }
        save(name, new Blob(parts, { type: TYPES[format] }));
      } catch (error) {
        onError(error);
      }
    },
  }));
}
