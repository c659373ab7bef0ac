import { AppError, toErrorShape } from '../../shared/errors.ts';
import type { Job, JobState } from '../../shared/job.ts';
import type { EditManyResult, ManyChanges, ManyEdit, Refusal } from '../../shared/queue.ts';
import type { CorrectionTable } from '../telemetry/correction-table.ts';
import type { JobTable } from './job-table.ts';
import { earlier, type Lane } from './lanes.ts';
import { bringForward, fixOrder, moveJobs } from './place.ts';
import type { Planner } from './planner.ts';
import { type PreparedJob, type PrepareParts, parseRequest, prepare, type ReadingCache, seedOf } from './prepare.ts';
import { restoreJobs } from './restore.ts';
import type { Scheduler } from './scheduler.ts';
import type { StoredJob } from './stored-job.ts';
import { inTurns } from './turns.ts';
import type { UndoEntry, UndoLog } from './undo-log.ts';

export interface ManyEditorParts extends PrepareParts {
  table: JobTable;
  scheduler: Scheduler;
  corrections: CorrectionTable;
  planner: Pick<Planner, 'orderOf'>;
  laneOf(model: string): Lane;
  undo: UndoLog;
  /** @throws AppError conflict when a retry may be billed twice and nobody said that it may */
  secondBills(jobIds: readonly string[], isAccepted: boolean): void;
  /** The same again with other seeds. */
  duplicate(ids: readonly string[]): string[];
  transact: (write: () => void) => void;
  changed(ids: readonly string[]): void;
  clock: () => Date;
}

/** What is done to many jobs in one go, and taken back. Each job is changed wholly or not at all; who cannot be is named. */
export interface ManyEditor {
  editMany(ids: readonly string[], edit: ManyEdit): Promise<EditManyResult>;
  /** Takes an edit back, as far as the jobs have not gone on; its own `undoId` does it again. @throws AppError not-found */
  undo(undoId: string): Promise<EditManyResult>;
}

/** States that each edit fits. */
const FITS: Record<Exclude<ManyEdit['kind'], 'duplicate'>, readonly JobState[]> = {
  change: ['queued', 'paused'],
  raise: ['queued', 'paused'],
  move: ['queued', 'paused'],
  front: ['queued', 'paused'],
  place: ['queued'],
  pause: ['queued', 'running'],
  resume: ['paused', 'running'],
  cancel: ['queued', 'paused', 'running'],
  retry: ['failed', 'cancelled', 'quarantined'],
};
const STATE_WORDS: Record<JobState, string> = {
  queued: 'is waiting',
  paused: 'is paused',
  running: 'is being rendered',
  done: 'is done',
  failed: 'has failed',
  cancelled: 'was cancelled',
  quarantined: 'was set aside',
};
/** As far ahead as a job can be put at its place. */
const PLANNED_AHEAD = 500;

export function createManyEditor(parts: ManyEditorParts): ManyEditor {
  const { table, scheduler } = parts;

  /** Sets aside those that an edit does not fit. */
  function sorted(ids: readonly string[], fits: readonly JobState[] | null): { jobs: StoredJob[]; refused: Refusal[] } {
    const jobs: StoredJob[] = [];
    const refused: Refusal[] = [];
    for (const id of new Set(ids)) {
      const job = table.get(id);
      if (!job) refused.push({ id, prompt: '', message: `There is no job ${id}.` });
      else if (fits && !fits.includes(job.state)) refused.push(refusal(job, `It ${STATE_WORDS[job.state]}.`));
      else jobs.push(job);
    }
    return { jobs, refused };
  }

  function finish(entry: UndoEntry, refused: Refusal[]): EditManyResult {
    const changed = entry.before.map(({ id }) => id);
    parts.changed([...changed, ...entry.added]);
    return { changed, added: [...entry.added], refused, undoId: parts.undo.keep(entry) };
  }

  async function change(ids: readonly string[], changes: ManyChanges): Promise<EditManyResult> {
    const { jobs, refused } = sorted(ids, FITS.change);
    const ready = await inTurns(prepareAll(parts, jobs, changes, refused));
    const before: StoredJob[] = [];
    parts.transact(() => {
      const at = parts.clock().toISOString();
      for (const [job, { read, ...prepared }] of ready) {
        // Other work had its turns meanwhile.
        const now = table.get(job.id);
        if (!now || !FITS.change.includes(now.state)) {
          refused.push(refusal(job, now ? `It ${STATE_WORDS[now.state]}.` : 'It is gone.'));
          continue;
        }
        table.rewrite({ id: job.id, ...prepared });
        parts.corrections.keep(job.id, read, prepared.reading, at);
        before.push(now);
      }
    });
    return finish({ before, added: [] }, refused);
  }

  /** Makes the plan of a lane come true up to these jobs. */
  function place(jobs: readonly StoredJob[], beforeId: string | null): StoredJob[] {
    const [{ route }] = jobs;
    const { taken, after } = parts.planner.orderOf(route.model, PLANNED_AHEAD);
    const moving = new Set(jobs.map(({ id }) => id));
    const end = beforeId === null ? taken.length : taken.findIndex(({ id }) => id === beforeId);
    if (end < 0) throw new AppError('conflict', 'The plan has changed meanwhile; look at it again.', { details: { beforeId } });
    const ahead = taken.slice(0, end).filter(({ id }) => !moving.has(id));
    const behind = [...taken.slice(end), ...(after ? [after] : [])].filter(({ id }) => !moving.has(id));
    const order = [...ahead.map(({ id }) => table.get(id)!), ...jobs];
    fixOrder(table, order, behind.length > 0 ? table.get(behind.reduce(earlier).id) : null);
    return order;
  }

  /** Writes what can be written at once. Gives the jobs as they were, if others than those of the call were touched. */
  function write(jobs: readonly StoredJob[], edit: ManyEdit): readonly StoredJob[] {
    const finishedAt = parts.clock().toISOString();
    if (edit.kind === 'place') return place(jobs, edit.beforeId);
    if (edit.kind === 'front') bringForward(table, jobs, firstQueuedBut(table, jobs));
    else if (edit.kind === 'move') moveJobs(table, jobs, edit.beforeId === null ? null : waitingJob(table, edit.beforeId, jobs));
    else if (edit.kind === 'raise') for (const { id, request } of jobs) table.setPriority(id, Math.max(-100, Math.min(100, request.priority + edit.by)));
    else if (edit.kind === 'retry') {
      for (const { id } of jobs) table.change(id, { state: 'queued', crashCount: 0, error: null, finishedAt: null, isPlaced: false });
    } else if (edit.kind === 'pause' || edit.kind === 'resume' || edit.kind === 'cancel') {
      for (const { id } of jobs) setState(id, edit.kind, finishedAt);
    }
    return jobs;
  }

  function setState(id: string, kind: 'pause' | 'resume' | 'cancel', finishedAt: string): void {
    if (kind === 'resume') {
      if (!scheduler.keepRunning(id)) table.change(id, { state: 'queued' });
    } else if (!scheduler.stop(id, kind)) {
      table.change(id, kind === 'pause' ? { state: 'paused' } : { state: 'cancelled', finishedAt });
    }
  }

  /** Only jobs of one lane have an order among them. */
  function keepLane(jobs: StoredJob[], refused: Refusal[]): void {
    const laneIdOf = ({ route }: StoredJob) => parts.laneOf(route.model).id;
    const others = jobs.filter((job) => laneIdOf(job) !== laneIdOf(jobs[0]));
    for (const job of others) {
      jobs.splice(jobs.indexOf(job), 1);
      refused.push(refusal(job, 'It is rendered on another host.'));
    }
  }

  /** Keeps back those that may be billed a second time. */
  function billable(jobs: readonly StoredJob[], isAccepted: boolean, refused: Refusal[]): StoredJob[] {
    return jobs.filter((job) => {
      try {
        parts.secondBills([job.id], isAccepted);
        return true;
      } catch (error) {
        refused.push(refusal(job, toErrorShape(error).message));
        return false;
      }
    });
  }

  return {
    async editMany(ids, edit) {
      if (edit.kind === 'change') return change(ids, edit.changes);
      const { jobs, refused } = sorted(ids, edit.kind === 'duplicate' ? null : FITS[edit.kind]);
      if (edit.kind === 'duplicate') return finish({ before: [], added: jobs.length > 0 ? parts.duplicate(jobs.map(({ id }) => id)) : [] }, refused);
      if (edit.kind === 'place') keepLane(jobs, refused);
      const own = edit.kind === 'retry' ? billable(jobs, edit.acceptSecondBill, refused) : jobs;
      let before: readonly StoredJob[] = [];
      parts.transact(() => {
        if (own.length > 0) before = write(own, edit);
      });
      return finish({ before, added: [], isStop: edit.kind === 'cancel' }, refused);
    },
    async undo(undoId) {
      const entry = parts.undo.take(undoId);
      if (!entry) throw new AppError('not-found', 'This is too long ago to be taken back.', { details: { undoId } });
      if (entry.isStop) await scheduler.settled(entry.before.map(({ id }) => id));
      const refused: Refusal[] = [];
      let before: StoredJob[] = [];
      parts.transact(() => {
        before = restoreJobs(parts, entry, refused);
      });
      return finish({ before, added: [] }, refused);
    },
  };
}

function* prepareAll(parts: PrepareParts, jobs: readonly StoredJob[], changes: ManyChanges, refused: Refusal[]): Generator<void, [StoredJob, PreparedJob][]> {
  const cache: ReadingCache = new Map();
  const ready: [StoredJob, PreparedJob][] = [];
  for (const job of jobs) {
    try {
      ready.push([job, prepare(parts, changedRequest(job, changes), cache, job.reading.corrected.includes('lettering'))]);
    } catch (error) {
      refused.push(refusal(job, toErrorShape(error).message));
    }
    yield;
  }
  return ready;
}

/** The request with changes that hold for many. @throws AppError invalid-input */
function changedRequest({ id, request }: StoredJob, { seed, addTags = [], removeTags = [], ...rest }: ManyChanges): Job['request'] {
  const changes = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value ?? undefined]));
  const tags = [...new Set([...(request.tags ?? []).filter((tag) => !removeTags.includes(tag)), ...addTags])];
  const parsed = parseRequest({ ...request, ...changes, tags: tags.length > 0 ? tags : undefined });
  const newSeed = seed === 'new' ? seedOf(`${id} ${request.seed}`) : (seed ?? request.seed);
  return { ...parsed, seed: newSeed };
}

function refusal({ id, request }: StoredJob, message: string): Refusal {
  return { id, prompt: request.prompt.slice(0, 200), message };
}

function firstQueuedBut(table: JobTable, jobs: readonly StoredJob[]): StoredJob | null {
  const own = new Set(jobs.map(({ id }) => id));
  return table.nextQueued(jobs.length + 1).find(({ id }) => !own.has(id)) ?? null;
}

function waitingJob(table: JobTable, id: string, jobs: readonly StoredJob[]): StoredJob {
  const job = table.get(id);
  if (!job) throw new AppError('not-found', `There is no job ${id}.`, { details: { id } });
  if (jobs.some((own) => own.id === id)) throw new AppError('invalid-input', 'A job cannot be put before itself.', { details: { id } });
  return job;
}
