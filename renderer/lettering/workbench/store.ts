import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JobRequestInput } from '../../../shared/job.ts';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import { type History, record, redo, settle, startHistory, undo } from './history.ts';
import { createPreviewLoop, type Preview } from './preview-loop.ts';
import { type GroundAt, isDetailed, itemsOf, newItem, placedOf, rerenderRequest, type WorkItem, withAnswer } from './work-items.ts';

export interface WorkbenchStoreOptions {
  api: Pick<StudioClient['lettering'], 'regions' | 'preview'>;
  /** Queues the rework; false = it was refused, and the person knows. */
  rerender: (proofId: string, request: Partial<JobRequestInput>) => Promise<boolean>;
  onError: (error: unknown) => void;
  schedule: (run: () => void, delayMs: number) => void;
}

export interface WorkbenchState {
  /** The proof that is worked on; null = the workbench is closed. */
  proof: ProofDetail | null;
  regions: readonly LetteringRegion[];
  /** As it was found: what a reset goes back to. */
  found: readonly WorkItem[];
  history: History<readonly WorkItem[]>;
  selectedId: number | null;
  isFinding: boolean;
  isApplying: boolean;
  preview: Preview | null;
  /** Why there is no preview of the last change; '' = there is. */
  previewProblem: string;
  open: (proof: ProofDetail) => Promise<void>;
  close: () => void;
  /** Looks at the base again; what was changed is gone. */
  find: () => Promise<void>;
  setGround: (groundAt: GroundAt) => void;
  select: (id: number | null) => void;
  /** +1 = the next region, -1 = the one before; round and round. */
  step: (by: number) => void;
  /** Changes a region; changes with the same key are one step of the history until `settle`. */
  edit: (id: number, change: Partial<Omit<WorkItem, 'id'>>, key?: string) => void;
  settle: () => void;
  answer: (id: number, text: string | null) => void;
  addPlace: (text: string, at: readonly [number, number]) => void;
  /** Takes a new place away; a region that was found is left as it stands in the base. */
  remove: (id: number) => void;
  reset: (id: number | null) => void;
  undo: () => void;
  redo: () => void;
  apply: () => Promise<void>;
}

const CLOSED = {
  ...{ proof: null, regions: [], found: [], history: startHistory<readonly WorkItem[]>([]), selectedId: null },
  ...{ isFinding: false, isApplying: false, preview: null, previewProblem: '' },
};

export function isChanged({ history, found }: Pick<WorkbenchState, 'history' | 'found'>): boolean {
  return history.present !== found;
}

/** The lettering of one proof while somebody works on it; every change can be undone. Nothing is queued before `apply`. */
export function createWorkbenchStore({ api, rerender, onError, schedule }: WorkbenchStoreOptions): StoreApi<WorkbenchState> {
  return createStore<WorkbenchState>()((set, get) => {
    let groundAt: GroundAt | null = null;
    const placedNow = () => placedOf(get().history.present, get().found, groundAt);
    const preview = createPreviewLoop({
      api,
      schedule,
      wanted: () => (get().proof === null ? null : { proofId: get().proof!.id, placed: placedNow(), items: get().history.present }),
      onShown: (shown) => set({ preview: shown, previewProblem: '' }),
      onProblem: (previewProblem) => set({ previewProblem }),
    });

    function begin(regions: readonly LetteringRegion[]): void {
      const found = itemsOf(regions);
      const inDoubt = found.find((_, index) => regions[index].flags.length > 0) ?? found[0];
      set({ regions, found, history: startHistory<readonly WorkItem[]>(found), selectedId: inDoubt?.id ?? null, isFinding: false });
      preview.request();
    }
    function change(items: readonly WorkItem[], key?: string): void {
      set(({ history }) => ({ history: record(history, items, key) }));
      preview.request();
    }
    function travel(history: History<readonly WorkItem[]>): void {
      const isThere = history.present.some(({ id }) => id === get().selectedId);
      set({ history, ...(!isThere && { selectedId: history.present.at(-1)?.id ?? null }) });
      preview.request();
    }
    async function find(proof: ProofDetail): Promise<void> {
      set({ isFinding: true });
      try {
        const { regions } = await api.regions({ proofId: proof.id });
        if (get().proof?.id === proof.id) begin(regions);
      } catch (error) {
        if (get().proof?.id !== proof.id) return;
        set({ isFinding: false });
        onError(error);
      }
    }

    return {
      ...CLOSED,
      async open(proof) {
        preview.stop();
        groundAt = null;
        set({ ...CLOSED, proof });
        const regions = proof.lettering?.regions ?? [];
        if (isDetailed(regions)) begin(regions);
        else await find(proof);
      },
      close() {
        preview.stop();
        set(CLOSED);
      },
      async find() {
        const { proof } = get();
        if (proof !== null) await find(proof);
      },
      setGround(next) {
        groundAt = next;
      },
      select: (selectedId) => set(({ history }) => ({ selectedId, history: settle(history) })),
      step(by) {
        const { history, selectedId } = get();
        const items = history.present;
        if (items.length === 0) return;
        const index = items.findIndex(({ id }) => id === selectedId);
        get().select(items[(index + (index < 0 && by < 0 ? 0 : by) + items.length) % items.length].id);
      },
      edit(id, part, key) {
        const { history } = get();
        change(
          history.present.map((item) => (item.id === id ? { ...item, ...part } : item)),
          key === undefined ? undefined : `${id} ${key}`,
        );
      },
      settle: () => set(({ history }) => ({ history: settle(history) })),
      answer: (id, text) => change(withAnswer(get().history.present, id, text)),
      addPlace(text, at) {
        const { history, proof } = get();
        if (proof === null) return;
        const id = Math.max(0, ...history.present.map((item) => item.id), ...history.past.flatMap((items) => items.map((item) => item.id))) + 1;
        change([...history.present, newItem(id, text, at, proof)]);
        set({ selectedId: id });
      },
      remove(id) {
        const { history, found } = get();
        const item = history.present.find((entry) => entry.id === id);
        if (item === undefined) return;
        if (item.region === null) {
          change(history.present.filter((entry) => entry.id !== id));
          set({ selectedId: null });
        } else if (!item.isKept) {
          const first = found.find((entry) => entry.id === id);
          change(history.present.map((entry) => (entry.id === id ? { ...(first ?? item), text: null, isKept: true } : entry)));
        }
      },
      reset(id) {
        const { history, found } = get();
        if (id === null) return travel(record(history, found));
        const first = found.find((item) => item.id === id);
        if (first !== undefined) change(history.present.map((item) => (item.id === id ? first : item)));
      },
      undo: () => travel(undo(get().history)),
      redo: () => travel(redo(get().history)),
      async apply() {
        const { proof, history, isApplying } = get();
        if (proof === null || isApplying) return;
        set({ isApplying: true });
        const isQueued = await rerender(proof.id, rerenderRequest(proof, history.present, placedNow()));
        if (isQueued) get().close();
        else set({ isApplying: false });
      },
    };
  });
}
