import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ExportRequest, type ExportResult, exportRequestSchema, type Preflight } from '../../shared/export.ts';
import type { ProofSummary } from '../../shared/proof.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { t } from '../words/t.ts';
import { loadApproved } from './load-approved.ts';

export interface ExportApi {
  preflight: StudioClient['export']['preflight'];
  run: StudioClient['export']['run'];
  listProofs: StudioClient['review']['list'];
  chooseFolder: StudioClient['host']['chooseFolder'];
  openFolder: StudioClient['host']['openFolder'];
}

export interface ExportState {
  request: ExportRequest;
  /** Every approved proof, and the ids of those that stay here. */
  proofs: readonly ProofSummary[];
  leftOut: ReadonlySet<string>;
  /** What would be written; null until the first answer. */
  preflight: Preflight | null;
  isChecking: boolean;
  isRunning: boolean;
  result: ExportResult | null;
  /** Loads the approved proofs and what would be written. */
  open: () => Promise<void>;
  leaveOut: (ids: readonly string[]) => void;
  change: (change: Partial<ExportRequest>) => void;
  check: () => Promise<void>;
  chooseFolder: () => Promise<void>;
  run: () => Promise<void>;
  /** Back to the settings after an export. */
  again: () => Promise<void>;
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
    proofs: [],
    leftOut: new Set(),
    preflight: null,
    isChecking: false,
    isRunning: false,
    result: null,
    async open() {
      try {
        set({ proofs: await loadApproved(api.listProofs) });
      } catch (error) {
        onError(error);
      }
      await get().check();
    },
    leaveOut(ids) {
      const leftOut = new Set(ids);
      set({ leftOut });
      // Left out = all, also those that are approved from now on.
      get().change({ proofIds: leftOut.size === 0 ? undefined : get().proofs.flatMap(({ id }) => (leftOut.has(id) ? [] : [id])) });
    },
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
      if (parsed.data.proofIds?.length === 0) {
        set({ preflight: { files: [], problems: [t('No proof is chosen. Press those that should go.')], isReady: false } });
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
    async again() {
      set({ result: null });
      await get().check();
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
