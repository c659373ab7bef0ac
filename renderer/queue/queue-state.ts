import type { Job, JobRequestInput } from '../../shared/job.ts';
import type { QueueFacets, Refusal } from '../../shared/queue.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { QueueAddress } from './address.ts';
import type { Edit } from './edits.ts';
import type { JobQuery, MoreFilters, QueueFilter, QueueView } from './filters.ts';

export type QueueApi = StudioClient['queue'];

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
