import { existsSync } from 'node:fs';
import { AppError, toErrorShape } from '../../../shared/errors.ts';
import type { ExportRequest } from '../../../shared/export.ts';
import type { ExportProgress, ExportRun, ExportRunFile, ExportRunState } from '../../../shared/export-runs.ts';
import { removeEmptyFolders } from '../export-folder.ts';
import { createRunClock } from './run-clock.ts';
import type { RunFile, RunRecord, RunTable } from './run-table.ts';
import { type FileMaker, type RunStep, removeLeftovers, removeWritten, writeFiles } from './write-run.ts';

const RESUMABLE: readonly ExportRunState[] = ['stopped', 'failed', 'interrupted'];

interface Page {
  limit: number;
  offset: number;
}

/** Exports that are running and those that ran. One at a time. */
export interface RunService {
  /** Begins a run of these files. @throws AppError conflict (one is running) */
  start(request: ExportRequest, files: readonly RunFile[], signal?: AbortSignal): ExportRun;
  /** Ends with the run. @throws AppError what stopped it */
  finished(id: string): Promise<void>;
  /** Stops after the file that is being made. @throws AppError not-found */
  stop(id: string): Promise<ExportRun>;
  /** @throws AppError not-found | conflict (one is running, the run needs no resuming) */
  resume(id: string, signal?: AbortSignal): ExportRun;
  /** Takes a run's files away again, as far as they are still what it wrote. @throws AppError not-found | conflict (it is running) */
  removeFiles(id: string): Promise<ExportRun>;
  get(id: string): ExportRun;
  list(page: Page): { runs: ExportRun[]; total: number };
  files(id: string, page: Page): { files: ExportRunFile[]; total: number };
  /** What stands as running now was left by a process that died; only for who holds the project's lock. */
  recover(): void;
  /** Ends what runs; it is resumed by a person. */
  close(): Promise<void>;
}

export interface RunParts {
  table: RunTable;
  /** For one run. */
  openMaker: (run: RunRecord) => FileMaker & { close(): Promise<void> };
  /** Contact sheets, the manifest, the project's own record. */
  finish: (run: RunRecord, signal: AbortSignal) => Promise<void>;
  onProgress: (progress: ExportProgress) => void;
  createId: () => string;
  clock: () => Date;
}

interface Active {
  id: string;
  abort: AbortController;
  /** Of the run when it is aborted. */
  endState: ExportRunState;
  done: Promise<void>;
}

export function createRunService({ table, openMaker, finish, onProgress, createId, clock }: RunParts): RunService {
  let active: Active | null = null;
  let last: { id: string; done: Promise<void> } | null = null;
  /** Nobody else can be writing. */
  let isAlone = false;
  const now = () => clock().toISOString();

  function recordOf(id: string): RunRecord {
    const run = table.get(id);
    if (!run) throw new AppError('not-found', `There is no export ${id}.`, { details: { id } });
    return run;
  }

  /** A run that ended when not even that could be entered (the project's own disk was full) is one that was interrupted. */
  function stateOf({ id, state }: RunRecord): ExportRunState {
    return state === 'running' && isAlone && active?.id !== id ? 'interrupted' : state;
  }

  function refuseSecond(): void {
    if (active) throw new AppError('conflict', 'An export is running; wait for its end or stop it.', { details: { id: active.id } });
  }

  function launch(run: RunRecord, signal?: AbortSignal): void {
    const abort = new AbortController();
    const own: Active = { id: run.id, abort, endState: 'stopped', done: Promise.resolve() };
    const onAbort = () => abort.abort();
    if (signal?.aborted) abort.abort();
    signal?.addEventListener('abort', onAbort, { once: true });
    active = own;
    own.done = execute(run, own).finally(() => {
      signal?.removeEventListener('abort', onAbort);
      active = null;
    });
    // Whoever waits hears of the fault; nobody has to.
    own.done.catch(() => undefined);
    last = { id: run.id, done: own.done };
  }

  async function execute(run: RunRecord, own: Active): Promise<void> {
    const tell = createTeller(run.id, table, onProgress);
    let maker: ReturnType<RunParts['openMaker']> | null = null;
    try {
      maker = openMaker(run);
      await removeLeftovers(run, table.files(run.id));
      const clockOfRun = createRunClock(() => performance.now());
      await writeFiles({ run, table, maker, clock: clockOfRun, signal: own.abort.signal, onStep: tell.step });
      await finish(run, own.abort.signal);
      table.setState(run.id, 'done', now());
    } catch (error) {
      const isStopped = own.abort.signal.aborted;
      const { code, message } = isStopped ? stoppedError(table.counts(run.id)) : toErrorShape(error);
      table.setState(run.id, isStopped ? own.endState : 'failed', now(), { code, message });
      throw isStopped ? new AppError('cancelled', message, { details: { runId: run.id } }) : error;
    } finally {
      tell.end(recordOf(run.id).state);
      await maker?.close();
    }
  }

  function shown(run: RunRecord): ExportRun {
    const { id, startedAt, endedAt, folder, request, error } = run;
    const state = stateOf(run);
    const counts = table.counts(id);
    const papers = table.papers(id);
    return {
      id,
      state,
      startedAt,
      endedAt,
      folder,
      isFolderThere: existsSync(folder),
      preset: request.preset ?? '',
      filesTotal: counts.files,
      filesDone: counts.done,
      filesSkipped: counts.skipped,
      bytes: counts.bytes,
      error,
      manifestPath: papers.find(({ kind }) => kind === 'manifest')?.path ?? null,
      sheetPaths: papers.flatMap(({ kind, path }) => (kind === 'sheet' ? [path] : [])),
      canResume: RESUMABLE.includes(state),
    };
  }

  const get = (id: string) => shown(recordOf(id));

  return {
    start(request, files, signal) {
      refuseSecond();
      const run: RunRecord = { id: createId(), state: 'running', startedAt: now(), endedAt: null, folder: request.folder, request, error: null };
      table.add(run, files);
      launch(run, signal);
      return get(run.id);
    },
    async finished(id) {
      if (last?.id === id) await last.done;
    },
    async stop(id) {
      recordOf(id);
      if (active?.id === id) {
        active.abort.abort();
        await active.done.catch(() => undefined);
      }
      return get(id);
    },
    resume(id, signal) {
      const run = recordOf(id);
      refuseSecond();
      if (!RESUMABLE.includes(stateOf(run))) throw new AppError('conflict', 'This export has nothing to go on with.', { details: { id, state: run.state } });
      table.setState(id, 'running', null);
      launch(recordOf(id), signal);
      return get(id);
    },
    async removeFiles(id) {
      const run = recordOf(id);
      if (active?.id === id) throw new AppError('conflict', 'The export is running; stop it first.', { details: { id } });
      const files = table.files(id);
      await removeLeftovers(run, files);
      const removed = await removeWritten(run, files, table);
      await removeEmptyFolders(run.folder, removed);
      table.setState(id, 'removed', run.endedAt ?? now());
      return get(id);
    },
    get,
    list: (page) => ({ runs: table.list(page).map(shown), total: table.total() }),
    files(id, page) {
      recordOf(id);
      const own = table.files(id, page).filter(({ plan }) => plan !== null);
      return { files: own.map(shownFile), total: table.counts(id).files };
    },
    recover() {
      isAlone = true;
      table.interruptRunning(now());
    },
    async close() {
      if (!active) return;
      active.endState = 'interrupted';
      active.abort.abort();
      await active.done.catch(() => undefined);
    },
  };
}

function stoppedError({ done, files }: { done: number; files: number }) {
  return { code: 'cancelled' as const, message: `The export was stopped: ${done} of ${files} files are in the folder. It can go on from there.` };
}

function shownFile({ proofId, path, state, width, height, bytes, sha256, facts }: RunFile): ExportRunFile {
  const { notes = [], credentials } = facts;
  return {
    proofId,
    path,
    state,
    width,
    height,
    bytes,
    sha256,
    notes: credentials ? [...notes, { text: credentials.reason, sentence: credentials.sentence }] : notes,
  };
}

/** Tells how far a run is: before each file, behind the last one, and at its end. */
function createTeller(runId: string, table: RunTable, onProgress: (progress: ExportProgress) => void) {
  return {
    step: (step: RunStep) => onProgress({ runId, state: 'running', ...step }),
    end(state: ExportRunState): void {
      const { files, done, bytes } = table.counts(runId);
      onProgress({ runId, state, filesDone: done, filesTotal: files, bytesDone: bytes, secondsLeft: 0, path: '' });
    },
  };
}
