import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type Answer, exchange, type FormField, imageOf, jsonOf, multipartBody } from '../../http-calls.ts';
import { readMask, whiteRepaints } from '../../masks.ts';
import type { Adapter, AdapterKind, AdapterParts, EncodedImage, RemoteCapabilities, RemoteContext, RemoteRequest, RemoteResult } from '../../remote-model.ts';
import { keyOf, numberIn, oddAnswer, probe, recordOf, requireImageWithin, textIn } from '../hosted/calls.ts';
import { HOSTED, hostedModel, numberParam } from '../hosted/model.ts';
import { isOtherShape, nearestRatio, shapeWarning, wrappedSeed } from '../hosted/sizes.ts';
import { timeoutOf } from '../settings.ts';
import { DEFAULT_MODELS, ENGINES, type Engine, MAX_REQUEST_BYTES, MAX_SEED, OUTPUT_PIXELS, RATE, RATIOS, USD_PER_CREDIT } from './engines.ts';
import { errorOf, filteredError, VENDOR } from './errors.ts';
import { finishedJob } from './jobs.ts';

const KEY_VARIABLE = 'STABILITY_API_KEY';
/** How far a remix goes when nobody says: the service demands a number and has none of its own. */
const USUAL_STRENGTH = 0.65;

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
      const { headers, body } = multipartBody(await fieldsOf(engine, offered, request));
      if (body.length > MAX_REQUEST_BYTES) {
        throw new AppError('image-too-large', `${VENDOR} takes requests of 10 MB at most; this one has ${(body.length / 2 ** 20).toFixed(1)} MB.`, {
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
      if (!engine.isJob) return resultOf(answer, settings);
      const job = textIn(recordOf(jsonOf(answer)).id);
      if (!job) throw oddAnswer(VENDOR, 'took the request, but did not say by which name its result can be fetched.');
      context.onAccepted(job);
      return fetched(parts, settings, job, context);
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

function warningsOf(engine: Engine, label: string, request: RemoteRequest): string[] {
  const warnings: (string | null)[] = [];
  if (request.kind === 'generate') {
    const ratio = nearestRatio(request, RATIOS);
    const { width, height } = request;
    warnings.push(shapeWarning(label, request, ratio));
    if (Math.abs(Math.log((width * height) / OUTPUT_PIXELS)) > Math.log(1.02) || (ratio.name !== '1:1' && !isOtherShape(request, ratio)))
      warnings.push(`${label} makes pictures of about one megapixel; ${width} × ${height} will be scaled.`);
  }
  if (request.kind === 'remix') warnings.push(`${label} gives a remix the shape of its picture.`);
  if (request.kind === 'edit' && request.strength !== null) warnings.push(`${label} repaints fully; a strength is left out (a grey mask repaints partly).`);
  if (request.kind === 'upscale') {
    if (engine.path === 'upscale/fast') warnings.push(`${label} enlarges fourfold, whatever size is asked for.`);
    else warnings.push(`${label} chooses the size of what it enlarges.`);
    if (!engine.takes.prompt && request.prompt !== '') warnings.push(`${label} takes no words; the prompt is left out.`);
  }
  if (engine.takes.guidance && request.guidance !== null && (request.guidance < 1 || request.guidance > 10))
    warnings.push(`${label} takes a guidance from 1 to 10; ${request.guidance} is brought into it.`);
  return warnings.filter((warning) => warning !== null);
}

async function fieldsOf(engine: Engine, offered: OfferedModel, request: RemoteRequest): Promise<FormField[]> {
  const { takes } = engine;
  const fields: FormField[] = [];
  const say = (name: string, value: string | number) => fields.push({ name, value: String(value) });
  const show = (name: string, image: EncodedImage) => fields.push({ name, image, fileName: `${name}.${image.mediaType.slice(6)}` });
  if (takes.prompt) say('prompt', request.prompt);
  if (engine.model) say('model', engine.model);
  if (takes.negativePrompt && request.negativePrompt !== '') say('negative_prompt', request.negativePrompt);
  if (takes.seed) say('seed', 1 + wrappedSeed(request.seeds[0] - 1, MAX_SEED - 1));
  if (takes.guidance && request.guidance !== null) say('cfg_scale', Math.min(10, Math.max(1, request.guidance)));
  if (request.kind === 'generate') say('aspect_ratio', nearestRatio(request, RATIOS).name);
  if (engine.deeds.remix) say('mode', request.kind === 'remix' ? 'image-to-image' : 'text-to-image');
  say('output_format', 'png');
  if (request.kind !== 'generate' && request.image) {
    await requireImageWithin(request.image, offered.label, { bytes: MAX_REQUEST_BYTES, ...engine.image });
    show('image', request.image);
  }
  if (request.kind === 'remix') say('strength', Math.min(1, Math.max(0, request.strength ?? USUAL_STRENGTH)));
  if (request.kind === 'edit' && request.image && request.mask) show('mask', await whiteRepaints(await readMask(request.mask, request.image)));
  addParams(engine, request, say);
  return fields;
}

function addParams(engine: Engine, request: RemoteRequest, say: (name: string, value: string | number) => void): void {
  const { style_preset: style } = request.params;
  if (engine.params.includes('style_preset') && typeof style === 'string') say('style_preset', style);
  const grow = engine.params.includes('grow_mask') ? numberParam(request, 'grow_mask', 0, 100) : null;
  if (grow !== null) say('grow_mask', grow);
  const creativity = engine.params.includes('creativity') ? numberParam(request, 'creativity', 0, 1) : null;
  if (creativity !== null) say('creativity', creativity);
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
