import { AppError } from '../../shared/errors.ts';
import type { ImportPreview, ImportProblem, Job, JobRequest, JobRequestInput, JobState, QueueStatus, ReadingCorrection } from '../../shared/job.ts';
import type { PromptReading } from '../../shared/prompt.ts';
import type { QueueFacets, QueueFilter, QueueOrder, QueuePlan } from '../../shared/queue.ts';
import type { Route } from '../../shared/routing.ts';
import type { WildcardFolder } from '../prompt/wildcards/wildcard-folder.ts';
import { baseTextsOf } from '../routing/plan.ts';
import type { CallTable } from '../telemetry/call-table.ts';
import type { CorrectionTable } from '../telemetry/correction-table.ts';
import type { RouteLog } from '../telemetry/route-log.ts';
import type { SettingsTable } from '../telemetry/settings-table.ts';
import { correctedRequest } from './corrected-request.ts';
import { createManyEditor, type ManyEditor } from './edit-many.ts';
import { createSeedGiver, type SeedGiver } from './give-seeds.ts';
import { previewImport, type QueueImport, type RowDefaults, readImport } from './import.ts';
import type { JobTable } from './job-table.ts';
import type { Lane } from './lanes.ts';
import { moveJob } from './order.ts';
import type { Planner } from './planner.ts';
import { type PreparedJob, type PrepareParts, parseRequest, prepare, type ReadingCache, seedOf } from './prepare.ts';
import type { Scheduler } from './scheduler.ts';
import { secondBills } from './second-bills.ts';
import type { StoredJob } from './stored-job.ts';
import { atOnce, inTurns } from './turns.ts';
import { createUndoLog } from './undo-log.ts';
import { createExpander, type VariationPreview } from './variations.ts';

export interface JobQueueParts extends PrepareParts {
  table: JobTable;
  settings: SettingsTable;
  corrections: CorrectionTable;
  calls: CallTable;
  routeLog: RouteLog;
  scheduler: Scheduler;
  planner: Planner;
  laneOf(model: string): Lane;
  /** Looked at anew whenever prompts come in. */
  wildcards: Pick<WildcardFolder, 'open'>;
  transact: (write: () => void) => void;
  /** By a person, or by a disk that takes nothing more. */
  isPaused(): boolean;
  /** These jobs changed, or, without ids, only the queue's own state. */
  onChange(ids: readonly string[]): void;
  /** The queue was resumed by a person: what had halted it may be over. */
  onResume(): void;
  createId: () => string;
  clock: () => Date;
}

interface NewJob extends PreparedJob {
  id: string;
}

export interface JobPreview extends VariationPreview {
  reading: PromptReading;
  route: Route;
}

/** Everything a person does to the queue. Methods with ids pass over jobs in a state that the action does not fit; unknown ids are refused. */
export interface JobQueue extends ManyEditor {
  /** What the scheduler will do. @param detail jobs of each lane that are planned one by one */
  plan(detail: number): QueuePlan;
  preview(request: JobRequestInput): JobPreview;
  /** Queues every variation of every request, all or none. @throws AppError of the first request that cannot be taken */
  add(requests: readonly JobRequestInput[]): string[];
  /** The same for as many as there may be: while they are read, other work has its turns. */
  addMany(requests: readonly JobRequestInput[]): Promise<string[]>;
  /** The literal requests that a request stands for; queues nothing. @throws AppError invalid-input */
  expand(request: JobRequestInput): JobRequest[];
  /** Queues prompts that are literal, whatever braces they hold. `alongside` writes in the same transaction. */
  addLiteral(requests: readonly JobRequest[], alongside: (ids: readonly string[]) => void): string[];
  /**
   * Queues what a file or pasted text holds, in turns with other work; broken lines are named and left out. `overrides` win over what a row says,
   * `defaults` do not.
   */
  importText(text: QueueImport, overrides?: RowDefaults): Promise<{ ids: string[]; problems: ImportProblem[] }>;
  /** What `importText` would queue. */
  previewImport(text: QueueImport): ImportPreview;
  list(filter: QueueFilter & { limit: number; offset: number; order?: QueueOrder | undefined }): { jobs: Job[]; total: number };
  /** Ids of all jobs that the filter lets through, in the order of the list. */
  ids(filter: QueueFilter, order: QueueOrder): string[];
  /** What each value of each filter would show. */
  facets(filter: QueueFilter): QueueFacets;
  get(id: string): Job;
  newest(limit: number): Job[];
  status(): QueueStatus;
  move(id: string, beforeId: string | null): Job;
  setPriority(ids: readonly string[], priority: number): void;
  edit(id: string, request: JobRequestInput): Job;
  /**
   * Overrules parts of a reading and counts what was wrong. A job that is done is rendered again with the same seed as its rework, any other is read and
   * routed anew. @throws AppError conflict while the job is being rendered | invalid-input
   */
  correct(id: string, correction: ReadingCorrection): Job;
  pause(ids: readonly string[]): void;
  resume(ids: readonly string[]): void;
  setPaused(isPaused: boolean): QueueStatus;
  cancel(ids: readonly string[]): void;
  /**
   * Lets jobs that ended without a picture run again. @param options.acceptSecondBill a person accepts that what may have been billed is paid again
   * @throws AppError conflict when a job needs that word and does not have it: then none is retried
   */
  retry(ids: readonly string[], options?: { acceptSecondBill?: boolean }): void;
  /** The same again with another seed. */
  duplicate(ids: readonly string[]): string[];
  /** Queues a job again with changes, as its rework. Without a new seed, new lettering keeps the seed, so that the base is not rendered again. */
  rerender(id: string, changes?: Partial<JobRequestInput>): Job;
}

const PAUSED = 'queue-paused';

/** True while the whole queue is paused; kept in the project. */
export function isQueuePaused(settings: SettingsTable): boolean {
  return settings.get(PAUSED) === 'true';
}

export function setQueuePaused(settings: SettingsTable, isPaused: boolean): void {
  settings.set(PAUSED, String(isPaused));
}

export function createJobQueue(parts: JobQueueParts): JobQueue {
  const { table, scheduler, settings, corrections } = parts;

  const get = (id: string): StoredJob => {
    const job = table.get(id);
    if (!job) throw new AppError('not-found', `There is no job ${id}.`, { details: { id } });
    return job;
  };
  const modelsOf = (lanes: readonly string[] | undefined) =>
    lanes && lanes.length > 0 ? table.models().filter((model) => lanes.includes(parts.laneOf(model).id)) : undefined;
  const newExpander = () => createExpander(parts.wildcards);
  const status = (): QueueStatus => ({ isPaused: parts.isPaused(), counts: table.counts() });
  const changed = (ids: readonly string[]) => {
    parts.onChange(ids);
    scheduler.wake();
  };

  const newSeeds = () => createSeedGiver(table.seedsOf);

  /** A request whose prompt is literal, read and routed; not yet stored. */
  function ready(request: JobRequest, cache: ReadingCache, seeds: SeedGiver = newSeeds(), isCorrection = false): NewJob {
    const id = parts.createId();
    return { id, ...prepare(parts, { ...request, seed: request.seed ?? seeds.give(request, id) }, cache, isCorrection) };
  }

  function* readyAll(requests: readonly JobRequestInput[]): Generator<void, NewJob[]> {
    const { expand } = newExpander();
    const cache: ReadingCache = new Map();
    const seeds = newSeeds();
    const jobs: NewJob[] = [];
    for (const request of requests.flatMap((input) => expand(input))) {
      jobs.push(ready(request, cache, seeds));
      yield;
    }
    return jobs;
  }

  /** @param isCounted what was wrong of their readings is counted */
  function store(jobs: readonly NewJob[], parentId: string | null, isCounted: boolean, alongside?: (ids: readonly string[]) => void): string[] {
    const ids = jobs.map(({ id }) => id);
    const createdAt = parts.clock().toISOString();
    parts.transact(() => {
      let position = table.lastPosition();
      for (const { read, ...job } of jobs) {
        table.insert({ ...NEW_JOB, ...job, position: ++position, parentId, createdAt });
        if (isCounted && job.reading.corrected.length > 0) corrections.keep(job.id, read, job.reading, createdAt);
      }
      alongside?.(ids);
    });
    changed(ids);
    return ids;
  }

  function rewrite(id: string, request: Job['request'], isCorrection: boolean): void {
    const { read, ...prepared } = prepare(parts, request, new Map(), isCorrection);
    parts.transact(() => {
      table.rewrite({ id, ...prepared });
      corrections.keep(id, read, prepared.reading, parts.clock().toISOString());
    });
    changed([id]);
  }

  /** Applies a change to those jobs that are in one of the states. */
  function changeWhere(ids: readonly string[], states: readonly JobState[], change: (job: StoredJob) => void): void {
    const jobs = ids.map(get);
    parts.transact(() => {
      for (const job of jobs) if (states.includes(job.state)) change(job);
    });
    changed(ids);
  }

  function duplicate(ids: readonly string[]): string[] {
    const cache: ReadingCache = new Map();
    const seeds = newSeeds();
    return store(
      ids.map(get).map(({ request }) => ready({ ...request, seed: seeds.giveBeside(request) }, cache)),
      null,
      false,
    );
  }

  const editor = createManyEditor({
    ...parts,
    undo: createUndoLog(parts.createId),
    secondBills: (ids, isAccepted) => secondBills(parts, ids, isAccepted),
    duplicate,
    changed,
  });

  return {
    ...editor,
    plan: (detail) => parts.planner.plan(detail),
    preview(input) {
      const request = parseRequest(input);
      const variations = newExpander().preview(request);
      const { reading, route } = prepare(parts, { ...request, prompt: variations.firstVariations[0], seed: request.seed ?? 0 }, new Map());
      return { reading, route, ...variations };
    },
    add: (requests) => store(atOnce(readyAll(requests)), null, true),
    addMany: async (requests) => store(await inTurns(readyAll(requests)), null, true),
    expand: (request) => newExpander().expand(request),
    addLiteral(requests, alongside) {
      const cache: ReadingCache = new Map();
      const seeds = newSeeds();
      const jobs = requests.map((request) => ready(request, cache, seeds));
      return store(jobs, null, false, alongside);
    },
    async importText(text, overrides = {}) {
      const cache: ReadingCache = new Map();
      const seeds = newSeeds();
      const { taken, problems } = await inTurns(readImport(text, overrides, newExpander(), (request) => ready(request, cache, seeds)));
      return { ids: taken.length > 0 ? store(taken, null, true) : [], problems };
    },
    previewImport: (text) => previewImport(parts, text, newExpander()),
    list: ({ lanes, ...filter }) => table.list({ ...filter, laneModels: modelsOf(lanes) }),
    ids: ({ lanes, ...filter }, order) => table.ids({ ...filter, laneModels: modelsOf(lanes) }, order),
    facets: ({ lanes, ...filter }) => table.facets({ ...filter, laneModels: modelsOf(lanes) }, (model) => parts.laneOf(model).id),
    get,
    newest: (limit) => table.newest(limit),
    status,
    move(id, beforeId) {
      parts.transact(() => moveJob(table, get(id), beforeId === null ? null : get(beforeId)));
      changed([id]);
      return get(id);
    },
    setPriority(ids, priority) {
      parseRequest({ prompt: '', priority });
      changeWhere(ids, ['queued', 'paused', 'running', 'failed', 'cancelled', 'quarantined'], ({ id }) => table.setPriority(id, priority));
    },
    edit(id, input) {
      const { state, request, reading } = get(id);
      if (state !== 'queued' && state !== 'paused') {
        throw new AppError('conflict', `The job ${id} is ${state}; only a job that has not started can be edited.`, { details: { id, state } });
      }
      // A prompt that is left as it is may have come out of braces that were escaped.
      const variations = input.prompt === request.prompt ? [parseRequest(input)] : newExpander().expand(input);
      if (variations.length > 1) throw new AppError('invalid-input', 'A job is one picture: add variations as new jobs.', { details: { id } });
      rewrite(id, { ...variations[0], seed: variations[0].seed ?? seedOf(id) }, reading.corrected.includes('lettering'));
      return get(id);
    },
    correct(id, correction) {
      const { request, state } = get(id);
      if (state === 'running') throw new AppError('conflict', `The job ${id} is being rendered; correct its reading when it is done.`, { details: { id } });
      const corrected = correctedRequest(request, correction);
      if (state === 'done') return get(store([ready(parseRequest(corrected), new Map(), newSeeds(), true)], id, true)[0]);
      rewrite(id, parseRequest(corrected) as Job['request'], true);
      return get(id);
    },
    pause: (ids) => changeWhere(ids, ['queued', 'running'], (job) => void (scheduler.stop(job.id, 'pause') || table.change(job.id, { state: 'paused' }))),
    resume: (ids) => changeWhere(ids, ['paused', 'running'], ({ id }) => void (scheduler.keepRunning(id) || table.change(id, { state: 'queued' }))),
    setPaused(isPaused) {
      setQueuePaused(settings, isPaused);
      if (!isPaused) parts.onResume();
      changed([]);
      return status();
    },
    cancel(ids) {
      const finishedAt = parts.clock().toISOString();
      changeWhere(ids, ['queued', 'paused', 'running'], (job) => {
        if (!scheduler.stop(job.id, 'cancel')) table.change(job.id, { state: 'cancelled', finishedAt });
      });
    },
    retry(ids, { acceptSecondBill = false } = {}) {
      secondBills(parts, ids, acceptSecondBill);
      changeWhere(ids, ENDED, ({ id }) => table.change(id, { state: 'queued', crashCount: 0, error: null, finishedAt: null }));
    },
    duplicate,
    rerender(id, changes = {}) {
      const { request, reading } = get(id);
      // Words are places in the prompt: in another one they would stand on something else.
      const isOtherPrompt = changes.prompt !== undefined && changes.prompt !== request.prompt;
      const keepsSeed = changes.lettering !== undefined && changes.seed === undefined;
      // What is placed stands on this very base, however many strings there are now.
      const onSameBase = changes.lettering?.placed && !isOtherPrompt && { lettering: { ...changes.lettering, baseTexts: baseTextsOf(request, reading) } };
      const again = { ...request, ...(keepsSeed ? {} : { seed: undefined }), ...(isOtherPrompt && { words: undefined }), ...changes, ...onSameBase };
      const [newId] = store([ready(parseRequest(again), new Map())], id, false);
      return get(newId);
    },
  };
}

/** Jobs that ended without a picture. */
const ENDED: readonly JobState[] = ['failed', 'cancelled', 'quarantined'];

const NEW_JOB = {
  state: 'queued',
  attempts: 0,
  error: null,
  proofId: null,
  gate: null,
  thumbnailSha256: null,
  startedAt: null,
  finishedAt: null,
} as const;
