import { AppError } from '../../../../shared/errors.ts';
import { type Answer, exchange, jsonBody, jsonOf, refusalFor } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../remote-model.ts';
import { keyOf, oddAnswer, probe } from '../hosted/calls.ts';
import { waitForJob } from '../hosted/jobs.ts';
import { HOSTED, hostedModel } from '../hosted/model.ts';
import { mappedInput } from '../mapped/body.ts';
import { CANCEL_MS, type Deadline, handOver, PAUSES, questionMs, startDeadline } from '../mapped/jobs.ts';
import { type Mapping, mappedCapabilities, mappedParams, mappedWarnings, readMapping } from '../mapped/mapping.ts';
import { referencesIn, takePicture, valuesAt } from '../mapped/results.ts';
import { codeOfWords, wordsOf } from '../mapped/verdict.ts';
import { timeoutOf } from '../settings.ts';
import { createUploads, type Uploads } from './uploads.ts';

const VENDOR = 'Replicate';
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
  return hostedModel(parts, {
    vendor: VENDOR,
    offered,
    capabilities,
    params: mappedParams(mapping),
    warnings: (request) => mappedWarnings(mapping, capabilities, request),
    listPrice: () => null,
    perform: (request, context) => perform(parts, mapping, request, context),
    resume: (id, context) => resume(parts, mapping, id, context),
  });
}

/**
 * "owner/name" runs the model's newest version at an address of its own, "owner/name:version" and a bare version go to the common one.
 * @throws AppError invalid-input
 */
function targetOf(vendorModel: string, label: string): { path: string; version: string | null } {
  const [, owner, name, version] = /^(?:([a-z0-9][\w.-]*)\/([a-z0-9][\w.-]*))?:?([0-9a-f]{40,64})?$/i.exec(vendorModel) ?? [];
  if (version) return { path: '/predictions', version };
  if (owner && name) return { path: `/models/${owner}/${name}/predictions`, version: null };
  throw new AppError('invalid-input', `“${vendorModel}” (${label}) is no model of Replicate; write owner/name or owner/name:version.`, {
    details: { vendorModel },
  });
}

interface Prediction {
  id: string;
  status: string;
  output: unknown;
  error: unknown;
  logs: string;
  isRemoved: boolean;
}

function predictionIn(answer: Answer): Prediction {
  const body = jsonOf(answer) as Record<string, unknown> | null;
  const { id, status, output = null, error = null, logs, data_removed: removed } = body ?? {};
  if (typeof id !== 'string' || !isJobName(id) || typeof status !== 'string') throw oddAnswer(VENDOR, 'sent something that is no prediction.');
  return { id, status, output, error, logs: typeof logs === 'string' ? logs : '', isRemoved: removed === true };
}

const isJobName = (id: string) => /^[a-z0-9]{8,64}$/i.test(id);

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
      if (answer.status >= 300) throw refusal(answer, parts);
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

const isDone = ({ status }: Prediction) => !['starting', 'processing', 'queued'].includes(status);

/** Many models count their steps in the log: " 40%|████      | 10/25". */
function progressIn({ status, logs }: Prediction): number | null {
  if (status === 'succeeded') return 1;
  const percent = [...logs.matchAll(/(\d{1,3})%\|/g)].at(-1)?.[1];
  return percent === undefined ? null : Math.min(1, Number(percent) / 100);
}

async function ask(parts: Parts, id: string, signal: AbortSignal, deadlineMs: number): Promise<Prediction> {
  const url = `${parts.connection.baseUrl}/predictions/${id}`;
  const answer = await exchange(parts.http, { url, headers: authorizationOf(parts), signal }, { deadlineMs });
  if (answer.status === 404) throw new AppError('not-found', `Replicate does not know the prediction ${id} (any more); ${KEPT}.`, { details: { id } });
  if (answer.status >= 300) throw refusal(answer, parts);
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

/** https://replicate.com/docs/topics/predictions/lifecycle: aborted = it never began; canceled = by a person, or it ran past its time. */
function failure({ id, status, error }: Prediction): AppError {
  const words = wordsOf(error);
  const details = { id, phase: 'body', vendorCode: status };
  if (status === 'aborted')
    return new AppError('timeout', `Replicate did not begin the prediction ${id} in time.`, { retryable: true, details: { ...details, isBilled: false } });
  if (status === 'canceled') return new AppError('unavailable', `The prediction ${id} was cancelled at Replicate, or ran past its time.`, { details });
  return new AppError(codeOfWords(words), `Replicate’s model failed: ${words || 'no reason was given'}.`.replace(/([.!?])\.$/, '$1'), { details });
}

function authorizationOf(parts: AdapterParts): Record<string, string> {
  return { authorization: `Bearer ${keyOf(parts, KEY_VARIABLE)}` };
}

/** "Request was throttled. Your rate limit resets in ~30s." stands in the body, not in a header. */
function refusal(answer: Answer, { clock }: AdapterParts): AppError {
  const message = wordsOf(jsonOf(answer));
  const seconds = /resets in ~?(\d+(?:\.\d+)?)\s*s/i.exec(message)?.[1];
  const details = seconds !== undefined && answer.status === 429 ? { retryAfterMs: Number(seconds) * 1000 } : {};
  return refusalFor(answer, { vendor: VENDOR, message, now: clock(), details });
}

function testReplicate(parts: AdapterParts, signal: AbortSignal) {
  return probe(parts, signal, async () => {
    const headers = authorizationOf(parts);
    const answer = await exchange(
      parts.http,
      { url: `${parts.connection.baseUrl}/account`, headers, signal, idleMs: TEST_MS },
      { maxBytes: 2 ** 20, deadlineMs: TEST_MS },
    );
    if (answer.status >= 300) throw refusal(answer, parts);
    const account = jsonOf(answer) as { username?: unknown } | null;
    if (typeof account?.username !== 'string') throw oddAnswer(VENDOR, 'answers, but not as Replicate does; check the address.');
    const message = `The key of the account ${account.username} works. Replicate tells no balance, and prices differ by model: say what a picture costs for each.`;
    return { isOk: true, messages: [message], balance: null, vendorModels: [] };
  });
}
