import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GateColour } from '../../shared/gates.ts';
import type { JobRequestInput } from '../../shared/job.ts';
import type { ProofDetail, ProofSummary, Verdict } from '../../shared/proof.ts';
import type { ReviewFilter, ReviewOverview, ReviewSort } from '../../shared/review.ts';
import { createPagedList } from '../app/paged-list.ts';
import { createSoon, type Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { Deed, UndoState } from '../app/undo-store.ts';
import { decisionOf } from './decision.ts';
import { type QueryState, queryOf, type Refinement, refined, WHOLE } from './query.ts';

export interface ReviewStoreOptions {
  api: Pick<StudioClient['review'], 'list' | 'get' | 'decide' | 'rerender' | 'find' | 'overview' | 'withdraw'>;
  onError: (error: unknown) => void;
  /** Says that a verdict was given, and keeps how to take it back. */
  onDecided: (verdict: Verdict, deed: Omit<Deed, 'title'>) => void;
  doing: UndoState['doing'];
  onRerendered: () => void;
  /** No other proof of the filter is red, or unjudged. */
  onNone: (wanted: 'red' | 'unjudged') => void;
  schedule: Schedule;
  /** After a verdict the next proof follows. */
  goesOn: () => boolean;
  /** Who judges; undefined = this machine's reviewer. */
  by: () => string | undefined;
}

export interface ReviewState extends QueryState {
  rows: readonly (ProofSummary | undefined)[];
  total: number;
  isLoaded: boolean;
  /** How far the judging is; null = not known yet. */
  overview: ReviewOverview | null;
  currentId: string | null;
  detail: ProofDetail | null;
  /** A key is held: proofs pass by, and nobody knows which one is looked at next. */
  isKeyHeld: boolean;
  note: string;
  isDeciding: boolean;
  /** Lettering isn't exact: approving asks for a reason first. */
  isAskingReason: boolean;
  isRerenderOpen: boolean;
  setFilter: (filter: ReviewFilter) => Promise<void>;
  setGate: (gate: GateColour | null) => Promise<void>;
  setSort: (sort: ReviewSort) => Promise<void>;
  /** undefined takes a filter away. */
  refine: (changes: Partial<Refinement>) => Promise<void>;
  /** Typing: the list follows when the fingers rest. */
  search: (text: string) => void;
  /** Takes every filter away but the verdict's. */
  clear: () => Promise<void>;
  ensure: (from: number, to: number) => Promise<void>;
  refresh: () => Promise<void>;
  select: (id: string) => Promise<void>;
  /** Opens a proof from elsewhere: shows all proofs when the present filter hides it. */
  reveal: (id: string) => Promise<void>;
  /** +1 = next, -1 = previous. `isHeld`: one of many in a row; the proof itself is then shown now and then, and where it ends. */
  step: (by: number, isHeld?: boolean) => Promise<void>;
  /** The first (0) or the last (-1) of the list. */
  stepTo: (index: 0 | -1) => Promise<void>;
  /** Goes to the next proof that is marked red, or has no verdict; after the last one begins anew. */
  next: (wanted: 'red' | 'unjudged') => Promise<void>;
  setNote: (note: string) => void;
  decide: (verdict: Verdict, overrideReason?: string) => Promise<void>;
  cancelReason: () => void;
  setRerenderOpen: (isRerenderOpen: boolean) => void;
  rerender: (request: Partial<JobRequestInput>) => Promise<void>;
  applyProof: (proof: ProofSummary) => void;
  /** Somebody, perhaps in another window, judged, pinned or assigned these. */
  applyReview: (proofIds: readonly string[]) => void;
  /** These jobs are gone with their proofs: what was shown of them must not stay. */
  applyRemoved: (jobIds: readonly string[]) => Promise<void>;
}

const PAGE_SIZE = 100;
const REFRESH_DELAY_MS = 300;
const SEARCH_DELAY_MS = 220;
/** From one proof that is shown to the next while a key is held: the eye sees no more, and to draw each would hold up the strip. */
const HELD_MS = 120;

/** Proofs to be judged, the one being judged, and the verdict that is forming. */
export function createReviewStore(options: ReviewStoreOptions): StoreApi<ReviewState> {
  const { api, onError, onDecided, doing, onRerendered, onNone, schedule, goesOn, by } = options;
  return createStore<ReviewState>()((set, get) => {
    const list = createPagedList<ProofSummary>({
      pageSize: PAGE_SIZE,
      async load(offset, limit) {
        const answer = await api.list({ ...queryOf(get()), offset, limit });
        return { rows: answer.proofs, total: answer.total };
      },
      onChange: ({ rows, total }) => {
        set({ rows, total, isLoaded: true });
        keepPlace();
      },
      onError,
    });
    /** Somebody has looked at the list in this window: from then on it follows what happens. */
    let isLookedAt = false;
    /** Where the current proof was last seen in the list: it may be judged out of it. */
    let place = 0;
    let searches = 0;

    function currentIndex(): number {
      const { rows, currentId } = get();
      return rows[place]?.id === currentId ? place : rows.findIndex((row) => row?.id === currentId);
    }

    function keepPlace(): void {
      const index = currentIndex();
      if (index >= 0) place = index;
    }

    async function loadOverview(): Promise<void> {
      try {
        set({ overview: await api.overview({ query: queryOf(get()) }) });
      } catch (error) {
        onError(error);
      }
    }

    async function loadDetail(id: string): Promise<void> {
      try {
        const detail = await api.get({ id });
        if (get().currentId === id) set({ detail });
      } catch (error) {
        onError(error);
      }
    }

    async function select(id: string | null, isHeld = false): Promise<void> {
      if (id === get().currentId && get().detail?.id === id) return;
      set({ currentId: id, note: '', isAskingReason: false, isKeyHeld: isHeld, ...(id === null && { detail: null }) });
      keepPlace();
      if (isHeld) showInPassing();
      else if (id !== null) await loadDetail(id);
    }

    let isShowing = false;

    /** Shows the current proof after a moment, whichever it is then; and again, until it has caught up. */
    function showInPassing(): void {
      if (isShowing) return;
      isShowing = true;
      schedule(async () => {
        const { currentId } = get();
        try {
          if (currentId !== null && get().detail?.id !== currentId) {
            const detail = await api.get({ id: currentId });
            // Another way to it may have been faster.
            if (get().detail?.id !== get().currentId) set({ detail });
          }
        } catch (error) {
          if (get().currentId === currentId) return onError(error);
        } finally {
          isShowing = false;
        }
        if (get().currentId !== null && get().detail?.id !== get().currentId) showInPassing();
        else set({ isKeyHeld: false });
      }, HELD_MS);
    }

    /** After a reload the current proof may stand far away, or be filtered away: take the first one then. */
    async function selectSomething(): Promise<void> {
      const { rows, currentId } = get();
      if (currentId !== null && currentIndex() >= 0) return;
      if (currentId === null || !(await locate(currentId))) await select(rows[0]?.id ?? null);
    }

    /** Loads the rows where a proof stands in the list; false = it is not in it. */
    async function locate(id: string): Promise<boolean> {
      const found = await api.find({ query: queryOf(get()), fromId: id, wanted: 'this' }).catch(onError);
      if (!found) return false;
      await list.ensure(found.index, found.index + 1);
      return true;
    }

    async function apply(changes: Partial<QueryState>): Promise<void> {
      set(changes);
      await Promise.all([list.reset(), loadOverview()]);
      await selectSomething();
    }

    /** Loads the rows around a place; false = it is not in the list any more. */
    async function selectAt(index: number, isHeld = false): Promise<void> {
      if (get().rows[index] === undefined) await list.ensure(index, index + 1);
      const row = get().rows[index];
      if (row !== undefined) await select(row.id, isHeld);
    }

    const refreshInAMoment = createSoon(schedule, REFRESH_DELAY_MS, () => get().refresh());
    const refreshSoon = () => isLookedAt && refreshInAMoment();

    /** The verdict stands: shows what follows. `nextId` is the one after it in the list as it was. */
    async function goOn(judgedId: string, nextId: string | null, isLast: boolean): Promise<void> {
      await Promise.all([list.refresh(), loadOverview()]);
      if (!goesOn()) return loadDetail(judgedId);
      if (nextId !== null && (!isLast || currentIndex() < 0)) await select(nextId);
      else if (currentIndex() < 0) await select(get().rows[0]?.id ?? null);
      else await goBack(judgedId);
    }

    /** After the last of a list that keeps what is judged: back to what was passed over; nothing left, it stays and shows its new verdict. */
    async function goBack(judgedId: string): Promise<void> {
      const left = await api.find({ query: queryOf(get()), fromId: judgedId, wanted: 'unjudged' }).catch(onError);
      if (!left) return loadDetail(judgedId);
      await list.ensure(left.index, left.index + 1);
      await select(left.id);
    }

    /** Shows a proof again after something was done to it from elsewhere. */
    async function showAgain(id: string): Promise<void> {
      await Promise.all([list.refresh(), loadOverview()]);
      if (get().currentId === id) await loadDetail(id);
      else await select(id);
    }

    return {
      ...WHOLE,
      filter: 'needs-review',
      rows: [],
      total: 0,
      isLoaded: false,
      overview: null,
      currentId: null,
      detail: null,
      isKeyHeld: false,
      note: '',
      isDeciding: false,
      isAskingReason: false,
      isRerenderOpen: false,
      setFilter: (filter) => apply({ filter }),
      setGate: (gate) => apply({ gate }),
      setSort: (sort) => apply({ sort }),
      refine: (changes) => apply({ refinement: refined(get().refinement, changes) }),
      search(text) {
        const search = text.trim() === '' ? undefined : text;
        set({ refinement: refined(get().refinement, { search }) });
        const mine = ++searches;
        schedule(() => {
          if (mine === searches) void apply({});
        }, SEARCH_DELAY_MS);
      },
      clear: () => apply({ gate: null, refinement: {} }),
      ensure: list.follow,
      async refresh() {
        isLookedAt = true;
        await Promise.all([list.refresh(), loadOverview()]);
        const { currentId, detail } = get();
        if (currentId === null) await selectSomething();
        // Its mark goes by limits that may have changed.
        else if (detail?.id === currentId) await loadDetail(currentId);
      },
      select: (id) => select(id),
      async reveal(id) {
        isLookedAt = true;
        await select(id);
        await list.refresh();
        if (!(await locate(id))) {
          set(WHOLE);
          await list.reset();
          await locate(id);
        }
        void loadOverview();
      },
      async step(step, isHeld) {
        const index = currentIndex();
        // Judged out of the list, its place is taken by the one that came after it.
        await selectAt(index >= 0 ? index + step : step > 0 ? place : place - 1, isHeld);
      },
      stepTo: (index) => selectAt(index === 0 ? 0 : get().total - 1),
      async next(wanted) {
        const found = await api.find({ query: queryOf(get()), fromId: get().currentId, wanted }).catch(onError);
        if (found === undefined) return;
        if (found === null) return onNone(wanted);
        await list.ensure(found.index, found.index + 1);
        await select(found.id);
      },
      setNote: (note) => set({ note }),
      async decide(verdict, overrideReason = '') {
        const { detail, note, isDeciding, rows } = get();
        if (detail === null || isDeciding) return;
        if (verdict === 'approve' && !detail.isLetteringExact && overrideReason === '') return set({ isAskingReason: true });
        const index = currentIndex();
        const isLast = rows[index + 1] === undefined;
        const nextId = rows[index + 1]?.id ?? rows[index - 1]?.id ?? null;
        const decision = decisionOf(detail, verdict, note, overrideReason, by());
        set({ isDeciding: true });
        try {
          let { id } = await doing(api.decide(decision));
          set({ isAskingReason: false, note: '' });
          onDecided(verdict, {
            async undo() {
              await api.withdraw({ id, by: by() });
              void showAgain(decision.proofId);
            },
            async redo() {
              ({ id } = await api.decide(decision));
              void showAgain(decision.proofId);
            },
          });
          await goOn(detail.id, nextId, isLast);
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
      async applyRemoved(jobIds) {
        const { detail } = get();
        const isGone = detail !== null && jobIds.includes(detail.jobId);
        if (isGone) set({ currentId: null, detail: null, note: '', isAskingReason: false, isRerenderOpen: false });
        if (isLookedAt) await get().refresh();
      },
    };
  });
}
