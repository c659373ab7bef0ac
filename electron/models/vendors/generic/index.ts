import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { HttpRequest } from '../../../net/http-client.ts';
import { exchange, imageOf, jsonBody } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts, EncodedImage, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../remote-model.ts';
import { probe } from '../hosted/calls.ts';
import { HOSTED } from '../hosted/model.ts';
import { mappedInput } from '../mapped/body.ts';
import { startDeadline } from '../mapped/jobs.ts';
import { type Mapping, mappedCapabilities, readMapping } from '../mapped/mapping.ts';
import { mappedModel } from '../mapped/model.ts';
import { takePicture } from '../mapped/results.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { contentOf, refusalOf } from './answer.ts';
import { type Endpoint, endpointSchema, headersWithKey, readEndpoint, requireNoKeyIn } from './options.ts';

const VENDOR = 'Endpoint';
const TEST_MS = 15_000;
/** What is sent where no template is set. */
const USUAL_BODY = { prompt: '{prompt}' };

/**
 * Any HTTP endpoint that turns a prompt into a picture: method, headers, body and the way to the picture are settings (see readEndpoint and readMapping), and with no settings at all it
 * gets `POST {"prompt": …}`. What such a server charges, limits and means is not known; a price must be assumed or the server be called free.
 */
export const genericKind: AdapterKind = {
  kind: 'generic',
  label: 'Any endpoint',
  defaultBaseUrl: 'http://127.0.0.1:8000/api/generate',
  keyVariables: ['GALLEY_ENDPOINT_KEY'],
  isKeyOptional: true,
  defaultModels: [{ id: 'endpoint', label: 'Endpoint', vendorModel: '', assumedUsd: null, options: {} }],
  unknowns: [
    'Everything: what the server charges, what it limits and what its answers mean. Say what one image costs, or set isFree for a server of your own.',
  ],
  publishesPrices: false,
  settings: { connection: timeoutSetting.extend(endpointSchema.shape), model: endpointSchema },
  open: openGeneric,
};

function openGeneric(parts: AdapterParts): Adapter {
  const timeoutMs = timeoutOf(parts.connection);
  const [first] = parts.connection.models;
  const endpoint = readEndpoint(parts.connection, parts.connection.options, first?.options ?? {});
  const models = parts.connection.models.map((offered) => genericModel(parts, offered, timeoutMs));
  return {
    limits: { requestsInFlight: endpoint.requestsInFlight, imagesInFlight: null, rate: null },
    models: () => models,
    test: (signal) => testGeneric(parts, endpoint, signal),
    dispose() {},
  };
}

function genericModel(parts: AdapterParts, offered: OfferedModel, timeoutMs: number): RemoteModel {
  const endpoint = readEndpoint(offered, parts.connection.options, offered.options);
  const mapping = readMapping({ ...offered, options: { ...parts.connection.options, ...offered.options } }, USUAL_BODY);
  requireNoKeyIn(mapping.templates, offered.label);
  const capabilities = { ...mappedCapabilities(mapping, HOSTED), isPaid: !endpoint.isFree };
  return mappedModel(parts, offered, mapping, {
    vendor: VENDOR,
    capabilities,
    listPrice: () => (endpoint.isFree ? 0 : null),
    perform: (request, context) => perform({ ...parts, endpoint, mapping, timeoutMs }, request, context),
  });
}

interface Parts extends AdapterParts {
  endpoint: Endpoint;
  mapping: Mapping;
  timeoutMs: number;
}

async function perform(parts: Parts, request: RemoteRequest, context: RemoteContext): Promise<RemoteResult> {
  const { signal } = context;
  const { endpoint, mapping, timeoutMs } = parts;
  const { label } = mapping;
  const deadline = startDeadline(timeoutMs);
  const headers = headersWithKey(endpoint, parts.key(), label);
  const exact = requestWith(parts, await mappedInput(mapping, request), headers);
  signal.throwIfAborted();
  context.beforePaidRequest();
  const answer = await exchange(parts.http, { ...exact, signal, idleMs: timeoutMs }, { deadlineMs: deadline.left() });
  const content = contentOf(answer, endpoint, { label, resultPath: mapping.resultPath, now: parts.clock() });
  const { origin } = new URL(parts.connection.baseUrl);
  const headersFor = (url: URL): Record<string, string> => (url.origin === origin ? headers : {});
  const options = { signal, vendor: label, headersFor, timeoutMs: Math.max(1000, deadline.left()), isPaid: false };
  const pictures: EncodedImage[] =
    'bytes' in content
      ? [imageOf(content.bytes, label)]
      : await Promise.all(content.references.slice(0, request.seeds.length).map((reference) => takePicture(parts, reference, options)));
  const { length } = request.seeds;
  return {
    images: pictures.map((picture, index) => ({ ...picture, seed: index === 0 && mapping.names[request.kind]?.has('seed') ? request.seeds[0] : null })),
    costUsd: null,
    warnings: pictures.length < length ? [`${label} gave ${pictures.length} of ${length} pictures.`] : [],
    peakBytes: null,
    requestId: answer.header('x-request-id'),
  };
}

/** A GET says in its address what others say in their body. */
function requestWith({ connection, endpoint, mapping }: Parts, input: Record<string, unknown>, headers: Record<string, string>): HttpRequest {
  const url = new URL(`${connection.baseUrl}${endpoint.path ?? ''}`);
  if (endpoint.method !== 'GET') {
    const { headers: type, body } = jsonBody(input);
    return { url: url.href, method: endpoint.method, headers: { ...type, accept: 'application/json, image/*', ...headers }, body };
  }
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'object')
      throw new AppError('invalid-request', `${mapping.label} is asked by GET, which has no room for the field ${name}.`, { details: { isBilled: false } });
    url.searchParams.set(name, String(value));
  }
  return { url: url.href, method: 'GET', headers: { accept: 'application/json, image/*', ...headers } };
}

/**
 * Asks for something free: `testPath`, or else only whether anybody answers at the origin. The endpoint itself may bill whatever it is asked.
 */
function testGeneric(parts: AdapterParts, endpoint: Endpoint, signal: AbortSignal) {
  return probe(parts, signal, async () => {
    const { connection } = parts;
    const headers = headersWithKey(endpoint, parts.key(), connection.label);
    const url = `${new URL(connection.baseUrl).origin}${endpoint.testPath ?? '/'}`;
    const answer = await exchange(parts.http, { url, headers, signal, idleMs: TEST_MS }, { maxBytes: 4 * 2 ** 20, deadlineMs: TEST_MS });
    const { status } = answer;
    const isRefused = status === 401 || status === 403 || status >= 500 || (endpoint.testPath !== undefined && status >= 300);
    if (isRefused) throw refusalOf(answer, connection.label, parts.clock());
    const message = endpoint.testPath
      ? `${url} answers as it should (${status}).`
      : `Somebody answers at ${new URL(url).host} (${status}). Whether the key and the settings are right only a picture shows: no free request is known; set the option testPath if there is one.`;
    return { isOk: true, messages: [message], balance: null, vendorModels: [] };
  });
}
