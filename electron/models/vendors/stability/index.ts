import { z } from 'zod';
import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type Answer, exchange, imageOf, jsonOf, multipartBody } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteCapabilities, RemoteContext, RemoteResult } from '../../remote-model.ts';
import { keyOf, numberIn, oddAnswer, probe, recordOf, textIn } from '../hosted/calls.ts';
import { HOSTED, hostedModel } from '../hosted/model.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { DEFAULT_MODELS, ENGINES, type Engine, MAX_REQUEST_BYTES, RATE, USD_PER_CREDIT } from './engines.ts';
import { errorOf, filteredError, VENDOR } from './errors.ts';
import { finishedJob } from './jobs.ts';
import { fieldsOf, warningsOf } from './request.ts';

const KEY_VARIABLE = 'STABILITY_API_KEY';

/**
 * Stability AI's REST service (https://platform.stability.ai/docs/api-reference). `vendorModel` of an offered model is a key of ENGINES.
 * Options of the connection: `timeoutMs`; `usdPerCredit` (default 0.01); `filteredIsBilled` (true or false: what the team's invoices show about blurred pictures; the
 * vendor does not say).
 */
export const stabilityKind: AdapterKind = {
  kind: 'stability',
  label: VENDOR,
  defaultBaseUrl: 'https://api.stability.ai',
  keyVariables: [KEY_VARIABLE],
  defaultModels: DEFAULT_MODELS,
  unknowns: [
    'Whether a picture is billed that was made, found against the rules and blurred. Galley calls the bill open; the option filteredIsBilled says what your bill says.',
  ],
  settings: {
    connection: timeoutSetting.extend({ usdPerCredit: z.number().max(1).default(USD_PER_CREDIT), filteredIsBilled: z.boolean().optional() }),
  },
  open,
};

interface Settings {
  timeoutMs: number;
  usdPerCredit: number;
  filteredIsBilled: boolean | undefined;
}

function open(parts: AdapterParts): Adapter {
  const settings = settingsOf(parts);
  const models = parts.connection.models.map((offered) => modelOf(parts, settings, offered));
  return {
    limits: { requestsInFlight: null, imagesInFlight: null, rate: RATE },
    models: () => models,
    test: (signal) => test(parts, settings, signal),
    dispose() {},
  };
}

function settingsOf({ connection }: AdapterParts): Settings {
  const { usdPerCredit = USD_PER_CREDIT, filteredIsBilled } = connection.options;
  if (typeof usdPerCredit !== 'number' || !(usdPerCredit > 0 && usdPerCredit <= 1)) {
    throw new AppError('invalid-input', `The option usdPerCredit of ${connection.label} must be a number of dollars above 0 and up to 1.`);
  }
  if (filteredIsBilled !== undefined && typeof filteredIsBilled !== 'boolean') {
    throw new AppError('invalid-input', `The option filteredIsBilled of ${connection.label} must be true or false.`);
  }
  return { timeoutMs: timeoutOf(connection), usdPerCredit, filteredIsBilled };
}

function modelOf(parts: AdapterParts, settings: Settings, offered: OfferedModel) {
  const engine = ENGINES[offered.vendorModel];
  if (!engine) {
    throw new AppError('invalid-input', `${VENDOR} has no “${offered.vendorModel}”; it has ${Object.keys(ENGINES).join(', ')}.`, {
      details: { model: offered.id, vendorModel: offered.vendorModel },
    });
  }
  return hostedModel(parts, {
    vendor: VENDOR,
    offered,
    capabilities: capabilitiesOf(engine),
    params: engine.params,
    warnings: (request) => warningsOf(engine, offered.label, request),
    listPrice: ({ seeds }) => engine.credits * settings.usdPerCredit * seeds.length,
    async perform(request, context) {
      const { fields, notes } = await fieldsOf(engine, offered, request);
      const { headers, body } = multipartBody(fields);
      if (body.length > MAX_REQUEST_BYTES) {
        throw new AppError('invalid-request', `${VENDOR} takes requests of 10 MB at most; this one has ${(body.length / 2 ** 20).toFixed(1)} MB.`, {
          details: { isBilled: false },
        });
      }
      const url = `${parts.connection.baseUrl}/v2beta/stable-image/${engine.path}`;
      const authorization = `Bearer ${keyOf(parts, KEY_VARIABLE)}`;
      const { signal } = context;
      signal.throwIfAborted();
      context.beforePaidRequest();
      const { timeoutMs } = settings;
      const answer = await exchange(
        parts.http,
        {
          url,
          method: 'POST',
          headers: { ...headers, authorization, accept: engine.isJob ? 'application/json' : 'image/*', 'stability-client-id': 'galley' },
          body,
          signal,
          idleMs: timeoutMs,
        },
        { deadlineMs: timeoutMs },
      );
      if (answer.status !== 200) throw errorOf(answer, parts.clock());
      if (!engine.isJob) return { ...resultOf(answer, settings), warnings: notes };
      const job = textIn(recordOf(jsonOf(answer)).id);
      if (!job) throw oddAnswer(VENDOR, 'took the request, but did not say by which name its result can be fetched.');
      context.onAccepted(job);
      return { ...(await fetched(parts, settings, job, context)), warnings: notes };
    },
    ...(engine.isJob ? { resume: (job, context) => fetched(parts, settings, job, context) } : {}),
  });
}

async function fetched(
  parts: AdapterParts,
  settings: Settings,
  job: string,
  { signal, onProgress }: Pick<RemoteContext, 'signal' | 'onProgress'>,
): Promise<RemoteResult> {
  const headers = { authorization: `Bearer ${keyOf(parts, KEY_VARIABLE)}`, accept: 'image/*' };
  const waiting = { signal, timeoutMs: settings.timeoutMs, headers, onWait: () => onProgress(null) };
  return finishedJob(parts, job, waiting, (answer) => ({ ...resultOf(answer, settings), requestId: job }));
}

function capabilitiesOf({ deeds, takes, image, isJob = false }: Engine): RemoteCapabilities {
  return {
    ...HOSTED,
    generate: deeds.generate ?? false,
    remix: deeds.remix ?? false,
    editWithMask: deeds.edit ?? false,
    upscale: deeds.upscale ?? false,
    seed: takes.seed ?? false,
    negativePrompt: takes.negativePrompt ?? false,
    guidance: takes.guidance ?? false,
    resume: isJob,
    sizes: takes.aspectRatio ? { minSide: 512, maxSide: 1792, multipleOf: 1 } : { minSide: image?.minSide ?? 1, maxSide: 8192, multipleOf: 1 },
  };
}

function resultOf(answer: Answer, settings: Settings): RemoteResult {
  const requestId = answer.header('x-request-id');
  if (answer.header('finish-reason') === 'CONTENT_FILTERED') throw filteredError(requestId, settings.filteredIsBilled);
  const seed = Number.parseInt(answer.header('seed') ?? '', 10);
  const image = { ...imageOf(answer.bytes, VENDOR), seed: Number.isNaN(seed) ? null : seed };
  return { images: [image], costUsd: null, warnings: [], peakBytes: null, requestId };
}

/** GET /v1/user/balance {credits}: free, and refused without a good key. */
async function test(parts: AdapterParts, { timeoutMs }: Settings, signal: AbortSignal) {
  return probe(parts, signal, async () => {
    const headers = { authorization: `Bearer ${keyOf(parts, KEY_VARIABLE)}` };
    const deadlineMs = Math.min(timeoutMs, 30_000);
    const answer = await exchange(parts.http, { url: `${parts.connection.baseUrl}/v1/user/balance`, headers, signal }, { deadlineMs, maxBytes: 1 << 20 });
    if (answer.status !== 200) throw errorOf(answer, parts.clock());
    const credits = numberIn(recordOf(jsonOf(answer)).credits);
    if (credits === null) {
      return { isOk: false, messages: [`${parts.connection.baseUrl} answers, but not like ${VENDOR}; check the address.`], balance: null, vendorModels: [] };
    }
    const dearest = Math.max(0, ...parts.connection.models.map(({ vendorModel }) => ENGINES[vendorModel]?.credits ?? 0));
    const isEnough = credits >= dearest;
    const balance = `${Math.round(credits * 100) / 100} credits`;
    const message = isEnough ? `The key works; ${balance} are left.` : `The key works, but ${balance} do not pay for one picture of every model; buy more.`;
    return { isOk: isEnough, messages: [message], balance, vendorModels: [] };
  });
}
