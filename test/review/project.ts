import { join } from 'node:path';
import { encodePng } from '../../electron/image/codecs.ts';
import { createJobTable, type JobTable } from '../../electron/queue/job-table.ts';
import { type ArtifactStore, createArtifactStore } from '../../electron/render/artifact-store.ts';
import { createReviewRoom, type ReviewRoom } from '../../electron/review/review-room.ts';
import type { ReviewService } from '../../electron/review/review-service.ts';
import { createArtifactTable } from '../../electron/telemetry/artifact-table.ts';
import { type Database, openDatabase } from '../../electron/telemetry/database.ts';
import { createProofTable } from '../../electron/telemetry/proof-table.ts';
import { createResultTable, type ResultTable } from '../../electron/telemetry/result-table.ts';
import { createRunTable, type RunTable } from '../../electron/telemetry/run-table.ts';
import { defaultGates } from '../../shared/gates.ts';
import type { Job } from '../../shared/job.ts';
import type { LetteringReport } from '../../shared/lettering.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { Intent } from '../../shared/prompt.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import type { Raster } from '../../shared/raster.ts';
import { plain } from '../image/pictures.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export interface ProofToAdd {
  id: string;
  prompt?: string;
  intent?: Intent;
  image?: Raster;
  createdAt?: string;
  isLetteringExact?: boolean;
  lettering?: LetteringReport | null;
  metrics?: Partial<ProofMetrics>;
  parentId?: string;
  seed?: number;
  model?: string;
}

export const METRICS: ProofMetrics = {
  characterErrorRate: { before: null, after: null },
  outsideMask: null,
  ssim: 1,
  sharpnessRatio: 1,
  colourCast: 0,
  seamRatio: null,
};

export interface Project {
  folder: string;
  database: Database;
  jobs: JobTable;
  runs: RunTable;
  artifacts: ArtifactStore;
  review: ReviewService;
  room: ReviewRoom;
  results: ResultTable;
  /** Proofs of which somebody was told that they changed, in order. */
  changed: string[];
  clock: () => Date;
  /** Keeps a picture; gives its sha256. */
  store(image: Raster): Promise<string>;
  /** A finished job with its proof; gives the sha256 of the final's pixels. */
  addProof(wanted: ProofToAdd): Promise<string>;
  addApproved(wanted: ProofToAdd): Promise<string>;
}

/** A project on disk with its real tables and files; the clock goes on by a second with every look. */
export function createProject(): Project {
  const folder = temporaryFolder();
  const database = openDatabase(join(folder, 'galley.db'));
  const jobs = createJobTable(database);
  const runs = createRunTable(database);
  const artifacts = createArtifactStore(join(folder, 'artifacts'));
  const artifactTable = createArtifactTable(database);
  const proofs = createProofTable(database);
  let now = Date.parse('2026-03-01T09:00:00.000Z');
  const clock = () => {
    now += 1000;
    return new Date(now);
  };
  const results = createResultTable(database);
  const changed: string[] = [];
  let lastId = 0;
  const room = createReviewRoom({
    database,
    jobs,
    runs,
    results,
    gates: defaultGates,
    clock,
    reviewer: 'Lea',
    thumbnail: async (sha256) => new TextEncoder().encode(sha256.slice(0, 6)),
    createId: () => `id-${++lastId}`,
    onChange: (ids) => changed.push(...ids),
  });
  const review = room.proofs;

  async function store(image: Raster): Promise<string> {
    const { sha256, bytes } = await artifacts.put(await encodePng(image));
    artifactTable.add({ sha256, width: image.width, height: image.height, bytes, mediaType: 'image/png' }, clock().toISOString());
    return sha256;
  }

  async function addProof(wanted: ProofToAdd): Promise<string> {
    const { id, prompt = `A red badge ${id}`, intent = 'general', createdAt = clock().toISOString() } = wanted;
    const image = wanted.image ?? plain(80, 64, [id.length * 7, 90, 120]);
    const sha256 = await store(image);
    jobs.insert(jobOf(`job-${id}`, prompt, intent, image, wanted.parentId ?? null, createdAt, wanted.seed));
    const finishedAt = new Date(Date.parse(createdAt) + 4000).toISOString();
    jobs.change(`job-${id}`, { state: 'done', proofId: id, startedAt: createdAt, finishedAt });
    const metrics = { ...METRICS, ...wanted.metrics };
    const { lettering = null, isLetteringExact = true } = wanted;
    const plan = planOf(prompt, intent, image, wanted);
    proofs.add({
      id,
      jobId: `job-${id}`,
      beforeSha256: sha256,
      afterSha256: sha256,
      maskSha256: null,
      plan,
      metrics,
      lettering,
      isLetteringExact,
      layers: [],
      createdAt,
    });
    return sha256;
  }

  async function addApproved(wanted: ProofToAdd): Promise<string> {
    const pixelsSha256 = await addProof(wanted);
    review.decide({ proofId: wanted.id, pixelsSha256, verdict: 'approve', note: '', overrideReason: '' });
    return pixelsSha256;
  }

  return { folder, database, jobs, runs, artifacts, review, room, results, changed, clock, store, addProof, addApproved };
}

function planOf(prompt: string, intent: Intent, { width, height }: Raster, { seed = 7, model = 'sketch' }: ProofToAdd): RenderPlan {
  return {
    seed,
    steps: [
      {
        id: 'base',
        operation: 'generate',
        inputs: {},
        params: { model, prompt, intent, object: [], style: [], texts: [], width, height, isDraft: false, transparentBackground: false, params: {} },
      },
    ],
    proof: { before: { step: 'base', output: 'image' }, after: { step: 'base', output: 'image' }, mask: null },
  };
}

function jobOf(id: string, prompt: string, intent: Intent, { width, height }: Raster, parentId: string | null, createdAt: string, seed = 7): Job {
  return {
    id,
    request: { prompt, width, height, seed, priority: 0 },
    state: 'queued',
    position: 1,
    reading: {
      prompt,
      intent,
      scores: { texture: 0, face: 0, typography: 0, thumbnail: 0, general: 1 },
      runnerUp: 'texture',
      evidence: [],
      isDraft: false,
      lettering: [],
      object: [],
      style: [],
      corrected: [],
    },
    route: {
      intent,
      column: 'final',
      model: 'sketch',
      params: {},
      thenSteps: [],
      skipped: [],
      fallbacks: [],
      split: null,
      runnerUp: { intent: 'texture', score: 0, model: 'sketch' },
      reasons: ['Nothing else is there.'],
      prediction: { seconds: null, peakBytes: null, costUsd: null, runs: 0 },
      matrixVersion: 1,
    },
    attempts: 1,
    error: null,
    parentId,
    proofId: null,
    gate: null,
    thumbnailSha256: null,
    createdAt,
    startedAt: null,
    finishedAt: null,
  };
}
