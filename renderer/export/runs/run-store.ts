import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportRequest } from '../../../shared/export.ts';
import type { ExportProgress, ExportRun, ExportRunFile } from '../../../shared/export-runs.ts';
import type { StudioClient } from '../../app/studio-client.ts';

export type RunApi = Pick<StudioClient['export'], 'start' | 'stop' | 'resume' | 'removeFiles' | 'runs' | 'runFiles'>;

export interface ExportRunState {
  /** Newest first; null until they were asked for. */
  runs: readonly ExportRun[] | null;
  total: number;
  /** How far the running export is; null = none runs, or nothing was heard of it yet. */
  progress: ExportProgress | null;
  /** The run that the page shows instead of what would be written. */
  shownId: string | null;
  /** Files of the run that is shown; null until they were asked for. */
  files: readonly ExportRunFile[] | null;
  /** The list of earlier exports is shown instead of the files to write. */
  isHistoryShown: boolean;
  /** A stopped run that nobody wants to be reminded of. */
  dismissedId: string | null;
  /** An order is on its way to the studio. */
  isBusy: boolean;
  load: () => Promise<void>;
  /** After a lost connection: what happened meanwhile was not heard. */
  reload: () => Promise<void>;
  more: () => Promise<void>;
  apply: (progress: ExportProgress) => void;
  /** Resolves true when the export has begun. */
  start: (request: ExportRequest) => Promise<boolean>;
  stop: () => Promise<void>;
  resume: (id: string) => Promise<void>;
  /** Takes the files away again. */
  removeFiles: (id: string) => Promise<void>;
  /** Shows a run and its files; null = what would be written. */
  show: (id: string | null) => void;
  loadFiles: () => Promise<void>;
  showHistory: (isShown: boolean) => void;
  dismiss: (id: string) => void;
}

export interface RunStoreOptions {
  api: RunApi;
  onError: (error: unknown) => void;
  /** A run that was heard of while it ran has come to its end. */
  onEnded: (run: ExportRun) => void;
}

const PAGE_SIZE = 50;
const FILES_PAGE = 500;

/** The exports of the project: the one that runs, and those before it. */
export function createRunStore({ api, onError, onEnded }: RunStoreOptions): StoreApi<ExportRunState> {
  return createStore<ExportRunState>()((set, get) => {
    /** The list as it is, with this run in its place. */
    function put(run: ExportRun): void {
      const runs = get().runs ?? [];
      const isKnown = runs.some(({ id }) => id === run.id);
      set({
        runs: isKnown ? runs.map((other) => (other.id === run.id ? run : other)) : [run, ...runs],
        total: get().total + (isKnown ? 0 : 1),
      });
    }

    async function order(work: () => Promise<ExportRun>): Promise<ExportRun | null> {
      if (get().isBusy) return null;
      set({ isBusy: true });
      try {
        const run = await work();
        put(run);
        return run;
      } catch (error) {
        onError(error);
        return null;
      } finally {
        set({ isBusy: false });
      }
    }

    async function begin(work: () => Promise<ExportRun>): Promise<boolean> {
      const run = await order(work);
      if (run !== null) {
        set({ shownId: run.id, files: null, isHistoryShown: false });
        void get().loadFiles();
      }
      return run !== null;
    }

    async function load(): Promise<void> {
      try {
        const { runs, total } = await api.runs({ limit: PAGE_SIZE, offset: 0 });
        const running = runs.find(({ state }) => state === 'running');
        // A window that is opened while an export runs shows it.
        set({ runs, total, shownId: running?.id ?? get().shownId, progress: running ? get().progress : null });
      } catch (error) {
        onError(error);
      }
    }

    return {
      runs: null,
      total: 0,
      progress: null,
      shownId: null,
      files: null,
      isHistoryShown: false,
      dismissedId: null,
      isBusy: false,
      load,
      // An export that was only heard of may have ended meanwhile.
      reload: () => (get().runs === null && get().progress === null ? Promise.resolve() : load()),
      async more() {
        const known = get().runs ?? [];
        try {
          const { runs, total } = await api.runs({ limit: PAGE_SIZE, offset: known.length });
          set({ runs: [...known, ...runs.filter(({ id }) => !known.some((other) => other.id === id))], total });
        } catch (error) {
          onError(error);
        }
      },
      apply(progress) {
        if (progress.state === 'running') {
          set({ progress });
          // Begun in another window, or on the command line.
          const isKnown = get().runs?.some(({ id, state }) => id === progress.runId && state === 'running') ?? true;
          if (!isKnown && !get().isBusy) void load();
          return;
        }
        set({ progress: null });
        void load().then(() => {
          const run = get().runs?.find(({ id }) => id === progress.runId);
          if (run === undefined) return;
          if (get().shownId === run.id) void get().loadFiles();
          onEnded(run);
        });
      },
      start: (request) => begin(() => api.start(request)),
      async stop() {
        const running = get().runs?.find(({ state }) => state === 'running');
        if (running !== undefined) await order(() => api.stop({ id: running.id }));
      },
      async resume(id) {
        await begin(() => api.resume({ id }));
      },
      async removeFiles(id) {
        if ((await order(() => api.removeFiles({ id }))) !== null && get().shownId === id) await get().loadFiles();
      },
      show(shownId) {
        if (shownId === get().shownId) return;
        set({ shownId, files: null });
        if (shownId !== null) void get().loadFiles();
      },
      async loadFiles() {
        const id = get().shownId;
        if (id === null) return;
        try {
          const files: ExportRunFile[] = [];
          for (;;) {
            const page = await api.runFiles({ id, limit: FILES_PAGE, offset: files.length });
            files.push(...page.files);
            if (page.files.length === 0 || files.length >= page.total) break;
          }
          if (get().shownId === id) set({ files });
        } catch (error) {
          onError(error);
        }
      },
      showHistory: (isHistoryShown) => set({ isHistoryShown }),
      dismiss: (dismissedId) => set({ dismissedId }),
    };
  });
}
