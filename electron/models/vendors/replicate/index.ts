import { AppError } from '../../../../shared/errors.ts';
import { exchange, jsonBody, jsonOf } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../remote-model.ts';
import { keyOf, oddAnswer, probe } from '../hosted/calls.ts';
import { waitForJob } from '../hosted/jobs.ts';
import { HOSTED } from '../hosted/model.ts';
import { mappedInput } from '../mapped/body.ts';
import { CANCEL_MS, type Deadline, handOver, PAUSES, questionMs, startDeadline } from '../mapped/jobs.ts';
import { type Mapping, mappedCapabilities, mappingSchema, readMapping } from '../mapped/mapping.ts';
import { mappedModel } from '../mapped/model.ts';
import { referencesIn, takePicture, valuesAt } from '../mapped/results.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { createUploads, type Uploads } from './uploads.ts';
import { failure, isDone, isJobName, type Prediction, predictionIn, progressIn, refusal, targetOf, VENDOR } from './wire.ts';

const KEY_VARIABLE = 'REPLICATE_API_TOKEN';
const TEST_MS = 15_000;
/** The API keeps the request open for so long, s (1–60): fast models answer at once, and a job's name is never unknown for longer. */
const WAIT_S = 1;
/** https://replicate.com/docs/topics/predictions/data-retention (read 2026-11-22) */
const KEPT = 'Replicate keeps results for an hour';

/** Fields that most image models there share; others are mapped in the model's options. */
const USUAL_INPUT = { prompt: '{prompt}', aspect_ratio: '{aspect}', seed: '{seed}', output_format: 'png' };
/** https://replicate.com/stability-ai/stable-diffusion-3.5-large: guidance, and a picture to start from. */
const SD35_OPTIONS = {
  generate: { ...USUAL_INPUT, cfg: '{guidance}' },
  remix: { prompt: '{prompt}', image: '{image}', prompt_strength: '{strength}', cfg: '{guidance}', seed: '{seed}', output_format: 'png' },
  aspectRatios: ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '9:16', '9:21'],
};

/**
 * Replicate: predictions that are made, asked for and cancelled.
 * https://replicate.com/docs/topics/predictions/create-a-prediction, …/lifecycle, …/rate-limits (read 2026-11-22). Each model there has inputs and a price of its own: inputs are
 * mapped by templates in the options of the offered model, and prices are unknown until the team says what it assumes.
 */
export const replicateKind: AdapterKind = {
  kind: 'replicate',
  label: VENDOR,
  defaultBaseUrl: 'https://api.replicate.com/v1',
  keyVariables: [KEY_VARIABLE],
  defaultModels: [
    { id: 'sd3.5-large', label: 'SD3.5 Large (Replicate)', vendorModel: 'stability-ai/stable-diffusion-3.5-large', assumedUsd: null, options: SD35_OPTIONS },
    {
      id: 'sd3.5-large-turbo',
      label: 'SD3.5 Large Turbo (Replicate)',
      vendorModel: 'stability-ai/stable-diffusion-3.5-large-turbo',
      assumedUsd: null,
      options: SD35_OPTIONS,
    },
  ],
  unknowns: [
    'Prices: each model there has its own, and no request tells it. Say what one image costs.',
    'Inputs of models that this list does not bring along. Give templates for them in their settings.',
  ],
  publishesPrices: false,
  settings: { connection: timeoutSetting, model: mappingSchema },
  open: openReplicate,
};

function openReplicate(parts: AdapterParts): Adapter {
  const closed = new AbortController();
  const timeoutMs = timeoutOf(parts.connection);
  const uploads = createUploads(parts, () => authorizationOf(parts));
  const models = parts.connection.models.map((offered) => replicateModel({ ...parts, closed: closed.signal, timeoutMs, uploads }, offered));
  return {
    // 600 predictions may be created in a minute (…/rate-limits); accounts without a card are told so by 429.
    limits: { requestsInFlight: null, imagesInFlight: null, rate: { requests: 600, perMs: 60_000 } },
    models: () => models,
    test: (signal) => testReplicate(parts, signal),
    dispose: () => closed.abort(new AppError('cancelled', `The connection ${parts.connection.label} was closed.`)),
  };
}

interface Parts extends AdapterParts {
  closed: AbortSignal;
  timeoutMs: number;
  uploads: Uploads;
}

function replicateModel(parts: Parts, offered: Parts['connection']['models'][number]): RemoteModel {
  const mapping = readMapping(offered, USUAL_INPUT);
  for (const name of new Set(Object.keys(mapping.templates).map((kind) => mapping.vendorModels[kind as RemoteRequest['kind']]))) targetOf(name, offered.label);
  const capabilities = mappedCapabilities(mapping, { ...HOSTED, cancel: true, progress: true, resume: true });
  return mappedModel(parts, offered, mapping, {
    vendor: VENDOR,
    capabilities,
    perform: (request, context) => perform(parts, mapping, request, context),
    resume: (id, context) => resume(parts, mapping, id, context),
  });
}

async function perform(parts: Parts, mapping: Mapping, request: RemoteRequest, context: RemoteContext): Promise<RemoteResult> {
  const deadline = startDeadline(parts.timeoutMs);
  const { path, version } = targetOf(mapping.vendorModels[request.kind], mapping.label);
  const authorization = authorizationOf(parts);
  const input = await mappedInput(mapping, request, (picture) => parts.uploads.write(picture, context.signal));
  const { headers, body } = jsonBody(version ? { version, input } : { input });
  const waiting = { prefer: `wait=${WAIT_S}` };
  const url = `${parts.connection.baseUrl}${path}`;
  context.signal.throwIfAborted();
  context.beforePaidRequest();
  const prediction = await handOver({
    signal: context.signal,
    closed: parts.closed,
    async submit(signal) {
      const answer = await exchange(
        parts.http,
        { url, method: 'POST', headers: { ...authorization, ...headers, ...waiting }, body, signal, idleMs: parts.timeoutMs },
        { deadlineMs: deadline.left() },
      );
      if (answer.status >= 300) throw refusal(answer, parts.clock());
      return predictionIn(answer);
    },
    cancel: ({ id }) => cancel(parts, id),
  });
  context.onAccepted(prediction.id);
  return finish(parts, mapping, {
    prediction,
    deadline,
    context,
    images: request.seeds.length,
    seed: mapping.names[request.kind]?.has('seed') ? request.seeds[0] : null,
  });
}

async function resume(parts: Parts, mapping: Mapping, id: string, context: Pick<RemoteContext, 'signal' | 'onProgress'>): Promise<RemoteResult> {
  const deadline = startDeadline(parts.timeoutMs);
  if (!isJobName(id)) throw new AppError('not-found', `Replicate has no prediction “${id}”.`);
  return finish(parts, mapping, {
    prediction: { id, status: 'unknown', output: null, error: null, logs: '', isRemoved: false },
    deadline,
    context,
    images: null,
    seed: null,
  });
}

interface Running {
  prediction: Prediction;
  deadline: Deadline;
  context: Pick<RemoteContext, 'signal' | 'onProgress'>;
  /** Pictures that were asked for; null = not known any more. */
  images: number | null;
  seed: number | null;
}

async function finish(parts: Parts, mapping: Mapping, { prediction: first, deadline, context, images, seed }: Running): Promise<RemoteResult> {
  const { signal } = context;
  try {
    const waiting = { vendor: VENDOR, job: first.id, ...PAUSES, timeoutMs: deadline.left(), signal, onWait() {} };
    const prediction = await waitForJob(parts, waiting, async () => {
      const now = first.status === 'unknown' || !isDone(first) ? await ask(parts, first.id, signal, questionMs(deadline)) : first;
      context.onProgress(progressIn(now));
      return isDone(now) ? now : null;
    });
    return await resultOf(parts, mapping, prediction, { signal, deadline, images, seed });
  } catch (error) {
    // What still runs there costs money. A job that only ran out of time can be fetched later.
    if (signal.aborted) await cancel(parts, first.id);
    throw error;
  }
}

async function ask(parts: Parts, id: string, signal: AbortSignal, deadlineMs: number): Promise<Prediction> {
  const url = `${parts.connection.baseUrl}/predictions/${id}`;
  const answer = await exchange(parts.http, { url, headers: authorizationOf(parts), signal }, { deadlineMs });
  if (answer.status === 404) throw new AppError('not-found', `Replicate does not know the prediction ${id} (any more); ${KEPT}.`, { details: { id } });
  if (answer.status >= 300) throw refusal(answer, parts.clock());
  return predictionIn(answer);
}

async function cancel(parts: Parts, id: string): Promise<void> {
  const url = `${parts.connection.baseUrl}/predictions/${id}/cancel`;
  // Nobody can do anything about a cancellation that fails; Replicate ends every job after 30 minutes.
  await exchange(parts.http, { url, method: 'POST', headers: authorizationOf(parts) }, { deadlineMs: CANCEL_MS }).catch(() => {});
}

async function resultOf(
  parts: Parts,
  mapping: Mapping,
  prediction: Prediction,
  { signal, deadline, images: wanted, seed }: { signal: AbortSignal; deadline: Deadline; images: number | null; seed: number | null },
): Promise<RemoteResult> {
  const { id, output } = prediction;
  if (prediction.status !== 'succeeded') throw failure(prediction);
  if (prediction.isRemoved)
    throw new AppError('not-found', `Replicate has removed the pictures of the prediction ${id}; ${KEPT}.`, { details: { id, isBilled: true } });
  const found = mapping.resultPath ? valuesAt({ output }, mapping.resultPath).flatMap((value) => referencesIn(value)) : referencesIn(output);
  const references = found.slice(0, wanted ?? found.length);
  if (references.length === 0) throw oddAnswer(VENDOR, `ended the prediction ${id} without a picture.`, { id, isBilled: true });
  const { origin } = new URL(parts.connection.baseUrl);
  const headersFor = (url: URL): Record<string, string> => (url.origin === origin ? authorizationOf(parts) : {});
  const options = { signal, vendor: VENDOR, headersFor, timeoutMs: Math.max(1000, deadline.left()), details: { vendorJob: id } };
  const pictures = await Promise.all(references.map((reference) => takePicture(parts, reference, options)));
  return {
    images: pictures.map((picture, index) => ({ ...picture, seed: index === 0 ? seed : null })),
    costUsd: null,
    warnings: wanted !== null && references.length < wanted ? [`${mapping.label} gave ${references.length} of ${wanted} pictures.`] : [],
    peakBytes: null,
    requestId: id,
  };
}

function authorizationOf(parts: AdapterParts): Record<string, string> {
  return { authorization: `Bearer ${keyOf(parts, KEY_VARIABLE)}` };
}

function testReplicate(parts: AdapterParts, signal: AbortSignal) {
  return probe(parts, signal, async () => {
    const headers = authorizationOf(parts);
    const answer = await exchange(
      parts.http,
      { url: `${parts.connection.baseUrl}/account`, headers, signal, idleMs: TEST_MS },
      { maxBytes: 2 ** 20, deadlineMs: TEST_MS },
    );
    if (answer.status >= 300) throw refusal(answer, parts.clock());
    const account = jsonOf(answer) as { username?: unknown } | null;
    if (typeof account?.username !== 'string') throw oddAnswer(VENDOR, 'answers, but not as Replicate does; check the address.');
    const message = `The key of the account ${account.username} works. Replicate tells no balance, and prices differ by model: say what a picture costs for each.`;
    return { isOk: true, messages: [message], balance: null, vendorModels: [] };
  });
}
