import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JobRequestInput } from '../../../shared/job.ts';
import type { LetteringRegion } from '../../../shared/lettering.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import type { Schedule } from '../../app/soon.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import { type History, record, redo, settle, startHistory, undo } from './history.ts';
import { createPreviewLoop, type Preview } from './preview-loop.ts';
import { combined, type RegionMode, resetItem, sharedOut, withMode } from './region-edit.ts';
import { type GroundAt, isDetailed, itemsOf, newItem, placedOf, previewOf, rerenderRequest, type WorkItem, withAnswer } from './work-items.ts';

export interface WorkbenchStoreOptions {
  api: Pick<StudioClient['lettering'], 'regions' | 'preview'>;
  /** Queues the rework; false = it was refused, and the person knows. */
  rerender: (proofId: string, request: Partial<JobRequestInput>) => Promise<boolean>;
  onError: (error: unknown) => void;
  schedule: Schedule;
  /** Longest side of the proof's picture on the screen now, px. */
  shownSide: (proof: ProofDetail) => number;
}

export interface WorkbenchState {
  /** The proof that is worked on; null = the workbench is closed. */
  proof: ProofDetail | null;
  regions: readonly LetteringRegion[];
  /** As it was found: what a reset goes back to. */
  found: readonly WorkItem[];
  history: History<readonly WorkItem[]>;
  /** The region that is worked on. */
  selectedId: number | null;
  /** Regions that are selected with it. */
  alsoIds: readonly number[];
  isFinding: boolean;
  isApplying: boolean;
  preview: Preview | null;
  /** Why there is no preview of the last change; '' = there is. */
  previewProblem: string;
  open: (proof: ProofDetail) => Promise<void>;
  close: () => void;
  /** What waits for somebody to give up changes that are not applied; null = nobody is asked. */
  leaving: (() => void) | null;
  /** Closes the workbench and goes on with `then`; asks first where changes would be lost. */
  leave: (then?: () => void) => void;
  /** The answer to that. */
  answerLeave: (isLeft: boolean) => void;
  setGround: (groundAt: GroundAt) => void;
  select: (id: number | null) => void;
  /** Takes a region into the selection, or out of it. */
  selectMore: (id: number) => void;
  /** +1 = the next region, -1 = the one before; round and round. With `isMore` the one before stays selected. */
  step: (by: number, isMore?: boolean) => void;
  /** The preview is wanted in another size now. */
  refreshPreview: () => void;
  /** Changes a region; changes with the same key are one step of the history until `settle`. */
  edit: (id: number, change: Partial<Omit<WorkItem, 'id'>>, key?: string) => void;
  /** The same for several regions, as one step. */
  editAll: (ids: readonly number[], change: (item: WorkItem) => Partial<Omit<WorkItem, 'id'>>, key?: string) => void;
  settle: () => void;
  answer: (id: number, text: string | null) => void;
  /** Says that what is in doubt about a region is right as it is. */
  accept: (id: number) => void;
  /** Letters, erases or keeps regions; new places go away unless they are lettered. */
  setMode: (ids: readonly number[], mode: RegionMode) => void;
  /** One string over the selected regions: as a whole in the room of all, or its words shared out among them. */
  spread: (text: string, way: 'whole' | 'shared') => void;
  addPlace: (text: string, at: readonly [number, number]) => void;
  reset: (id: number | null) => void;
  undo: () => void;
  redo: () => void;
  apply: () => Promise<void>;
}

const CLOSED = {
  ...{ proof: null, regions: [], found: [], history: startHistory<readonly WorkItem[]>([]), selectedId: null, alsoIds: [] },
  ...{ isFinding: false, isApplying: false, preview: null, previewProblem: '', leaving: null },
};

export function isChanged({ history, found }: Pick<WorkbenchState, 'history' | 'found'>): boolean {
  return history.present !== found;
}

/** The lettering of one proof while somebody works on it; every change can be undone. Nothing is queued before `apply`. */
export function createWorkbenchStore({ api, rerender, onError, schedule, shownSide }: WorkbenchStoreOptions): StoreApi<WorkbenchState> {
  return createStore<WorkbenchState>()((set, get) => {
    let groundAt: GroundAt | null = null;
    const preview = createPreviewLoop({
      api,
      schedule,
      wanted() {
        const { proof, history, found } = get();
        if (proof === null) return null;
        return { proofId: proof.id, side: shownSide(proof), items: history.present, ...previewOf(history.present, found, groundAt) };
      },
      onShown: (shown) => set({ preview: shown, previewProblem: '' }),
      onProblem: (previewProblem) => set({ previewProblem }),
    });

    function begin(regions: readonly LetteringRegion[]): void {
      const found = itemsOf(regions);
      const inDoubt = found.find(({ id }) => regions[id - 1].flags.length > 0) ?? found[0];
      set({ regions, found, history: startHistory<readonly WorkItem[]>(found), selectedId: inDoubt?.id ?? null, alsoIds: [], isFinding: false });
      preview.request();
    }
    function change(items: readonly WorkItem[], key?: string): void {
      set(({ history }) => ({ history: record(history, items, key) }));
      preview.request();
    }
    function travel(history: History<readonly WorkItem[]>): void {
      const isThere = history.present.some(({ id }) => id === get().selectedId);
      set({ history, alsoIds: [], ...(!isThere && { selectedId: history.present.at(-1)?.id ?? null }) });
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
      leave(then = () => undefined) {
        if (get().proof !== null && isChanged(get())) return set({ leaving: then });
        get().close();
        then();
      },
      answerLeave(isLeft) {
        const { leaving } = get();
        if (!isLeft) return set({ leaving: null });
        get().close();
        leaving?.();
      },
      setGround(next) {
        groundAt = next;
      },
      select: (selectedId) => set(({ history }) => ({ selectedId, alsoIds: [], history: settle(history) })),
      selectMore(id) {
        const { selectedId, alsoIds, history } = get();
        if (selectedId === null) return get().select(id);
        const others = [...alsoIds, selectedId].filter((other) => other !== id);
        const isOut = id === selectedId || alsoIds.includes(id);
        const last = isOut ? (others.at(-1) ?? id) : id;
        set({ selectedId: last, alsoIds: others.filter((other) => other !== last), history: settle(history) });
      },
      step(by, isMore = false) {
        const { history, selectedId } = get();
        const items = history.present;
        if (items.length === 0) return;
        const index = items.findIndex(({ id }) => id === selectedId);
        const { id } = items[(index + (index < 0 && by < 0 ? 0 : by) + items.length) % items.length];
        if (!isMore) get().select(id);
        else if (!get().alsoIds.includes(id)) get().selectMore(id);
        else set({ selectedId: id, alsoIds: get().alsoIds.filter((other) => other !== id && other !== selectedId) });
      },
      refreshPreview() {
        if (get().proof !== null && isChanged(get())) preview.request();
      },
      edit: (id, part, key) => get().editAll([id], () => part, key),
      editAll(ids, changeOf, key) {
        const items = get().history.present.map((item) => (ids.includes(item.id) ? { ...item, ...changeOf(item) } : item));
        change(items, key === undefined ? undefined : `${ids.join()} ${key}`);
      },
      settle: () => set(({ history }) => ({ history: settle(history) })),
      answer: (id, text) => change(withAnswer(get().history.present, id, text)),
      accept: (id) => get().edit(id, { isDecided: true }),
      setMode(ids, mode) {
        const { history, regions, selectedId } = get();
        const items = withMode(history.present, ids, mode, (id) => regions[id - 1]?.readBefore ?? '');
        change(items);
        if (!items.some(({ id }) => id === selectedId)) set({ selectedId: null, alsoIds: [] });
      },
      spread(text, way) {
        const { history, selectedId, alsoIds } = get();
        if (selectedId === null) return;
        const ids = [...alsoIds, selectedId];
        const items = (way === 'whole' ? combined : sharedOut)(history.present, ids, text);
        change(items);
        const left = ids.filter((id) => items.some((item) => item.id === id));
        set({ selectedId: left[0] ?? null, alsoIds: left.slice(1) });
      },
      addPlace(text, at) {
        const { history, proof, regions } = get();
        if (proof === null) return;
        const id = Math.max(regions.length, ...history.present.map((item) => item.id), ...history.past.flatMap((items) => items.map((item) => item.id))) + 1;
        change([...history.present, newItem(id, text, at, proof)]);
        set({ selectedId: id, alsoIds: [] });
      },
      reset(id) {
        const { history, found } = get();
        if (id === null) return travel(record(history, found));
        change(resetItem(history.present, found, id));
      },
      undo: () => travel(undo(get().history)),
      redo: () => travel(redo(get().history)),
      async apply() {
        const { proof, history, found, isApplying } = get();
        if (proof === null || isApplying) return;
        set({ isApplying: true });
        const isQueued = await rerender(proof.id, rerenderRequest(proof, history.present, placedOf(proof, history.present, found, groundAt)));
        if (isQueued) get().close();
        else set({ isApplying: false });
      },
    };
  });
}
