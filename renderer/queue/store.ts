import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Job } from '../../shared/job.ts';
import { createPagedList } from '../app/paged-list.ts';
import { createSoon, type Schedule } from '../app/soon.ts';
import type { Deed, UndoState } from '../app/undo-store.ts';
import { createEdits } from './edits.ts';
import { type JobQuery, studioFilter } from './filters.ts';
import { placeOf } from './place-of.ts';
import type { QueueApi, QueueState } from './queue-state.ts';
import { rowMove } from './row-move.ts';
import { createSelection } from './selection.ts';

export interface QueueStoreOptions {
  api: Pick<QueueApi, 'list' | 'ids' | 'facets' | 'get' | 'edit' | 'editMany' | 'undo'>;
  /** What can be taken back. */
  did: (deed: Deed) => void;
  doing: UndoState['doing'];
  onError: (error: unknown) => void;
  /** Calls back after some milliseconds; bursts of changes are answered by one reload. */
  schedule: Schedule;
}

/** Some screens of rows: the first ones come soon, and what is scrolled past costs little. */
const PAGE_SIZE = 60;
const REFRESH_DELAY_MS = 250;

function hasMoved(before: Job, after: Job): boolean {
  return before.state !== after.state || before.position !== after.position || before.request.priority !== after.request.priority;
}

/** The list of jobs as the studio holds it: filtered and ordered there, loaded here page by page. */
export function createQueueStore({ api, onError, schedule, did, doing }: QueueStoreOptions): StoreApi<QueueState> {
  return createStore<QueueState>()((set, get, store) => {
    const list = createPagedList<Job>({
      pageSize: PAGE_SIZE,
      load(offset, limit) {
        return api.list({ ...studioFilter(get()), order: 'attention', offset, limit }).then(({ jobs, total }) => ({ rows: jobs, total }));
      },
      onChange: ({ rows, total }) => set({ rows, total, isLoaded: true, activeIndex: placeOf(followed, rows, get().activeIndex) }),
      onError,
    });
    /** The job that the keyboard is on: it keeps it wherever the job goes in the list. */
    let followed: string | null = null;
    function activate(index: number): void {
      const { rows, total } = get();
      const activeIndex = Math.max(0, Math.min(index, total - 1));
      followed = rows[activeIndex]?.id ?? null;
      set({ activeIndex });
    }

    let counting = 0;
    async function count(): Promise<void> {
      const mine = ++counting;
      try {
        const facets = await api.facets({ filter: studioFilter(get()) });
        if (mine === counting) set({ facets });
      } catch (error) {
        if (mine === counting) onError(error);
      }
    }

    async function refresh(): Promise<void> {
      set((state) => ({ changes: state.changes + 1 }));
      // Other views load what they show themselves.
      // Rows first: the studio answers one after the other.
      if (get().view === 'list') await list.refresh();
      await count();
    }

    async function show(change: Partial<JobQuery>): Promise<void> {
      followed = null;
      set((state) => ({ ...change, selected: new Set(), activeIndex: 0, changes: state.changes + 1 }));
      if (get().view === 'list') await list.reset();
      await count();
    }

    const refreshSoon = createSoon(schedule, REFRESH_DELAY_MS, refresh);
    const selection = createSelection({ store, api, activate, onError });
    const edit = createEdits({ api, did, doing, onRefused: (refused) => set({ refused }), onDone: refreshSoon, onError });

    async function attempt(operation: () => Promise<unknown>): Promise<boolean> {
      try {
        await operation();
        return true;
      } catch (error) {
        onError(error);
        return false;
      } finally {
        refreshSoon();
      }
    }

    return {
      filter: 'all',
      search: '',
      more: {},
      view: 'list',
      facets: null,
      changes: 0,
      refused: [],
      reported: [],
      rows: [],
      total: 0,
      isLoaded: false,
      selected: new Set(),
      activeIndex: 0,
      openJob: null,
      editJob: null,
      setFilter: (filter) => show({ filter }),
      setSearch: (search) => show({ search }),
      setMore: (more) => show({ more: { ...get().more, ...more } }),
      clearFilters: () => show({ filter: 'all', search: '', more: {} }),
      setView(view) {
        set({ view });
        if (view === 'board' && get().filter !== 'all') void show({ filter: 'all' });
        else if (view === 'list') void refresh();
      },
      async goTo({ view, ...query }) {
        set({ view });
        await show(view === 'board' ? { ...query, filter: 'all' } : query);
      },
      dismissRefused: () => set({ refused: [] }),
      edit,
      ...selection,
      ensure: list.follow,
      refresh,
      applyJobs(changed) {
        const byId = new Map(changed.map((job) => [job.id, job]));
        let known = 0;
        let moved = false;
        list.patch((row) => {
          const after = byId.get(row.id);
          if (after === undefined) return row;
          known++;
          moved ||= hasMoved(row, after);
          return after;
        });
        const openJob = get().openJob;
        if (openJob !== null && byId.has(openJob.id)) set({ openJob: byId.get(openJob.id) });
        set({ reported: changed });
        // Rows are those of the list; what another view shows may be elsewhere.
        if (moved || known < byId.size || get().view !== 'list') refreshSoon();
      },
      setActive: activate,
      open: (openJob) => set({ openJob }),
      startEdit: (editJob) => set({ editJob }),
      async saveEdit(request) {
        const job = get().editJob;
        if (job === null) return false;
        const isSaved = await attempt(() => api.edit({ id: job.id, request }));
        if (isSaved) set({ editJob: null });
        return isSaved;
      },
      async act(action, ids) {
        const result = await edit(ids, action === 'retry' ? { kind: action, acceptSecondBill: false } : { kind: action });
        if (result !== null && action === 'cancel' && ids.length > 1) set({ selected: new Set() });
      },
      async acceptSecondBill(id) {
        await edit([id], { kind: 'retry', acceptSecondBill: true });
      },
      async find(id) {
        try {
          return await api.get({ id });
        } catch (error) {
          onError(error);
          return null;
        }
      },
      async raise(ids, by) {
        await edit(ids, { kind: 'raise', by });
      },
      async moveRow(from, to) {
        const { rows, selected } = get();
        const move = rowMove(rows, selected, from, to);
        if (move === null) return;
        activate(from);
        await edit(move.ids, { kind: 'move', beforeId: move.beforeId });
        await refresh();
      },
      async moveToTop(ids) {
        await edit(ids, { kind: 'front' });
      },
    };
  });
}
