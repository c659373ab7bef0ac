import { AppError } from '../../shared/errors.ts';
import { type Job, type JobRequest, type JobRequestInput, jobRequestSchema } from '../../shared/job.ts';
import type { PromptReading } from '../../shared/prompt.ts';
import type { Route } from '../../shared/routing.ts';
import { correctReading } from '../prompt/correct-reading.ts';

/** A request that is whole, read and routed, ready to be stored. */
export interface PreparedJob {
  request: Job['request'];
  /** As the reader read it, before the artist's corrections. */
  read: PromptReading;
  reading: PromptReading;
  route: Route;
}

export interface PrepareParts {
  /** @throws AppError empty-prompt | prompt-too-long */
  read(prompt: string): PromptReading;
  route(reading: PromptReading, request: JobRequest): Route;
  /** Makes the job's plan only to see that it can be made. */
  checkPlan(job: Pick<Job, 'request' | 'reading' | 'route'>): void;
  hasArtifact(sha256: string): boolean;
}

/** Reads each different prompt once; made anew for every batch. */
export type ReadingCache = Map<string, PromptReading>;

/** @throws AppError invalid-input naming the field */
export function parseRequest(request: JobRequestInput): JobRequest {
  const parsed = jobRequestSchema.safeParse(request);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw new AppError('invalid-input', `The job's ${path.join('.') || 'request'} is not right: ${message}.`, { details: { path } });
}

/**
 * @param request one variation: its prompt is taken literally
 * @param isCorrection the request's lettering overrules the reading
 * @throws AppError empty-prompt | prompt-too-long | not-found (the imported base) | what routing and planning refuse
 */
export function prepare(parts: PrepareParts, request: Job['request'], cache: ReadingCache, isCorrection = false): PreparedJob {
  const { prompt, baseSha256 } = request;
  if (baseSha256 && !parts.hasArtifact(baseSha256)) {
    throw new AppError('not-found', `The imported image ${baseSha256} is not in this project; import it first.`, { details: { sha256: baseSha256 } });
  }
  let read = cache.get(prompt);
  if (!read) {
    read = parts.read(prompt);
    cache.set(prompt, read);
  }
  const reading = correctReading(read, request, isCorrection);
  const prepared = { request, read, reading, route: parts.route(reading, request) };
  parts.checkPlan(prepared);
  return prepared;
}

/** A seed that belongs to the job: FNV-1a of its id, so that every job differs and each can be repeated. */
export function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
