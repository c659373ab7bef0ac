import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { ProofDetail } from '../../../shared/proof.ts';
import { createExportWriter, hashOf } from '../export-folder.ts';
import type { RunClock } from './run-clock.ts';
import { weightOf } from './run-clock.ts';
import type { FileFacts, RunFile, RunRecord, RunTable } from './run-table.ts';

export interface MadeFile {
  bytes: Uint8Array;
  facts: FileFacts;
}

/** Makes the bytes of files, proof by proof. */
export interface FileMaker {
  /** The proof and its approved picture. Checked once more: the verdict or the file may have changed. @throws AppError not-approved | conflict | not-found */
  open(proofId: string, pixelsSha256: string): Promise<{ detail: ProofDetail; bytes: Uint8Array }>;
  make(file: RunFile, opened: { detail: ProofDetail; bytes: Uint8Array }, signal: AbortSignal): Promise<MadeFile>;
}

export interface RunWriting {
  run: RunRecord;
  table: RunTable;
  maker: FileMaker;
  clock: RunClock;
  signal: AbortSignal;
  /** Told before each file and behind the last one. */
  onStep(step: RunStep): void;
}

/** How far a run is. */
export interface RunStep {
  /** What comes next; '' = the papers. */
  path: string;
  /** null = not known yet. */
  secondsLeft: number | null;
  filesDone: number;
  filesTotal: number;
  /** Of files that are in their place. */
  bytesDone: number;
}

/**
 * Writes every file of a run that is not in its place yet, in the order of the journal. A file's hash is entered before the file gets its name, so that
 * whoever resumes can tell what is whole.
 * @throws AppError cancelled | not-approved | conflict | file-exists | disk-full | read-only
 */
export async function writeFiles({ run, table, maker, clock, signal, onStep }: RunWriting): Promise<void> {
  const all = table.files(run.id).filter(({ plan }) => plan !== null);
  const files = all.filter(({ state }) => state !== 'skipped');
  let [filesDone, bytesDone] = [all.length - files.length, 0];
  let weightLeft = files.reduce((sum, file) => sum + weightOf(file), 0);
  const tell = (path: string) => {
    onStep({ path, secondsLeft: clock.secondsLeft(weightLeft), filesDone, filesTotal: all.length, bytesDone });
    signal.throwIfAborted();
  };
  for (const own of groupsOf(files)) {
    const opened = await maker.open(own[0].proofId, own[0].plan!.pixelsSha256);
    for (const file of own) {
      tell(file.path);
      const isThere = await isInPlace(run, file);
      if (isThere) table.setFile(run.id, file.position, { state: 'written' });
      bytesDone += isThere ? file.bytes! : await writeFile(run, file, table, await maker.make(file, opened, signal));
      if (!isThere) clock.made(weightOf(file));
      weightLeft -= weightOf(file);
      filesDone++;
    }
  }
  tell('');
}

/** Files of one proof follow each other. */
function groupsOf(files: readonly RunFile[]): RunFile[][] {
  const groups: RunFile[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    if (last?.[0].proofId === file.proofId) last.push(file);
    else groups.push([file]);
  }
  return groups;
}

/** True when the file that the journal speaks of is whole under its name. */
export async function isInPlace({ folder }: RunRecord, { path, sha256, state }: RunFile): Promise<boolean> {
  if (sha256 === null || (state !== 'written' && state !== 'hashed')) return false;
  return (await hashOf(join(folder, ...path.split('/')))) === sha256;
}

/** Gives one file its place, and how many bytes it has. A file with exactly these bytes that is there already is the one of a run that was killed. */
export async function writeFile(run: RunRecord, file: RunFile, table: RunTable, { bytes, facts }: MadeFile): Promise<number> {
  const { folder, request } = run;
  const target = join(folder, ...file.path.split('/'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await hashOf(target);
  const entry = { bytes: bytes.length, sha256, facts };
  if (known !== sha256) {
    const temporary = temporaryPath(run, file);
    await createExportWriter(folder).write(file.path, bytes, {
      temporary,
      isReplacing: request.existing === 'overwrite',
      beforePlacing: () => table.setFile(run.id, file.position, { state: 'hashed', ...entry, isNew: known === null }),
    });
  }
  table.setFile(run.id, file.position, { state: 'written', ...entry });
  return bytes.length;
}

/** The same for every attempt, so that a leftover is found again. */
function temporaryPath({ id, folder }: RunRecord, { path, position }: RunFile): string {
  const target = join(folder, ...path.split('/'));
  return join(dirname(target), `.galley-${createHash('sha256').update(id).digest('hex').slice(0, 12)}-${position}.tmp`);
}

/** Takes away what a killed run left half-written. */
export async function removeLeftovers(run: RunRecord, files: readonly RunFile[]): Promise<void> {
  const places = new Set(files.filter(({ state }) => state !== 'written' && state !== 'skipped').map((file) => temporaryPath(run, file)));
  for (const path of places) await rm(path, { force: true }).catch(() => undefined);
}

/** Takes the files of a run away again, as far as they are still what it wrote and nothing was there before. */
export async function removeWritten(run: RunRecord, files: readonly RunFile[], table: RunTable): Promise<string[]> {
  const removed: string[] = [];
  for (const file of files) {
    if (!file.isNew || !(await isInPlace(run, file))) continue;
    await rm(join(run.folder, ...file.path.split('/'))).catch((cause) => {
      throw new AppError('read-only', `${join(run.folder, file.path)} could not be taken away.`, { cause });
    });
    table.setFile(run.id, file.position, { state: 'removed' });
    removed.push(file.path);
  }
  return removed;
}
