import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ExportRequest, type ExportResult, exportRequestSchema, type Preflight } from '../../shared/export.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface ExportApi {
  preflight: StudioClient['export']['preflight'];
  run: StudioClient['export']['run'];
  chooseFolder: StudioClient['host']['chooseFolder'];
  openFolder: StudioClient['host']['openFolder'];
}

export interface ExportState {
  request: ExportRequest;
  /** What would be written; null until the first answer. */
  preflight: Preflight | null;
  isChecking: boolean;
  isRunning: boolean;
  result: ExportResult | null;
  change: (change: Partial<ExportRequest>) => void;
  check: () => Promise<void>;
  chooseFolder: () => Promise<void>;
  run: () => Promise<void>;
  openFolder: () => Promise<void>;
}

export interface ExportStoreOptions {
  api: ExportApi;
  folder: string;
  schedule: (run: () => void, delayMs: number) => void;
  onError: (error: unknown) => void;
}

const TYPING_PAUSE_MS = 250;

/** Settings of an export, its pre-flight while they change, and the result. */
export function createExportStore({ api, folder, schedule, onError }: ExportStoreOptions): StoreApi<ExportState> {
  let newest = 0;
  return createStore<ExportState>()((set, get) => ({
    request: exportRequestSchema.parse({ folder }),
    preflight: null,
    isChecking: false,
    isRunning: false,
    result: null,
    change(change) {
      set({ request: { ...get().request, ...change }, result: null });
      const mine = ++newest;
      schedule(() => mine === newest && void get().check(), TYPING_PAUSE_MS);
    },
    async check() {
      const mine = ++newest;
      const parsed = exportRequestSchema.safeParse(get().request);
      if (!parsed.success) {
        set({ preflight: { files: [], problems: parsed.error.issues.map((issue) => issue.message), isReady: false } });
        return;
      }
      set({ isChecking: true });
      try {
        const preflight = await api.preflight(parsed.data);
        if (mine === newest) set({ preflight });
      } catch (error) {
        onError(error);
      } finally {
        set({ isChecking: false });
      }
    },
    async chooseFolder() {
      try {
        const chosen = await api.chooseFolder();
        if (chosen !== null) get().change({ folder: chosen });
      } catch (error) {
        onError(error);
      }
    },
    async run() {
      if (get().isRunning) return;
      set({ isRunning: true });
      try {
        set({ result: await api.run(get().request) });
      } catch (error) {
        onError(error);
      } finally {
        set({ isRunning: false });
      }
    },
    async openFolder() {
      try {
        await api.openFolder({ folder: get().result?.folder ?? get().request.folder });
      } catch (error) {
        onError(error);
      }
    },
  }));
}
