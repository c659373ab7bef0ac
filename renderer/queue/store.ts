import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Job, JobRequestInput } from '../../shared/job.ts';
import { createPagedList } from '../app/paged-list.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { FILTER_STATES, isWaiting, type QueueFilter } from './filters.ts';
import { loadJobs } from './load-jobs.ts';

export type QueueApi = StudioClient['queue'];

export interface QueueStoreOptions {
  api: Pick<QueueApi, 'list' | 'get' | 'move' | 'setPriority' | 'edit' | 'pause' | 'resume' | 'cancel' | 'retry' | 'duplicate'>;
  onError: (error: unknown) => void;
  /** Calls back after some milliseconds; bursts of changes are answered by one reload. */
  schedule: (run: () => void, delayMs: number) => void;
}

export type BulkAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'duplicate';

export interface QueueState {
  filter: QueueFilter;
  search: string;
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
  setPriority: (id: string, priority: number) => Promise<void>;
  /** Puts the job at `from` before the one at `to` (row numbers of the list; `to` may be `total`). */
  moveRow: (from: number, to: number) => Promise<void>;
  moveToTop: (id: string) => Promise<void>;
}

const PAGE_SIZE = 200;
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
export function createQueueStore({ api, onError, schedule }: QueueStoreOptions): StoreApi<QueueState> {
  return createStore<QueueState>()((set, get) => {
    const list = createPagedList<Job>({
      pageSize: PAGE_SIZE,
      load(offset, limit) {
        const { filter, search } = get();
        return loadJobs(api.list, FILTER_STATES[filter], search === '' ? undefined : search, offset, limit);
      },
      onChange: ({ rows, total }) => set({ rows, total, isLoaded: true }),
      onError,
    });
    let isRefreshDue = false;
    let anchor = 0;

    function refreshSoon(): void {
      if (isRefreshDue) return;
      isRefreshDue = true;
      schedule(() => {
        isRefreshDue = false;
        void list.refresh();
      }, REFRESH_DELAY_MS);
    }

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
      rows: [],
      total: 0,
      isLoaded: false,
      selected: new Set(),
      activeIndex: 0,
      openJob: null,
      editJob: null,
      async setFilter(filter) {
        set({ filter, selected: new Set(), activeIndex: 0 });
        await list.reset();
      },
      async setSearch(search) {
        set({ search, selected: new Set(), activeIndex: 0 });
        await list.reset();
      },
      ensure: list.ensure,
      refresh: list.refresh,
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
        if (moved || known < byId.size) refreshSoon();
      },
      setActive: (index) => set((state) => ({ activeIndex: Math.max(0, Math.min(index, state.total - 1)) })),
      toggle(index, range) {
        const { rows, selected } = get();
        const job = rows[index];
        if (job === undefined) return;
        const from = range ? Math.min(anchor, index) : index;
        const to = range ? Math.max(anchor, index) : index;
        const ids = rows.slice(from, to + 1).flatMap((row) => (row === undefined ? [] : [row.id]));
        anchor = index;
        set({ selected: withToggled(selected, ids, range || !selected.has(job.id)), activeIndex: index });
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
        if (ids.length === 0) return;
        const isDone = await attempt(() => api[action]({ ids: [...ids] }));
        if (isDone && ids.length > 1) set({ selected: new Set() });
      },
      async acceptSecondBill(id) {
        await attempt(() => api.retry({ ids: [id], acceptSecondBill: true }));
      },
      async find(id) {
        try {
          return await api.get({ id });
        } catch (error) {
          onError(error);
          return null;
        }
      },
      async setPriority(id, priority) {
        await attempt(() => api.setPriority({ ids: [id], priority }));
      },
      async moveRow(from, to) {
        const { rows } = get();
        const job = rows[from];
        if (job === undefined || !isWaiting(job) || to === from || to === from + 1) return;
        // Only waiting jobs have an order: below the last of them means at the end.
        const before = rows.slice(to).find((row) => row !== undefined && isWaiting(row));
        if (before === job) return;
        const isDone = await attempt(() => api.move({ id: job.id, beforeId: before?.id ?? null }));
        if (isDone) set({ activeIndex: to > from ? to - 1 : to });
        await list.refresh();
      },
      async moveToTop(id) {
        const first = get().rows.find((row) => row !== undefined && isWaiting(row));
        if (first === undefined || first.id === id) return;
        await attempt(() => api.move({ id, beforeId: first.id }));
      },
    };
  });
}
