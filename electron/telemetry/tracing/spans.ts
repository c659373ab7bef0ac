import { createHash } from 'node:crypto';
import type { Job } from '../../../shared/job.ts';
import type { StepRun } from '../../../shared/proof.ts';

type AttributeValue = { stringValue: string } | { intValue: string } | { doubleValue: number } | { boolValue: boolean };

export interface Attribute {
  key: string;
  value: AttributeValue;
}

/** A span as OTLP's JSON has it: ids in hex, times in nanoseconds since the epoch. https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  status: { code: number };
}

const INTERNAL = 1;
const CLIENT = 3;
const OK = 1;
const ERROR = 2;

/**
 * A job that has ended as a trace: the job, and each of its steps as a child. Attributes follow OpenTelemetry's conventions for generative AI where they fit
 * (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/). Ids come from the job, so a trace that is sent twice is the same.
 * @returns [] of a job that never began
 */
export function spansOf(job: Job, runs: readonly StepRun[], { hasPrompts }: { hasPrompts: boolean }): Span[] {
  const { startedAt, finishedAt } = job;
  if (!startedAt || !finishedAt) return [];
  const hash = createHash('sha256').update(`${job.id} ${startedAt}`).digest('hex');
  const [traceId, spanId] = [hash.slice(0, 32), hash.slice(32, 48)];
  const root: Span = {
    traceId,
    spanId,
    name: 'galley.job',
    kind: INTERNAL,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(finishedAt),
    attributes: attributesOf({
      'galley.job.id': job.id,
      'galley.job.state': job.state,
      'galley.job.intent': job.reading.intent,
      'galley.job.is_rework': job.parentId !== null,
      'galley.proof.id': job.proofId,
      'galley.image.width': job.request.width,
      'galley.image.height': job.request.height,
      // Messages of errors may quote the prompt.
      'error.type': job.state === 'done' ? null : (job.error?.code ?? job.state),
    }),
    status: { code: job.state === 'done' ? OK : ERROR },
  };
  const steps = runs.filter((run) => run.startedAt >= startedAt && run.status !== 'running');
  return [root, ...steps.map((run) => stepSpan(job, run, { traceId, parentSpanId: spanId, hasPrompts }))];
}

interface Place {
  traceId: string;
  parentSpanId: string;
  hasPrompts: boolean;
}

function stepSpan(job: Job, run: StepRun, { traceId, parentSpanId, hasPrompts }: Place): Span {
  const isModel = run.operation === 'generate' && run.model !== null;
  const prompt = JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: job.request.prompt }] }]);
  return {
    traceId,
    spanId: createHash('sha256').update(`${traceId} ${run.id}`).digest('hex').slice(0, 16),
    parentSpanId,
    name: isModel ? `generate_content ${run.model}` : `galley.step ${run.operation}`,
    kind: isModel ? CLIENT : INTERNAL,
    startTimeUnixNano: nanoseconds(run.startedAt),
    endTimeUnixNano: nanoseconds(run.startedAt, run.timeMs ?? 0),
    attributes: attributesOf({
      ...(isModel && {
        'gen_ai.operation.name': 'generate_content',
        // A provider of its own: Galley's adapters stand between.
        'gen_ai.provider.name': 'galley',
        'gen_ai.request.model': run.model,
        'gen_ai.request.seed': job.request.seed,
        'gen_ai.output.type': 'image',
        'gen_ai.input.messages': hasPrompts ? prompt : null,
        'galley.cost_usd': run.costUsd,
      }),
      'galley.step.id': run.step,
      'galley.step.operation': run.operation,
      'galley.step.is_cached': run.isCached,
      'galley.step.wait_ms': run.waitMs,
      'galley.step.retries': run.retries,
      'galley.step.peak_bytes': run.peakBytes,
      'error.type': run.status === 'done' ? null : (run.errorCode ?? run.status),
    }),
    status: { code: run.status === 'done' ? OK : ERROR },
  };
}

/** What is null is left out. Whole numbers are integers, except for measures that just happen to be whole. */
function attributesOf(values: Record<string, string | number | boolean | null>): Attribute[] {
  return Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [{ key, value: valueOfAttribute(key, value) }]));
}

const MEASURES: readonly string[] = ['galley.cost_usd', 'galley.step.wait_ms'];

function valueOfAttribute(key: string, value: string | number | boolean): AttributeValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  // 64-bit integers are strings in OTLP's JSON.
  return Number.isInteger(value) && !MEASURES.includes(key) ? { intValue: String(value) } : { doubleValue: value };
}

function nanoseconds(iso: string, plusMs = 0): string {
  return String(BigInt(Date.parse(iso)) * 1_000_000n + BigInt(Math.round(plusMs * 1e6)));
}
