import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Job } from '../../../shared/job.ts';
import type { ManyEdit } from '../../../shared/queue.ts';
import { createPagedList, type PagedRows } from '../../app/paged-list.ts';
import { isWaiting, studioFilter } from '../filters.ts';
import { placeOf } from '../place-of.ts';
import type { QueueApi, QueueState } from '../queue-state.ts';
import { COLUMN_IDS, COLUMNS, type ColumnId } from './columns.ts';

export interface BoardStoreOptions {
  api: Pick<QueueApi, 'list' | 'ids'>;
  /** Holds filters and selection, and does the edits. */
  queue: StoreApi<QueueState>;
  onError: (error: unknown) => void;
}

export interface BoardColumnState extends PagedRows<Job> {
  isLoaded: boolean;
  /** The card that the keyboard is on, or comes back to. */
  active: number;
}

export interface BoardState {
  columns: Readonly<Record<ColumnId, BoardColumnState>>;
  /** Loads what is missing of a column's cards [from, to). */
  ensure: (column: ColumnId, from: number, to: number) => Promise<void>;
  /** Loads again what is shown. */
  refresh: () => Promise<void>;
  /** Starts from the top: for other filters. */
  reset: () => Promise<void>;
  applyJobs: (changed: readonly Job[]) => void;
  setActive: (column: ColumnId, index: number) => void;
  /** `isRange` extends from the card that was toggled last. */
  toggle: (column: ColumnId, index: number, isRange: boolean) => void;
  /** All jobs of a column, loaded or not; those of a column that is selected wholly are taken out. */
  toggleColumn: (column: ColumnId) => Promise<void>;
  /** Puts a waiting job, and with it the selection that it is part of, before the one at `to` (card numbers of the column); at the top it is the next. */
  move: (from: number, to: number) => Promise<void>;
}

const PAGE_SIZE = 60;
const EMPTY: BoardColumnState = { rows: [], total: 0, isLoaded: false, active: 0 };

const record = <Value>(make: (id: ColumnId) => Value) => Object.fromEntries(COLUMN_IDS.map((id) => [id, make(id)])) as Record<ColumnId, Value>;

/** The jobs column by column, each loaded page by page as it is looked at. */
export function createBoardStore({ api, queue, onError }: BoardStoreOptions): StoreApi<BoardState> {
  return createStore<BoardState>()((set, get) => {
    const change = (id: ColumnId, part: Partial<BoardColumnState>) => set(({ columns }) => ({ columns: { ...columns, [id]: { ...columns[id], ...part } } }));
    const filterOf = (id: ColumnId) => studioFilter(queue.getState(), [...(COLUMNS.find((column) => column.id === id)?.states ?? [])]);
    const lists = record((id) =>
      createPagedList<Job>({
        pageSize: PAGE_SIZE,
        async load(offset, limit) {
          const { jobs, total } = await api.list({ ...filterOf(id), order: 'attention', offset, limit });
          return { rows: jobs, total };
        },
        onChange: ({ rows, total }) => change(id, { rows, total, isLoaded: true, active: placeOf(followed[id], rows, get().columns[id].active) }),
        onError,
      }),
    );
    const anchors = record(() => 0);
    /** The job that the keyboard is on: it keeps it wherever the job goes in its column. */
    const followed = record<string | null>(() => null);
    function activate(id: ColumnId, index: number): void {
      const { rows, total } = get().columns[id];
      const active = Math.max(0, Math.min(index, total - 1));
      followed[id] = rows[active]?.id ?? null;
      change(id, { active });
    }
    const all = (work: (id: ColumnId) => Promise<void>) => Promise.all(COLUMN_IDS.map(work)).then(() => undefined);
    const idsOf = (rows: readonly (Job | undefined)[]) => rows.flatMap((row) => (row === undefined ? [] : [row.id]));

    return {
      columns: record(() => EMPTY),
      ensure: (column, from, to) => lists[column].follow(from, to),
      refresh: () => all((id) => lists[id].refresh()),
      reset() {
        for (const id of COLUMN_IDS) {
          followed[id] = null;
          change(id, { active: 0 });
        }
        return all((id) => lists[id].reset());
      },
      applyJobs(changed) {
        const byId = new Map(changed.map((job) => [job.id, job]));
        for (const id of COLUMN_IDS) if (get().columns[id].rows.some((row) => row && byId.has(row.id))) lists[id].patch((row) => byId.get(row.id) ?? row);
      },
      setActive: activate,
      toggle(column, index, isRange) {
        const { rows } = get().columns[column];
        const job = rows[index];
        if (job === undefined) return;
        const [from, to] = isRange ? [Math.min(anchors[column], index), Math.max(anchors[column], index)] : [index, index];
        anchors[column] = index;
        queue.getState().select(idsOf(rows.slice(from, to + 1)), isRange || !queue.getState().selected.has(job.id));
        activate(column, index);
      },
      async toggleColumn(column) {
        try {
          const { ids } = await api.ids({ filter: filterOf(column), order: 'attention' });
          const { selected, select } = queue.getState();
          select(ids, !ids.every((id) => selected.has(id)));
        } catch (error) {
          onError(error);
        }
      },
      async move(from, to) {
        const { rows } = get().columns.waiting;
        const { selected, edit } = queue.getState();
        const job = rows[from];
        if (job === undefined || !isWaiting(job) || to === from || to === from + 1) return;
        const moving = selected.has(job.id) ? idsOf(rows.filter((row) => row !== undefined && selected.has(row.id))) : [job.id];
        const before = rows.slice(to).find((row) => row !== undefined && !moving.includes(row.id));
        const wish: ManyEdit = to === 0 ? { kind: 'front' } : { kind: 'move', beforeId: before?.id ?? null };
        activate('waiting', from);
        await edit(moving, wish);
        await get().refresh();
      },
    };
  });
}
