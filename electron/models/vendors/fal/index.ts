import { AppError } from '../../../../shared/errors.ts';
import { exchange, jsonBody, jsonOf } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../remote-model.ts';
import { keyOf, oddAnswer } from '../hosted/calls.ts';
import { waitForJob } from '../hosted/jobs.ts';
import { HOSTED } from '../hosted/model.ts';
import { mappedInput } from '../mapped/body.ts';
import { CANCEL_MS, type Deadline, handOver, PAUSES, questionMs, startDeadline } from '../mapped/jobs.ts';
import { type Mapping, mappedCapabilities, mappingSchema, readMapping } from '../mapped/mapping.ts';
import { mappedModel } from '../mapped/model.ts';
import { referencesIn, takePicture, valuesAt } from '../mapped/results.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { testFal } from './test-connection.ts';
import { falRefusal, type QueuedRequest, queuedAs, queuedIn, requireEndpoint, VENDOR } from './wire.ts';

const KEY_VARIABLE = 'FAL_KEY';

/** Fields that most image models there share; others are mapped in the model's options. */
const SHARED_INPUT = {
  prompt: '{prompt}',
  negative_prompt: '{negative}',
  num_inference_steps: '{steps}',
  guidance_scale: '{guidance}',
  num_images: '{images}',
  seed: '{seed}',
};
const USUAL_INPUT = { ...SHARED_INPUT, image_size: { width: '{width}', height: '{height}' } };
/** https://fal.ai/models/fal-ai/fast-sdxl: the same fields, and a picture and a mask (white = repaint) by address. */
const SDXL_OPTIONS = {
  generate: { ...USUAL_INPUT, format: 'png' },
  edit: { ...SHARED_INPUT, image_url: '{image}', mask_url: '{mask}', strength: '{strength}', format: 'png' },
  remix: { ...SHARED_INPUT, image_url: '{image}', strength: '{strength}', format: 'png' },
  editModel: 'fal-ai/fast-sdxl/inpainting',
  remixModel: 'fal-ai/fast-sdxl/image-to-image',
  batch: 4,
};
const SD35_OPTIONS = { generate: { ...USUAL_INPUT, output_format: 'png' }, batch: 4 };

/**
 * fal: a queue in front of models that each have inputs and a price of their own. Inputs are mapped by templates in the options of the offered model; prices are unknown until the
 * team says what it assumes (the test of the connection shows fal's list).
 * https://fal.ai/docs/model-endpoints/queue, https://fal.ai/docs/inference-api/queue/cancel (read 2026-11-22)
 */
export const falKind: AdapterKind = {
  kind: 'fal',
  label: VENDOR,
  defaultBaseUrl: 'https://queue.fal.run',
  keyVariables: [KEY_VARIABLE],
  defaultModels: [
    { id: 'sd3.5-large', label: 'SD3.5 Large (fal)', vendorModel: 'fal-ai/stable-diffusion-v35-large', assumedUsd: null, options: SD35_OPTIONS },
    { id: 'sdxl', label: 'SDXL (fal)', vendorModel: 'fal-ai/fast-sdxl', assumedUsd: null, options: SDXL_OPTIONS },
  ],
  unknowns: [
    'Prices: each model there has its own. The test shows what fal’s list says; say what one image costs.',
    'Inputs of models that this list does not bring along. Give templates for them in their settings.',
  ],
  publishesPrices: false,
  settings: { connection: timeoutSetting, model: mappingSchema },
  open: openFal,
};

interface Parts extends AdapterParts {
  closed: AbortSignal;
  timeoutMs: number;
}

function openFal(given: AdapterParts): Adapter {
  const closed = new AbortController();
  const parts: Parts = { ...given, closed: closed.signal, timeoutMs: timeoutOf(given.connection) };
  const models = given.connection.models.map((offered) => falModel(parts, offered));
  return {
    // Concurrency grows with what an account has paid in; requests above it wait in the queue, unbilled.
    limits: { requestsInFlight: null, imagesInFlight: null, rate: null },
    models: () => models,
    test: (signal) => testFal(parts, authorizationOf, signal),
    dispose: () => closed.abort(new AppError('cancelled', `The connection ${given.connection.label} was closed.`)),
  };
}

function falModel(parts: Parts, offered: Parts['connection']['models'][number]): RemoteModel {
  const mapping = readMapping(offered, USUAL_INPUT);
  for (const kind of Object.keys(mapping.templates) as RemoteRequest['kind'][]) requireEndpoint(mapping.vendorModels[kind], offered.label);
  const capabilities = mappedCapabilities(mapping, { ...HOSTED, cancel: true, progress: true, resume: true });
  return mappedModel(parts, offered, mapping, {
    vendor: VENDOR,
    capabilities,
    perform: (request, context) => perform(parts, mapping, request, context),
    resume: (vendorJob, context) =>
      finish(parts, mapping, { queued: queuedAs(vendorJob, parts.connection.baseUrl), deadline: startDeadline(parts.timeoutMs), context, images: null }),
  });
}

const authorizationOf = (parts: AdapterParts): Record<string, string> => ({ authorization: `Key ${keyOf(parts, KEY_VARIABLE)}` });

async function perform(parts: Parts, mapping: Mapping, request: RemoteRequest, context: RemoteContext): Promise<RemoteResult> {
  const deadline = startDeadline(parts.timeoutMs);
  const { baseUrl } = parts.connection;
  const endpoint = mapping.vendorModels[request.kind];
  const { headers, body } = jsonBody(await mappedInput(mapping, request));
  const authorization = authorizationOf(parts);
  const url = `${baseUrl}/${endpoint}`;
  context.signal.throwIfAborted();
  context.beforePaidRequest();
  const queued = await handOver({
    signal: context.signal,
    closed: parts.closed,
    async submit(signal) {
      const exact = { url, method: 'POST' as const, headers: { ...authorization, ...headers }, body, signal, idleMs: parts.timeoutMs };
      const answer = await exchange(parts.http, exact, { deadlineMs: deadline.left() });
      if (answer.status >= 300) throw falRefusal(answer, parts.clock());
      return queuedIn(answer, baseUrl, endpoint);
    },
    cancel: (given) => cancel(parts, given),
  });
  context.onAccepted(queued.responseUrl);
  return finish(parts, mapping, { queued, deadline, context, images: request.seeds.length });
}

interface Running {
  queued: QueuedRequest;
  deadline: Deadline;
  context: Pick<RemoteContext, 'signal' | 'onProgress'>;
  /** Pictures that were asked for; null = not known any more. */
  images: number | null;
}

async function finish(parts: Parts, mapping: Mapping, { queued, deadline, context, images }: Running): Promise<RemoteResult> {
  const { signal, onProgress } = context;
  try {
    const waiting = () => ({ vendor: VENDOR, job: queued.responseUrl, ...PAUSES, timeoutMs: deadline.left(), signal, onWait() {} });
    await waitForJob(parts, waiting(), async () => {
      const isDone = await askStatus(parts, queued, signal, questionMs(deadline));
      onProgress(isDone ? 1 : null);
      return isDone || null;
    });
    const output = await waitForJob(parts, waiting(), () => askResult(parts, queued, signal, questionMs(deadline)));
    if (output instanceof AppError) throw output;
    return await resultOf(parts, mapping, { queued, output, signal, images, deadline });
  } catch (error) {
    // What still runs there costs money. A job that only ran out of time can be fetched later.
    if (signal.aborted) await cancel(parts, queued);
    throw error;
  }
}

/** True when the request is through, well or not: how it went, its result says. */
async function askStatus(parts: Parts, { statusUrl, id }: QueuedRequest, signal: AbortSignal, deadlineMs: number): Promise<boolean> {
  const answer = await exchange(parts.http, { url: statusUrl, headers: authorizationOf(parts), signal }, { deadlineMs });
  if (answer.status === 404) throw unknownRequest(id);
  if (answer.status >= 300) throw falRefusal(answer, parts.clock());
  const status = (jsonOf(answer) as { status?: unknown } | null)?.status;
  if (typeof status !== 'string') throw oddAnswer(VENDOR, `does not say how the request ${id} is.`, { id });
  return status !== 'IN_QUEUE' && status !== 'IN_PROGRESS';
}

/** The output, or the error with which the model ended. */
async function askResult(parts: Parts, { responseUrl, id }: QueuedRequest, signal: AbortSignal, deadlineMs: number): Promise<object> {
  const answer = await exchange(parts.http, { url: responseUrl, headers: authorizationOf(parts), signal, idleMs: deadlineMs }, { deadlineMs });
  if (answer.status === 404) throw unknownRequest(id);
  const body = jsonOf(answer);
  if (answer.status >= 300) {
    // The queue's own trouble while a result is fetched is no verdict on the job.
    const isVerdict = Array.isArray((body as { detail?: unknown } | null)?.detail) || answer.header('x-fal-error-type') !== null;
    const error = falRefusal(answer, parts.clock(), { id, phase: 'body', ...(isVerdict ? { isVerdict } : {}) });
    if (isVerdict) return error;
    throw error;
  }
  if (typeof body !== 'object' || body === null) throw oddAnswer(VENDOR, `gave no result for the request ${id}.`, { id });
  return body;
}

const unknownRequest = (id: string) => new AppError('not-found', `fal does not know the request ${id} (any more).`, { details: { id } });

async function cancel(parts: Parts, { cancelUrl }: QueuedRequest): Promise<void> {
  // Nobody can do anything about a cancellation that fails: the request is through, or the queue is out of reach.
  await exchange(parts.http, { url: cancelUrl, method: 'PUT', headers: authorizationOf(parts) }, { deadlineMs: CANCEL_MS }).catch(() => {});
}

interface Finished {
  queued: QueuedRequest;
  output: object;
  signal: AbortSignal;
  images: number | null;
  deadline: Deadline;
}

async function resultOf(parts: Parts, mapping: Mapping, { queued: { id }, output, signal, images, deadline }: Finished): Promise<RemoteResult> {
  const found = mapping.resultPath ? valuesAt(output, mapping.resultPath).flatMap((value) => referencesIn(value)) : referencesIn(output);
  const { seed, has_nsfw_concepts: flags } = output as { seed?: unknown; has_nsfw_concepts?: unknown };
  const isFlagged = (index: number) => Array.isArray(flags) && flags[index] === true;
  const all = found.slice(0, images ?? found.length);
  const kept = all.map((reference, index) => ({ reference, index })).filter(({ index }) => !isFlagged(index));
  if (all.length === 0) throw oddAnswer(VENDOR, `ended the request ${id} without a picture.`, { id, isBilled: true });
  // A flagged picture is black, and billed.
  if (kept.length === 0) throw new AppError('refused', `fal’s safety check held back every picture of the request ${id}.`, { details: { id, isBilled: true } });
  const options = { signal, vendor: VENDOR, timeoutMs: Math.max(1000, deadline.left()), details: { vendorJob: id } };
  const pictures = await Promise.all(kept.map(({ reference }) => takePicture(parts, reference, options)));
  const wanted = images ?? all.length;
  return {
    // Of several pictures the first has the seed that is told.
    images: pictures.map((picture, at) => ({ ...picture, seed: kept[at].index === 0 && Number.isSafeInteger(seed) ? (seed as number) : null })),
    costUsd: null,
    warnings:
      kept.length < wanted
        ? [`${mapping.label} gave ${kept.length} of ${wanted} pictures${kept.length < all.length ? '; a safety check held back the others' : ''}.`]
        : [],
    peakBytes: null,
    requestId: id,
  };
}
