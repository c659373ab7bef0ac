import type { OfferedModel } from '../../../../shared/connections.ts';
import { type Answer, exchange, jsonOf } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteCapabilities, RemoteContext, RemoteRequest, RemoteResult } from '../../remote-model.ts';
import { keyOf, listOf, probe, recordOf, textIn } from '../hosted/calls.ts';
import { HOSTED, hostedModel } from '../hosted/model.ts';
import { ratiosOf } from '../hosted/sizes.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { resultOf } from './answer.ts';
import { errorOf } from './errors.ts';
import { type ConnectionOptions, connectionOptions, connectionOptionsOf, type ModelSettings, modelOptions, settingsOf } from './options.ts';
import { listPriceOf, paramsOf, warningsOf, wireOf } from './request.ts';
import { exchangeStream } from './stream.ts';
import { DEFAULT_MODELS, SIZE_RULE, VENDOR_HOST } from './table.ts';

const KEY_VARIABLE = 'OPENAI_API_KEY';

/**
 * OpenAI's Images API (https://developers.openai.com/api/docs/api-reference/images) and servers that speak like it. Current models are gpt-image-*; `dall-e-3` was shut down by its
 * vendor on 2026-05-12 and works with compatible servers only, which a warning says. Options of the connection and of its models: see options.ts.
 */
export const openaiKind: AdapterKind = {
  kind: 'openai',
  label: 'OpenAI',
  defaultBaseUrl: `https://${VENDOR_HOST}/v1`,
  keyVariables: [KEY_VARIABLE],
  defaultModels: DEFAULT_MODELS,
  settings: { connection: timeoutSetting.extend(connectionOptions.shape), model: modelOptions },
  unknowns: [
    'Whether a picture is billed that was made and then held back by moderation. Galley calls the bill open.',
    'Prices of sizes other than 1024 × 1024, and of pictures that are sent along. Say what one image costs, or give outputTokens from your invoices.',
  ],
  open,
};

interface Setting {
  parts: AdapterParts;
  options: ConnectionOptions;
  timeoutMs: number;
  /** "OpenAI", or the host of a server that speaks like it. */
  vendor: string;
}

function open(parts: AdapterParts): Adapter {
  const { connection } = parts;
  const { host } = new URL(connection.baseUrl);
  const options = connectionOptionsOf(connection);
  const setting = { parts, options, timeoutMs: timeoutOf(connection), vendor: host === VENDOR_HOST ? 'OpenAI' : connection.label };
  const models = connection.models.map((offered) => modelOf(setting, offered));
  return {
    // How many requests and pictures an account may have at once is not published; 429 says when it was too many.
    limits: { requestsInFlight: options.requestsInFlight ?? null, imagesInFlight: null, rate: null },
    models: () => models,
    test: (signal) => test(setting, signal),
    dispose() {},
  };
}

function modelOf(setting: Setting, offered: OfferedModel) {
  const { parts, vendor, options } = setting;
  const settings = settingsOf(offered, parts.connection, options);
  return hostedModel(parts, {
    vendor,
    offered,
    capabilities: capabilitiesOf(settings),
    params: paramsOf(settings),
    warnings: (request) => warningsOf(offered.label, settings, request, parts.clock().toISOString().slice(0, 10)),
    listPrice: (request) => listPriceOf(settings, request),
    perform: (request, context) => perform(setting, settings, offered, request, context),
  });
}

function capabilitiesOf({ edits, batch, transparentBackground, sizes, partialImages }: ModelSettings): RemoteCapabilities {
  const sides = sizes === 'free' ? [480, SIZE_RULE.maxSide] : ratiosOf(sizes).flatMap(({ width, height }) => [width, height]);
  const multipleOf = sizes === 'free' ? SIZE_RULE.multipleOf : 1;
  return {
    ...HOSTED,
    generate: true,
    editWithMask: edits,
    remix: edits,
    transparentBackground,
    batch,
    sizes: { minSide: Math.min(...sides), maxSide: Math.max(...sides), multipleOf },
    previews: partialImages > 0,
  };
}

function headersOf({ parts, options }: Setting): Record<string, string> {
  const { organization, project } = options;
  return {
    authorization: `Bearer ${keyOf(parts, KEY_VARIABLE)}`,
    ...(organization ? { 'OpenAI-Organization': organization } : {}),
    ...(project ? { 'OpenAI-Project': project } : {}),
  };
}

async function perform(
  setting: Setting,
  settings: ModelSettings,
  offered: OfferedModel,
  request: RemoteRequest,
  context: RemoteContext,
): Promise<RemoteResult> {
  const { parts, timeoutMs, vendor } = setting;
  const { signal } = context;
  const { path, headers, body, notes } = await wireOf(offered, settings, request);
  const sent = {
    url: parts.connection.baseUrl + path,
    method: 'POST' as const,
    headers: { ...headers, ...headersOf(setting), accept: settings.partialImages > 0 ? 'text/event-stream, application/json' : 'application/json' },
    body,
    signal,
    idleMs: timeoutMs,
  };
  signal.throwIfAborted();
  context.beforePaidRequest();
  const about = { vendor, wanted: request.seeds.length, prices: settings.usdPerMillion, signal, timeoutMs, notes };
  if (settings.partialImages > 0) {
    const streamed = await exchangeStream(parts.http, sent, { vendor, deadlineMs: timeoutMs, onPreview: (preview) => context.onProgress(null, preview) });
    if ('completed' in streamed) {
      const { completed, requestId } = streamed;
      return resultOf(parts, { data: [completed], usage: completed.usage }, { ...about, requestId });
    }
    return resultOf(parts, bodyOf(streamed.answer, setting), { ...about, requestId: streamed.answer.header('x-request-id') });
  }
  const answer = await exchange(parts.http, sent, { deadlineMs: timeoutMs });
  return resultOf(parts, bodyOf(answer, setting), { ...about, requestId: answer.header('x-request-id') });
}

function bodyOf(answer: Answer, { vendor, parts }: Setting): unknown {
  if (answer.status !== 200) throw errorOf(answer, vendor, parts.clock());
  return jsonOf(answer);
}

/** GET /models: free, refused without a good key, and it names what will be shut down. */
function test(setting: Setting, signal: AbortSignal) {
  const { parts, vendor, timeoutMs } = setting;
  const { connection, http, clock } = parts;
  return probe(parts, signal, async () => {
    const url = `${connection.baseUrl}/models`;
    const answer = await exchange(http, { url, headers: headersOf(setting), signal }, { deadlineMs: Math.min(30_000, timeoutMs), maxBytes: 8 << 20 });
    if (answer.status !== 200) throw errorOf(answer, vendor, clock());
    const listed = listOf(recordOf(jsonOf(answer)).data).map(recordOf);
    const vendorModels = listed.map(({ id }) => textIn(id)).filter((id) => id !== null);
    if (vendorModels.length === 0) {
      return { isOk: false, messages: [`${connection.baseUrl} answers, but lists no models; check the address.`], balance: null, vendorModels };
    }
    const lacking = connection.models.filter(({ vendorModel }) => !vendorModels.includes(vendorModel));
    const ending = connection.models.flatMap(({ label, vendorModel }) => {
      const date = textIn(listed.find(({ id }) => id === vendorModel)?.shutdown_date);
      return date ? [`${label} (${vendorModel}) will be shut down on ${date}; choose another before.`] : [];
    });
    const missing = lacking.map(({ label, vendorModel }) => `${vendor} does not list ${vendorModel}, which “${label}” needs.`);
    const balance = null;
    return { isOk: lacking.length === 0, messages: ['The key works.', ...missing, ...ending], balance, vendorModels };
  });
}
