import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GateColour } from '../../shared/gates.ts';
import type { JobRequestInput } from '../../shared/job.ts';
import type { ProofDetail, ProofSummary, Verdict } from '../../shared/proof.ts';
import { createPagedList } from '../app/paged-list.ts';
import type { StudioClient } from '../app/studio-client.ts';

export const REVIEW_FILTERS = ['needs-review', 'approve', 'changes', 'reject', 'all'] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export interface ReviewStoreOptions {
  api: Pick<StudioClient['review'], 'list' | 'get' | 'decide' | 'rerender'>;
  onError: (error: unknown) => void;
  onDecided: (verdict: Verdict) => void;
  onRerendered: () => void;
  /** No other proof of the filter is red. */
  onNoRed: () => void;
  schedule: (run: () => void, delayMs: number) => void;
}

export interface ReviewState {
  filter: ReviewFilter;
  /** Only proofs with this mark; null = all. */
  gate: GateColour | null;
  rows: readonly (ProofSummary | undefined)[];
  total: number;
  isLoaded: boolean;
  currentId: string | null;
  detail: ProofDetail | null;
  note: string;
  isDeciding: boolean;
  /** Lettering isn't exact: approving asks for a reason first. */
  isAskingReason: boolean;
  isRerenderOpen: boolean;
  setFilter: (filter: ReviewFilter) => Promise<void>;
  setGate: (gate: GateColour | null) => Promise<void>;
  ensure: (from: number, to: number) => Promise<void>;
  refresh: () => Promise<void>;
  select: (id: string) => Promise<void>;
  /** Opens a proof from elsewhere: shows all proofs when the present filter hides it. */
  reveal: (id: string) => Promise<void>;
  /** +1 = next, -1 = previous. */
  step: (by: number) => Promise<void>;
  /** Goes to the next proof that is marked red; after the last one begins anew. */
  nextRed: () => Promise<void>;
  setNote: (note: string) => void;
  decide: (verdict: Verdict, overrideReason?: string) => Promise<void>;
  cancelReason: () => void;
  setRerenderOpen: (isRerenderOpen: boolean) => void;
  rerender: (request: Partial<JobRequestInput>) => Promise<void>;
  applyProof: (proof: ProofSummary) => void;
  /** Somebody, perhaps in another window, judged, pinned or assigned these. */
  applyReview: (proofIds: readonly string[]) => void;
}

const PAGE_SIZE = 100;
const REFRESH_DELAY_MS = 300;

/** Proofs to be judged, the one being judged, and the verdict that is forming. */
export function createReviewStore({ api, onError, onDecided, onRerendered, onNoRed, schedule }: ReviewStoreOptions): StoreApi<ReviewState> {
  return createStore<ReviewState>()((set, get) => {
    const list = createPagedList<ProofSummary>({
      pageSize: PAGE_SIZE,
      async load(offset, limit) {
        const { filter, gate } = get();
        const answer = await api.list({ offset, limit, filter, ...(gate !== null && { gate }) });
        return { rows: answer.proofs, total: answer.total };
      },
      onChange: ({ rows, total }) => set({ rows, total, isLoaded: true }),
      onError,
    });
    let isRefreshDue = false;

    function currentIndex(): number {
      const { rows, currentId } = get();
      return rows.findIndex((row) => row?.id === currentId);
    }

    async function loadDetail(id: string): Promise<void> {
      try {
        const detail = await api.get({ id });
        if (get().currentId === id) set({ detail });
      } catch (error) {
        onError(error);
      }
    }

    async function select(id: string | null): Promise<void> {
      if (id === get().currentId && get().detail?.id === id) return;
      set({ currentId: id, note: '', isAskingReason: false, ...(id === null && { detail: null }) });
      if (id !== null) await loadDetail(id);
    }

    /** After a reload the current proof may be filtered away: take the first one then. */
    async function selectSomething(): Promise<void> {
      const { rows, currentId } = get();
      if (currentId === null || currentIndex() < 0) await select(rows[0]?.id ?? null);
    }

    function refreshSoon(): void {
      if (isRefreshDue) return;
      isRefreshDue = true;
      schedule(() => {
        isRefreshDue = false;
        void get().refresh();
      }, REFRESH_DELAY_MS);
    }

    return {
      filter: 'needs-review',
      gate: null,
      rows: [],
      total: 0,
      isLoaded: false,
      currentId: null,
      detail: null,
      note: '',
      isDeciding: false,
      isAskingReason: false,
      isRerenderOpen: false,
      async setFilter(filter) {
        set({ filter });
        await list.reset();
        await selectSomething();
      },
      async setGate(gate) {
        set({ gate });
        await list.reset();
        await selectSomething();
      },
      ensure: list.ensure,
      async refresh() {
        await list.refresh();
        const { currentId, detail } = get();
        if (currentId === null) await selectSomething();
        // Its mark goes by limits that may have changed.
        else if (detail?.id === currentId) await loadDetail(currentId);
      },
      select,
      async reveal(id) {
        await select(id);
        await list.refresh();
        if (currentIndex() < 0 && (get().filter !== 'all' || get().gate !== null)) {
          set({ filter: 'all', gate: null });
          await list.reset();
        }
      },
      async step(by) {
        const next = get().rows[currentIndex() + by];
        if (next !== undefined) await select(next.id);
      },
      async nextRed() {
        const { total } = get();
        const from = currentIndex();
        for (let by = 1; by <= total; by++) {
          const index = (from + by) % total;
          if (get().rows[index] === undefined) await list.ensure(index, index + 1);
          const row = get().rows[index];
          // What could not be loaded was told; a list that became shorter meanwhile is asked again by the next key.
          if (row === undefined) return;
          if (row.gate.colour === 'red' && row.id !== get().currentId) return select(row.id);
        }
        onNoRed();
      },
      setNote: (note) => set({ note }),
      async decide(verdict, overrideReason = '') {
        const { detail, note, isDeciding, rows } = get();
        if (detail === null || isDeciding) return;
        if (verdict === 'approve' && !detail.isLetteringExact && overrideReason === '') return set({ isAskingReason: true });
        const index = currentIndex();
        const nextId = rows[index + 1]?.id ?? rows[index - 1]?.id ?? null;
        set({ isDeciding: true });
        try {
          await api.decide({ proofId: detail.id, pixelsSha256: detail.afterSha256, verdict, note, overrideReason });
          set({ isAskingReason: false, note: '' });
          onDecided(verdict);
          await list.refresh();
          // Auto-advance; the last proof of an unfiltered list stays and shows its new verdict.
          if (nextId !== null && (rows[index + 1] !== undefined || currentIndex() < 0)) await select(nextId);
          else if (currentIndex() < 0) await select(get().rows[0]?.id ?? null);
          else await loadDetail(detail.id);
        } catch (error) {
          onError(error);
          await loadDetail(detail.id);
        } finally {
          set({ isDeciding: false });
        }
      },
      cancelReason: () => set({ isAskingReason: false }),
      setRerenderOpen: (isRerenderOpen) => set({ isRerenderOpen }),
      async rerender(request) {
        const { detail } = get();
        if (detail === null) return;
        try {
          await api.rerender({ proofId: detail.id, request });
          set({ isRerenderOpen: false });
          onRerendered();
        } catch (error) {
          onError(error);
        }
      },
      applyProof(proof) {
        list.patch((row) => (row.id === proof.id ? proof : row));
        if (get().detail?.id === proof.id) void loadDetail(proof.id);
        refreshSoon();
      },
      applyReview: refreshSoon,
    };
  });
}
