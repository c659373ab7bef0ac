import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createStudio } from '../../electron/studio.ts';
import { openDatabase } from '../../electron/telemetry/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = fileURLToPath(new URL('./kill-nine-child.ts', import.meta.url));
const KILLS = 52;

interface Child {
  process: ChildProcess;
  /** Lines that it said, until now. */
  said: { type: string; ids?: string[] }[];
  /** Resolves at a line of this type, or when the process is gone. */
  heard(type: string): Promise<void>;
  gone: Promise<number | null>;
}

function start(projectFolder: string, action: string): Child {
  const child = spawn(process.execPath, [program, projectFolder, action], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Child['said'] = [];
  const lines = createInterface({ input: child.stdout });
  const complaints: string[] = [];
  child.stderr.on('data', (part: Buffer) => complaints.push(part.toString()));
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
  lines.on('line', (line) => {
    said.push(JSON.parse(line));
    child.emit('said');
  });
  const heard = (type: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.some((line) => line.type === type) && resolve();
      child.on('said', look);
      look();
      void gone.then((code) => (code === null || code === 0 ? resolve() : reject(new Error(`The child ended with code ${code}: ${complaints.join('')}`))));
    });
  return { process: child, said, heard, gone };
}

/** mulberry32: the moments differ, the run can be repeated. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function viewOf(projectFolder: string) {
  const studio = await createStudio({ projectFolder, isReadonly: true });
  const view = {
    isPaused: studio.queue.status().isPaused,
    order: studio.queue.list({ limit: 500, offset: 0, states: ['queued', 'running'] }).jobs.map(({ id }) => id),
  };
  await studio.dispose();
  return view;
}

function checkArtifacts(projectFolder: string, known: string[]): void {
  const files = readdirSync(join(projectFolder, 'artifacts'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hashes = files.map((file) =>
    createHash('sha256')
      .update(readFileSync(join(file.parentPath, file.name)))
      .digest('hex'),
  );
  expect(files.map(({ name }) => basename(name, '.png'))).toEqual(hashes);
  expect(known.filter((sha256) => !hashes.includes(sha256))).toEqual([]);
}

describe('kill -9', () => {
  it(`loses and doubles no job in ${KILLS} kills at random moments`, { timeout: 300_000 }, async () => {
    const projectFolder = temporaryFolder();
    const random = createRandom(20_260_101);
    const added = new Set<string>();
    let kills = 0;
    let pausedKills = 0;
    while (kills < KILLS) {
      const isPausing = kills % 13 === 12;
      const child = start(projectFolder, isPausing ? 'pause' : 'work');
      if (isPausing) {
        await child.heard('paused');
        const before = await viewOf(projectFolder);
        child.process.kill('SIGKILL');
        await child.gone;
        expect(before.isPaused).toBe(true);
        expect(await viewOf(projectFolder)).toEqual(before);
        pausedKills++;
      } else {
        // One in five dies while it starts, the others while they work.
        if (random() < 0.2) await sleep(random() * 400);
        else {
          await child.heard('open');
          await sleep(random() ** 2 * 700);
        }
        child.process.kill('SIGKILL');
      }
      if ((await child.gone) === null) kills++;
      for (const id of child.said.flatMap(({ ids = [] }) => ids)) added.add(id);
    }
    for (let rounds = 0; rounds < 3; rounds++) {
      const last = start(projectFolder, 'finish');
      await last.heard('idle');
      expect(await last.gone).toBe(0);
    }

    const database = openDatabase(join(projectFolder, 'galley.db'), { readonly: true });
    const jobs = database.prepare('SELECT id, state, proof_id, error FROM jobs').all() as {
      id: string;
      state: string;
      proof_id: string;
      error: string | null;
    }[];
    const proofs = database.prepare('SELECT id, job_id FROM proofs').all() as { id: string; job_id: string }[];
    const attempts = database.prepare('SELECT sum(attempts) FROM jobs').pluck().get() as number;
    console.log(`${kills} kills (${pausedKills} while paused), ${jobs.length} jobs, ${attempts} starts`);
    expect([...added].filter((id) => !jobs.some((job) => job.id === id))).toEqual([]);
    expect(jobs.length % 60).toBe(0);
    expect(jobs.filter(({ state, error }) => state !== 'done' || error !== null)).toEqual([]);
    expect(proofs.map(({ job_id, id }) => `${job_id} ${id}`).sort()).toEqual(jobs.map(({ id, proof_id }) => `${id} ${proof_id}`).sort());
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.prepare("SELECT count(*) FROM step_runs WHERE status = 'running'").pluck().get()).toBe(0);
    checkArtifacts(projectFolder, database.prepare('SELECT sha256 FROM artifacts').pluck().all() as string[]);
    database.close();
  });
});
