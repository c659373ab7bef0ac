import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createStudio, type Studio } from '../../electron/studio.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { createProofTable } from '../../electron/telemetry/proof-table.ts';
import { createRunTable } from '../../electron/telemetry/run-table.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import { KINDS } from '../overhead/requests.ts';
import { largePictures, smallPictures } from './pictures.ts';

/** Jobs that wait, and as many that are done and have a proof. */
export const ROWS = 10_000;
/** Different ones that the proofs share. */
export const PICTURES = 300;
const LARGE_PICTURES = 4;
const START = Date.parse('2026-03-02T08:00:00.000Z');
const EVERY_MS = 20_000;

/**
 * Makes a project of 10,000 waiting jobs and 10,000 proofs through the studio and its own tables; one that is already there is kept. The two newest
 * proofs are of 4096². The queue is paused: nothing renders while the window is measured.
 */
export async function makeProject(folder: string): Promise<void> {
  if (existsSync(join(folder, 'galley.db'))) return;
  const studio = await createStudio({ projectFolder: folder });
  let ids: string[];
  let small: string[];
  let large: string[];
  try {
    studio.queue.setPaused(true);
    small = await taken(studio, await smallPictures(PICTURES));
    large = await taken(studio, await largePictures(LARGE_PICTURES));
    ids = studio.queue.add(Array.from({ length: 2 * ROWS }, (_, n) => ({ prompt: promptNumber(n), seed: n, width: 512, height: 512 })));
  } finally {
    await studio.dispose();
  }
  const database = openDatabase(join(folder, 'galley.db'));
  try {
    database.transaction(() => endJobs(database, ids.slice(0, ROWS), small, large))();
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

/** Files of the project's four pictures of 4096²: nothing else is nearly as large. */
export function largeFiles(folder: string): string[] {
  const artifacts = join(folder, 'artifacts');
  const files = (readdirSync(artifacts, { recursive: true }) as string[]).filter((name) => name.endsWith('.png')).map((name) => join(artifacts, name));
  return files.sort((a, b) => statSync(b).size - statSync(a).size).slice(0, LARGE_PICTURES);
}

async function taken(studio: Studio, pictures: Buffer[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const [index, picture] of pictures.entries()) hashes.push((await studio.importImage(picture, `picture ${index}`)).sha256);
  return hashes;
}

function promptNumber(n: number): string {
  const kinds = Object.values(KINDS);
  return `${kinds[n % kinds.length]}, variant ${n}, cinematic light, by studio ${n % 97}`;
}

/** What rendering would have written: steps, proof, the job's end. */
function endJobs(database: Database, ids: readonly string[], small: readonly string[], large: readonly string[]): void {
  const runs = createRunTable(database);
  const proofs = createProofTable(database);
  const random = mulberry32(11);
  const end = database.prepare(
    "UPDATE jobs SET state = 'done', attempts = 1, proof_id = ?, thumbnail_sha256 = ?, started_at = ?, finished_at = ? WHERE id = ?",
  );
  for (const [index, id] of ids.entries()) {
    const at = START + index * EVERY_MS;
    const timeMs = 300 + random() * 900;
    const run = { jobId: id, step: 'base', operation: 'generate', key: `base-${index}`, model: 'sketch', isCached: false, waitMs: 4 } as const;
    runs.finish(runs.start({ ...run, status: 'running', startedAt: iso(at) }), {
      status: 'done',
      timeMs,
      peakBytes: 4e8,
      costUsd: 0,
      retries: 0,
      errorCode: null,
    });
    const fromEnd = ids.length - 1 - index;
    const [before, after] = fromEnd < 2 ? large.slice(2 * fromEnd) : [small[index % small.length], small[(index + 21) % small.length]];
    const proof = { id: `proof-${index}`, jobId: id, beforeSha256: before, afterSha256: after, createdAt: iso(at + timeMs), ...proofParts(index, random) };
    proofs.add(proof);
    end.run(proof.id, after, iso(at), iso(at + timeMs), id);
  }
}

function proofParts(index: number, random: () => number) {
  const plan: RenderPlan = {
    seed: index,
    steps: [
      {
        id: 'base',
        operation: 'generate',
        inputs: {},
        params: {
          model: 'sketch',
          prompt: promptNumber(index),
          intent: 'general',
          object: [],
          style: [],
          texts: [],
          width: 512,
          height: 512,
          isDraft: false,
          transparentBackground: false,
          params: {},
        },
      },
    ],
    proof: { before: { step: 'base', output: 'image' }, after: { step: 'base', output: 'image' }, mask: null },
  };
  const metrics = {
    characterErrorRate: { before: null, after: null },
    outsideMask: { max: Math.floor(random() * 3), mean: random() / 10 },
    ssim: 0.9 + random() / 10,
    sharpnessRatio: 0.8 + random() / 2,
    colourCast: random() * 3,
    seamRatio: null,
  };
  return { plan, metrics, maskSha256: null, lettering: null, isLetteringExact: true, layers: [] };
}

const iso = (ms: number) => new Date(ms).toISOString();
