import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BakeOffReport, BakeOffSummary } from '../../shared/bake-off.ts';
import type { Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';

/** Prompt and seed of the pictures that are shown large, side by side. */
export interface ProofRow {
  prompt: number;
  seed: number;
}

export interface BakeOffState {
  view: 'list' | 'new' | 'report';
  /** Newest first; null until loaded. */
  list: readonly BakeOffSummary[] | null;
  /** The bake-off that is open; null until its report is here. */
  report: BakeOffReport | null;
  openId: string | null;
  row: ProofRow | null;
  isSaving: boolean;
  /** The one that was just taken off the list and may be put back. */
  removed: { id: string; name: string } | null;
  show: (view: 'list' | 'new') => void;
  open: (id: string) => Promise<void>;
  /** Loads what is shown again. */
  load: () => Promise<void>;
  /** Something was rendered: loads again after a pause. */
  loadSoon: () => void;
  showRow: (row: ProofRow | null) => void;
  /** The next or previous row that has a picture. */
  stepRow: (by: 1 | -1) => void;
  saveReport: () => Promise<void>;
  /** Takes the bake-off that is open off the list and shows the list. */
  remove: () => Promise<void>;
  /** Puts back what was just removed. */
  restore: () => Promise<void>;
}

export interface BakeOffStoreOptions {
  api: Pick<StudioClient['bakeOff'], 'list' | 'report' | 'html' | 'remove' | 'restore'>;
  save: (fileName: string, content: Blob) => void;
  schedule: Schedule;
  /** Milliseconds that only go on. */
  now: () => number;
  onError: (error: unknown) => void;
}

const PAUSE_MS = 1200;
/** A report of many renders takes its time: the studio gets this many times as long for its work. */
const REST = 4;

/** Rows of which at least one picture is there, in the report's order. */
export function rowsWithPictures({ cells }: Pick<BakeOffReport, 'cells'>): ProofRow[] {
  const names = new Set(cells.filter(({ sha256 }) => sha256 !== null).map(({ prompt, seed }) => `${prompt} ${seed}`));
  return [...names].map((name) => {
    const [prompt, seed] = name.split(' ').map(Number);
    return { prompt, seed };
  });
}

export function isFinished({ renders }: Pick<BakeOffSummary, 'renders'>): boolean {
  return renders.done + renders.failed >= renders.total;
}

/** The bake-offs, and the report of the one that is open. An answer for one that was left is dropped. */
export function createBakeOffStore({ api, save, schedule, now, onError }: BakeOffStoreOptions): StoreApi<BakeOffState> {
  let newest = 0;
  let isDue = false;
  let lastMs = 0;
  return createStore<BakeOffState>()((set, get) => ({
    view: 'list',
    list: null,
    report: null,
    openId: null,
    row: null,
    isSaving: false,
    removed: null,
    show(view) {
      newest++;
      set({ view, row: null, removed: null });
      if (view === 'list') void get().load();
    },
    async open(id) {
      set((state) => ({ view: 'report', openId: id, row: null, report: state.report?.id === id ? state.report : null, removed: null }));
      await get().load();
    },
    async load() {
      const { view, openId } = get();
      const mine = ++newest;
      const begun = now();
      try {
        if (view === 'report' && openId !== null) {
          const report = await api.report({ id: openId });
          if (mine === newest) set({ report });
        } else {
          const list = await api.list();
          if (mine === newest) set({ list });
        }
        lastMs = now() - begun;
      } catch (error) {
        if (mine !== newest) return;
        if (view === 'report') set({ view: 'list' });
        onError(error);
      }
    },
    loadSoon() {
      if (isDue || get().view === 'new') return;
      isDue = true;
      schedule(
        () => {
          isDue = false;
          if (get().view !== 'new') void get().load();
        },
        Math.max(PAUSE_MS, lastMs * REST),
      );
    },
    showRow: (row) => set({ row }),
    stepRow(by) {
      const { report, row } = get();
      if (report === null || row === null) return;
      const rows = rowsWithPictures(report);
      const place = rows.findIndex(({ prompt, seed }) => prompt === row.prompt && seed === row.seed);
      const next = rows[place + by];
      if (next !== undefined) set({ row: next });
    },
    async saveReport() {
      const { openId, isSaving } = get();
      if (openId === null || isSaving) return;
      set({ isSaving: true });
      try {
        const { fileName, content } = await api.html({ id: openId });
        save(fileName, new Blob([content], { type: 'text/html' }));
      } catch (error) {
        onError(error);
      } finally {
        set({ isSaving: false });
      }
    },
    async remove() {
      const { report } = get();
      if (report === null) return;
      try {
        await api.remove({ id: report.id });
        newest++;
        set({ view: 'list', row: null, removed: { id: report.id, name: report.name } });
        await get().load();
      } catch (error) {
        onError(error);
      }
    },
    async restore() {
      const { removed } = get();
      if (removed === null) return;
      try {
        await api.restore({ id: removed.id });
        set({ removed: null });
        await get().load();
      } catch (error) {
        onError(error);
      }
    },
  }));
}
