import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Job, JobRequestInput } from '../../shared/job.ts';
import type { QueueFacets, Refusal } from '../../shared/queue.ts';
import { createPagedList } from '../app/paged-list.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { Deed } from '../app/undo-store.ts';
import type { QueueAddress } from './address.ts';
import { createEdits, type Edit } from './edits.ts';
import { isWaiting, type JobQuery, type MoreFilters, type QueueFilter, type QueueView, studioFilter } from './filters.ts';
import { placeOf } from './place-of.ts';

export type QueueApi = StudioClient['queue'];

export interface QueueStoreOptions {
  api: Pick<QueueApi, 'list' | 'ids' | 'facets' | 'get' | 'edit' | 'editMany' | 'undo'>;
  /** What can be taken back. */
  did: (deed: Deed) => void;
  onError: (error: unknown) => void;
  /** Calls back after some milliseconds; bursts of changes are answered by one reload. */
  schedule: (run: () => void, delayMs: number) => void;
}

export type BulkAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'duplicate';

export interface QueueState extends JobQuery {
  view: QueueView;
  /** What each value of each filter would show; null = not counted yet. */
  facets: QueueFacets | null;
  /** Goes up whenever jobs may be others or elsewhere: who shows jobs in a way of their own loads them again. */
  changes: number;
  /** Jobs that the last edit left as they are, and why. */
  refused: readonly Refusal[];
  /** Jobs that the studio reported last, as they are now. */
  reported: readonly Job[];
  rows: readonly (Job | undefined)[];
  total: number;
  isLoaded: boolean;
  selected: ReadonlySet<string>;
  /** The row that the keyboard is on. */
  activeIndex: number;
  /** The job shown in the drawer, and the one in the edit dialog. */
  openJob: Job | null;
  editJob: Job | null;
  setFilter: (filter: QueueFilter) => Promise<void>;
  setSearch: (search: string) => Promise<void>;
  setMore: (more: Partial<MoreFilters>) => Promise<void>;
  clearFilters: () => Promise<void>;
  /** The columns of a board are the states: it has no filter by state. */
  setView: (view: QueueView) => void;
  /** Shows what an address names. */
  goTo: (address: QueueAddress) => Promise<void>;
  dismissRefused: () => void;
  edit: Edit;
  /** Everything that the filters let through, loaded or not. */
  selectAll: () => Promise<void>;
  /** Selects jobs by their ids, or takes them out. */
  select: (ids: readonly string[], isOn: boolean) => void;
  ensure: (from: number, to: number) => Promise<void>;
  refresh: () => Promise<void>;
  /** Jobs that the studio reports as changed. */
  applyJobs: (changed: readonly Job[]) => void;
  setActive: (index: number) => void;
  /** `range` extends from the last toggled row. */
  toggle: (index: number, range: boolean) => void;
  clearSelection: () => void;
  open: (job: Job | null) => void;
  startEdit: (job: Job | null) => void;
  /** Resolves true when the studio took the change. */
  saveEdit: (request: JobRequestInput) => Promise<boolean>;
  act: (action: BulkAction, ids: readonly string[]) => Promise<void>;
  /** Renders a job again although the vendor may bill its picture twice. */
  acceptSecondBill: (id: string) => Promise<void>;
  /** A job by its id; null = it is not there, and that was told. */
  find: (id: string) => Promise<Job | null>;
  raise: (ids: readonly string[], by: number) => Promise<void>;
  /** Puts the job at `from`, and with it the whole selection that it is part of, before the one at `to` (row numbers of the list; `to` may be `total`). */
  moveRow: (from: number, to: number) => Promise<void>;
  /** Next, before all others. */
  moveToTop: (ids: readonly string[]) => Promise<void>;
}

/** Some screens of rows: the first ones come soon, and what is scrolled past costs little. */
const PAGE_SIZE = 60;
const REFRESH_DELAY_MS = 250;

function hasMoved(before: Job, after: Job): boolean {
  return before.state !== after.state || before.position !== after.position || before.request.priority !== after.request.priority;
}

function withToggled(selected: ReadonlySet<string>, ids: readonly string[], isOn: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  for (const id of ids) {
    if (isOn) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** The list of jobs as the studio holds it: filtered and ordered there, loaded here page by page. */
export function createQueueStore({ api, onError, schedule, did }: QueueStoreOptions): StoreApi<QueueState> {
  return createStore<QueueState>()((set, get) => {
    const list = createPagedList<Job>({
      pageSize: PAGE_SIZE,
      load(offset, limit) {
        return api.list({ ...studioFilter(get()), order: 'attention', offset, limit }).then(({ jobs, total }) => ({ rows: jobs, total }));
      },
      onChange: ({ rows, total }) => set({ rows, total, isLoaded: true, activeIndex: placeOf(followed, rows, get().activeIndex) }),
      onError,
    });
    let isRefreshDue = false;
    let anchor = 0;
    /** The job that the keyboard is on: it keeps it wherever the job goes in the list. */
    let followed: string | null = null;
    function activate(index: number): void {
      const { rows, total } = get();
      const activeIndex = Math.max(0, Math.min(index, total - 1));
      followed = rows[activeIndex]?.id ?? null;
      set({ activeIndex });
    }

    function refreshSoon(): void {
      if (isRefreshDue) return;
      isRefreshDue = true;
      schedule(() => {
        isRefreshDue = false;
        void refresh();
      }, REFRESH_DELAY_MS);
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

    const edit = createEdits({ api, did, onRefused: (refused) => set({ refused }), onDone: refreshSoon, onError });

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

    /** Ids of everything that the filter lets through, loaded or not, in the order of the list. */
    async function withAllIds(use: (ids: readonly string[]) => void): Promise<void> {
      try {
        use((await api.ids({ filter: studioFilter(get()), order: 'attention' })).ids);
      } catch (error) {
        onError(error);
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
      selectAll: () => withAllIds((ids) => set({ selected: new Set(ids) })),
      select: (ids, isOn) => set(({ selected }) => ({ selected: withToggled(selected, ids, isOn) })),
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
      toggle(index, range) {
        const { rows, selected } = get();
        const job = rows[index];
        if (job === undefined) return;
        const from = range ? Math.min(anchor, index) : index;
        const to = range ? Math.max(anchor, index) : index;
        const within = Array.from({ length: to - from + 1 }, (_, at) => rows[from + at]?.id);
        const known = within.filter((id) => id !== undefined);
        anchor = index;
        set({ selected: withToggled(selected, known, range || !selected.has(job.id)) });
        activate(index);
        // Rows between that were never looked at are not here.
        if (known.length < within.length) void withAllIds((ids) => get().select(ids.slice(from, to + 1), true));
      },
      clearSelection: () => set({ selected: new Set() }),
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
        const job = rows[from];
        if (job === undefined || !isWaiting(job) || to === from || to === from + 1) return;
        const isGroup = selected.has(job.id) && selected.size > 1;
        const moving = isGroup ? rows.flatMap((row) => (row !== undefined && selected.has(row.id) && isWaiting(row) ? [row.id] : [])) : [job.id];
        // Only waiting jobs have an order: below the last of them means at the end.
        const before = rows.slice(to).find((row) => row !== undefined && isWaiting(row) && !moving.includes(row.id));
        activate(from);
        await edit(moving, { kind: 'move', beforeId: before?.id ?? null });
        await refresh();
      },
      async moveToTop(ids) {
        await edit(ids, { kind: 'front' });
      },
    };
  });
}
