import { z } from 'zod';
import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { exchange, jsonBody, jsonOf } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteCapabilities, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../remote-model.ts';
import { keyOf, numberIn, probe, recordOf, textIn } from '../hosted/calls.ts';
import { HOSTED, hostedModel } from '../hosted/model.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { errorOf, noticesOf, resultOf, VENDOR } from './answers.ts';
import { completedJob } from './jobs.ts';
import { effortOf, paramsOf, warningsOf, wireOf } from './request.ts';
import { DEFAULT_MODELS, ENGINES, type Engine, IMAGES_IN_FLIGHT, MAX_BATCH } from './table.ts';

const KEY_VARIABLE = 'IDEOGRAM_API_KEY';

/**
 * Ideogram's service (https://developer.ideogram.ai). `vendorModel` of an offered model is a key of ENGINES: the models up to V_2A are spoken to as in its first API, which
 * keeps working; 3.0 and later as in its second, where every picture is a job that can be fetched again. Magic prompt is off unless the matrix turns it on.
 * Options of the connection: `timeoutMs`; `imagesInFlight` for accounts that may have more than ten.
 */
export const ideogramKind: AdapterKind = {
  kind: 'ideogram',
  label: VENDOR,
  defaultBaseUrl: 'https://api.ideogram.ai',
  keyVariables: [KEY_VARIABLE],
  defaultModels: DEFAULT_MODELS,
  unknowns: [
    'Whether a job that failed is billed. Galley calls the bill open.',
    'Whether asking for a job again renews a link that has expired. A picture that was not fetched within a day counts as lost.',
  ],
  settings: { connection: timeoutSetting.extend({ imagesInFlight: z.int().min(1).max(10_000).default(IMAGES_IN_FLIGHT) }) },
  open,
};

function open(parts: AdapterParts): Adapter {
  const { connection } = parts;
  const { imagesInFlight = IMAGES_IN_FLIGHT } = connection.options;
  if (typeof imagesInFlight !== 'number' || !Number.isInteger(imagesInFlight) || imagesInFlight < 1 || imagesInFlight > 10_000) {
    throw new AppError('invalid-input', `The option imagesInFlight of ${connection.label} must be a whole number from 1 to 10000.`);
  }
  const timeoutMs = timeoutOf(connection);
  const models = connection.models.map((offered) => modelOf(parts, timeoutMs, offered, Math.min(MAX_BATCH, imagesInFlight)));
  return {
    limits: { requestsInFlight: null, imagesInFlight, rate: null },
    models: () => models,
    test: (signal) => test(parts, timeoutMs, signal),
    dispose() {},
  };
}

function modelOf(parts: AdapterParts, timeoutMs: number, offered: OfferedModel, batch: number): RemoteModel {
  const engine = ENGINES[offered.vendorModel];
  if (!engine) {
    throw new AppError('invalid-input', `${VENDOR} has no “${offered.vendorModel}”; Galley knows ${Object.keys(ENGINES).join(', ')}.`, {
      details: { model: offered.id, vendorModel: offered.vendorModel },
    });
  }
  return hostedModel(parts, {
    vendor: VENDOR,
    offered,
    capabilities: capabilitiesOf(engine, batch),
    params: paramsOf(engine),
    warnings: (request) => warningsOf(engine, offered.label, request),
    listPrice(request) {
      const each = engine.usd(request.kind, effortOf(engine, request));
      return each === null ? null : each * request.seeds.length;
    },
    perform: (request, context) => perform(parts, timeoutMs, { engine, offered }, request, context),
    ...(engine.route === 'v2'
      ? { resume: (job, { signal, onProgress }) => fetched(parts, timeoutMs, job, { signal, onProgress, wanted: MAX_BATCH, warnings: [], isResumed: true }) }
      : {}),
  });
}

function capabilitiesOf({ actions, size, negativePrompt, route }: Engine, batch: number): RemoteCapabilities {
  const sides = size.choices.flatMap(({ width, height }) => [width, height]);
  return {
    ...HOSTED,
    generate: actions.generate !== undefined,
    remix: actions.remix !== undefined,
    editWithMask: actions.edit !== undefined,
    seed: true,
    negativePrompt: negativePrompt.length > 0,
    batch,
    // What the pixels of a shape are is not published for the first models.
    sizes: size.isExact ? { minSide: Math.min(...sides), maxSide: Math.max(...sides), multipleOf: 1 } : { minSide: 512, maxSide: 1792, multipleOf: 1 },
    resume: route === 'v2',
  };
}

const headersOf = (parts: AdapterParts) => ({ 'Api-Key': keyOf(parts, KEY_VARIABLE) });

interface Choice {
  engine: Engine;
  offered: OfferedModel;
}

async function perform(
  parts: AdapterParts,
  timeoutMs: number,
  { engine, offered }: Choice,
  request: RemoteRequest,
  context: RemoteContext,
): Promise<RemoteResult> {
  const { signal } = context;
  const { path, headers, body, warnings } = await wireOf(engine, offered, request);
  const sent = {
    url: parts.connection.baseUrl + path,
    method: 'POST' as const,
    headers: { ...headers, ...headersOf(parts), accept: 'application/json' },
    body,
    signal,
    idleMs: timeoutMs,
  };
  signal.throwIfAborted();
  context.beforePaidRequest();
  const answer = await exchange(parts.http, sent, { deadlineMs: timeoutMs, maxBytes: 8 << 20 });
  if (answer.status !== 200) throw errorOf(answer, parts.clock());
  const said = recordOf(jsonOf(answer));
  const notices = [...warnings, ...noticesOf(answer, said)];
  const wanted = request.seeds.length;
  const job = engine.route === 'v2' ? textIn(said.generation_id) : null;
  if (job) context.onAccepted(job);
  if (job && said.data === undefined) {
    return fetched(parts, timeoutMs, job, { signal, onProgress: context.onProgress, wanted, warnings: notices, isResumed: false });
  }
  return resultOf(parts, said, { wanted, signal, timeoutMs, requestId: job, warnings: notices });
}

interface Fetching extends Pick<RemoteContext, 'signal' | 'onProgress'> {
  wanted: number;
  warnings: string[];
  isResumed: boolean;
}

async function fetched(
  parts: AdapterParts,
  timeoutMs: number,
  job: string,
  { signal, onProgress, wanted, warnings, isResumed }: Fetching,
): Promise<RemoteResult> {
  const done = await completedJob(parts, job, { signal, timeoutMs, headers: headersOf(parts), onWait: () => onProgress(null) });
  const count = Array.isArray(done.data) ? done.data.length : 0;
  // After a restart nobody remembers here how many were asked for.
  return resultOf(parts, done, { wanted: isResumed ? count : wanted, signal, timeoutMs, requestId: job, warnings });
}

/**
 * The service tells no balance. `dry_run` has a request checked and priced: "nothing is generated, stored, or billed" (developer.ideogram.ai/api-reference). It is refused without a
 * good key and shows whether the list of prices still holds.
 */
function test(parts: AdapterParts, timeoutMs: number, signal: AbortSignal) {
  return probe(parts, signal, async () => {
    const { headers, body } = jsonBody({ prompt: 'A sign', rendering_speed: 'turbo' });
    const url = `${parts.connection.baseUrl}/v2/image/generate/ideogram-3?dry_run=true`;
    const request = { url, method: 'POST' as const, headers: { ...headers, ...headersOf(parts) }, body, signal };
    const answer = await exchange(parts.http, request, { deadlineMs: Math.min(30_000, timeoutMs), maxBytes: 1 << 20 });
    if (answer.status !== 200) throw errorOf(answer, parts.clock());
    const quote = recordOf(jsonOf(answer));
    const micros = numberIn(quote.usd_micros);
    if (quote.object !== 'price_quote' || micros === null) {
      const messages = [`${parts.connection.baseUrl} answers, but not like ${VENDOR}; check the address.`];
      return { isOk: false, messages, balance: null, vendorModels: [] };
    }
    const usd = micros / 1e6;
    const listed = ENGINES['ideogram-3'].usd('generate', 'turbo');
    const price =
      usd === listed ? [] : [`A picture of Ideogram 3.0 Turbo costs $${usd} now, not $${listed} as in Galley's list: check prices before you spend.`];
    return { isOk: true, messages: ['The key works.', ...price], balance: null, vendorModels: [] };
  });
}
