import { readerFolder } from '../../electron/paths.ts';
import { createPromptReader } from '../../electron/prompt/reader.ts';
import { defaultMatrix } from '../../electron/routing/default-matrix.ts';
import { routePrompt } from '../../electron/routing/route.ts';
import type { Job } from '../../shared/job.ts';
import { jobRequestSchema } from '../../shared/job.ts';

const PROMPT = 'a red apple on a table';
const reading = createPromptReader(readerFolder()).read(PROMPT);
const route = routePrompt({
  reading,
  matrix: { version: 1, savedAt: '', note: '', matrix: defaultMatrix() },
  models: [],
  predict: () => ({ seconds: null, peakBytes: null, costUsd: null, runs: 0 }),
});

/** A queued job that is routed to a model. */
export function jobFor({ id, model, priority = 0, position }: { id: string; model: string; priority?: number; position: number }): Job {
  return {
    id,
    request: { ...jobRequestSchema.parse({ prompt: PROMPT, priority }), seed: 1 },
    state: 'queued',
    position,
    reading,
    route: { ...route, model },
    attempts: 0,
    error: null,
    parentId: null,
    proofId: null,
    gate: null,
    thumbnailSha256: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    startedAt: null,
    finishedAt: null,
  };
}
