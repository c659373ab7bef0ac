import type { ErrorShape } from '../../../shared/errors.ts';
import type { ExportDocument, ExportFormat, ExportRequest } from '../../../shared/export.ts';
import { exportRequestSchema } from '../../../shared/export.ts';
import type { ExportNote, ExportRunFile, ExportRunState } from '../../../shared/export-runs.ts';
import type { ProofLayer } from '../../../shared/proof.ts';
import type { Sentence } from '../../../shared/sentence.ts';
import type { Database } from '../../telemetry/database.ts';
import type { Size } from '../sides.ts';

/** All that is needed to make a file again; null of papers. */
export interface FilePlan {
  layer: ProofLayer | null;
  document: ExportDocument | null;
  format: ExportFormat;
  scale: number;
  drawn: Size;
  /** The approved pixels. */
  pixelsSha256: string;
}

/** What became of Content Credentials; null = the picture never had any. */
export type CredentialsRecord = KnownCredentials | null;

interface KnownCredentials {
  state: 'kept' | 'dropped';
  /** One whole sentence, in English. */
  reason: string;
  /** `reason` in any language; null = the run is from before that was kept. */
  sentence: Sentence | null;
  /** Label of the manifest. */
  manifest: string;
  manifestSha256: string;
}

export interface FileFacts {
  notes?: ExportNote[];
  credentials?: CredentialsRecord;
}

/** As runs have them that are from before sentences were kept, too. */
interface StoredFacts {
  notes?: (string | ExportNote)[];
  credentials?: (Omit<KnownCredentials, 'sentence'> & Partial<KnownCredentials>) | null;
}

export interface RunFile {
  position: number;
  proofId: string;
  kind: 'picture' | 'layer' | 'document' | 'sheet' | 'manifest';
  path: string;
  width: number;
  height: number;
  plan: FilePlan | null;
  state: ExportRunFile['state'];
  /** No file was there before: it may be taken away again. */
  isNew: boolean;
  bytes: number | null;
  sha256: string | null;
  facts: FileFacts;
}

export interface RunRecord {
  id: string;
  state: ExportRunState;
  startedAt: string;
  endedAt: string | null;
  folder: string;
  request: ExportRequest;
  error: Pick<ErrorShape, 'code' | 'message'> | null;
}

export interface RunCounts {
  files: number;
  done: number;
  skipped: number;
  bytes: number;
}

/** The journal of exports: every file is entered before it is written, and its hash before it gets its name. */
export interface RunTable {
  add(run: RunRecord, files: readonly RunFile[]): void;
  addFile(runId: string, file: RunFile): void;
  setState(id: string, state: ExportRunState, endedAt: string | null, error?: RunRecord['error']): void;
  setFile(runId: string, position: number, change: Pick<RunFile, 'state'> & Partial<Pick<RunFile, 'bytes' | 'sha256' | 'facts' | 'isNew'>>): void;
  get(id: string): RunRecord | null;
  files(runId: string, page?: { limit: number; offset: number }): RunFile[];
  counts(runId: string): RunCounts;
  papers(runId: string): { kind: RunFile['kind']; path: string }[];
  list(page: { limit: number; offset: number }): RunRecord[];
  total(): number;
  /** Hash of the newest contact sheet or manifest that was written under this name; null = none. */
  paperHash(folder: string, path: string): string | null;
  /** Runs that no process works on any more. */
  interruptRunning(at: string): void;
}

interface RunRow extends Omit<RunRecord, 'startedAt' | 'endedAt' | 'request' | 'error'> {
  started_at: string;
  ended_at: string | null;
  request: string;
  error: string | null;
}

interface FileRow extends Omit<RunFile, 'proofId' | 'plan' | 'isNew' | 'facts'> {
  proof_id: string;
  plan: string;
  is_new: number;
  facts: string;
}

const FILE_COLUMNS = 'position, proof_id, kind, path, width, height, plan, state, is_new, bytes, sha256, facts';
const RUN_COLUMNS = 'id, state, started_at, ended_at, folder, request, error';

export function createRunTable(database: Database): RunTable {
  const insertRun = database.prepare(`INSERT INTO export_runs (${RUN_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const insertFile = database.prepare(`INSERT INTO export_files (run_id, ${FILE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const changeRun = database.prepare('UPDATE export_runs SET state = ?, ended_at = ?, error = ? WHERE id = ?');
  const changeFile = database.prepare(
    `UPDATE export_files SET state = ?, bytes = coalesce(?, bytes), sha256 = coalesce(?, sha256), facts = coalesce(?, facts), is_new = coalesce(?, is_new)
     WHERE run_id = ? AND position = ?`,
  );
  const oneRun = database.prepare<[string], RunRow>(`SELECT ${RUN_COLUMNS} FROM export_runs WHERE id = ?`);
  const runs = database.prepare<[number, number], RunRow>(`SELECT ${RUN_COLUMNS} FROM export_runs ORDER BY started_at DESC, rowid DESC LIMIT ? OFFSET ?`);
  const countRuns = database.prepare<[], number>('SELECT count(*) FROM export_runs').pluck();
  const files = database.prepare<[string, number, number], FileRow>(
    `SELECT ${FILE_COLUMNS} FROM export_files WHERE run_id = ? ORDER BY position LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<[string], RunCounts>(`
    SELECT count(*) AS files, total(state IN ('written', 'skipped')) AS done, total(state = 'skipped') AS skipped, total(iif(state = 'written', bytes, 0)) AS bytes
    FROM export_files WHERE run_id = ? AND plan <> 'null'`);
  const papers = database.prepare<[string], { kind: RunFile['kind']; path: string }>(
    "SELECT kind, path FROM export_files WHERE run_id = ? AND plan = 'null' AND state = 'written' ORDER BY position",
  );
  const paper = database
    .prepare<[string, string], string | null>(`
    SELECT sha256 FROM export_files JOIN export_runs ON export_runs.id = run_id
    WHERE folder = ? AND path = ? AND plan = 'null' AND export_files.state = 'written' ORDER BY started_at DESC LIMIT 1`)
    .pluck();
  const interrupt = database.prepare("UPDATE export_runs SET state = 'interrupted', ended_at = ? WHERE state = 'running'");

  const addFile = (runId: string, file: RunFile) => {
    const { position, proofId, kind, path, width, height, plan, state, isNew, bytes, sha256, facts } = file;
    insertFile.run(runId, position, proofId, kind, path, width, height, JSON.stringify(plan), state, isNew ? 1 : 0, bytes, sha256, JSON.stringify(facts));
  };

  return {
    add: database.transaction((run: RunRecord, added: readonly RunFile[]) => {
      const { id, state, startedAt, endedAt, folder, request, error } = run;
      insertRun.run(id, state, startedAt, endedAt, folder, JSON.stringify(request), error && JSON.stringify(error));
      for (const file of added) addFile(id, file);
    }),
    addFile,
    setState: (id, state, endedAt, error = null) => void changeRun.run(state, endedAt, error && JSON.stringify(error), id),
    setFile(runId, position, { state, bytes = null, sha256 = null, facts, isNew }) {
      changeFile.run(state, bytes, sha256, facts ? JSON.stringify(facts) : null, isNew === undefined ? null : Number(isNew), runId, position);
    },
    get(id) {
      const row = oneRun.get(id);
      return row ? runOf(row) : null;
    },
    files: (runId, { limit, offset } = { limit: -1, offset: 0 }) => files.all(runId, limit, offset).map(fileOf),
    counts: (runId) => count.get(runId)!,
    papers: (runId) => papers.all(runId),
    list: ({ limit, offset }) => runs.all(limit, offset).map(runOf),
    total: () => countRuns.get()!,
    paperHash: (folder, path) => (paper.get(folder, path) as string | null | undefined) ?? null,
    interruptRunning: (at) => void interrupt.run(at),
  };
}

function runOf({ started_at: startedAt, ended_at: endedAt, request, error, ...row }: RunRow): RunRecord {
  return { ...row, startedAt, endedAt, request: exportRequestSchema.parse(JSON.parse(request)), error: error === null ? null : JSON.parse(error) };
}

function fileOf({ proof_id: proofId, plan, is_new: isNew, facts, ...row }: FileRow): RunFile {
  return { ...row, proofId, plan: JSON.parse(plan), isNew: isNew === 1, facts: factsOf(JSON.parse(facts)) };
}

function factsOf({ notes, credentials }: StoredFacts): FileFacts {
  return {
    ...(notes && { notes: notes.map((note) => (typeof note === 'string' ? { text: note, sentence: null } : note)) }),
    ...(credentials !== undefined && { credentials: credentials && { ...credentials, sentence: credentials.sentence ?? null } }),
  };
}
