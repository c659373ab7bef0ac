import type { FakeControl, FakeReply, FakeRequest, FakeVendor, FakeVendorParts, Weather } from './fake-server.ts';
import { isMadeIn, LINK_WEATHERS, type Repainted, readRepainted, sizeOf } from './hosted.ts';
import { fakePicture, formFields } from './pictures.ts';

export interface FakeOpenAiOptions {
  key: string;
  /** A prompt refused on its way in (default, not billed) or a picture on its way out (which this fake bills). */
  moderation?: 'input' | 'output';
  /** No money left on the account, in one of the vendor's two words for it. */
  poverty?: 'insufficient_quota' | 'credit_balance_exhausted';
  /** Each request body, for servers that name their models as they like. */
  models?: readonly { id: string; shutdown_date: string | null }[];
  /** Of DALL·E, US dollars a picture. */
  dalleUsd?: number;
}

export interface FakeOpenAi extends FakeVendor {
  repainted(): Repainted | null;
}

type Values = Record<string, string | number | boolean | undefined>;

const MODELS = [
  { id: 'gpt-image-2.6-flare', shutdown_date: null },
  { id: 'gpt-image-2.6-sunburst', shutdown_date: null },
  { id: 'gpt-image-2', shutdown_date: null },
  { id: 'gpt-image-1.5', shutdown_date: '2026-12-01' },
];
const GENERATION_FIELDS = [
  'model',
  'prompt',
  'n',
  'size',
  'quality',
  'background',
  'output_format',
  'output_compression',
  'moderation',
  'complexity',
  'stream',
  'partial_images',
];
const EDIT_FIELDS = [...GENERATION_FIELDS, 'image[]', 'mask'];
const DALLE_FIELDS = ['model', 'prompt', 'n', 'size', 'quality', 'style', 'response_format'];
/** Output tokens of one picture. */
const TOKENS: Record<string, Record<string, Record<string, number>>> = {
  'gpt-image-2.6': {
    '1024x1024': { low: 784, medium: 1756, high: 1756, xhigh: 3122, max: 7024 },
    '1536x1024': { low: 900, medium: 2000, high: 2100, xhigh: 3500, max: 8000 },
  },
  'gpt-image-2': { '1024x1024': { low: 200, medium: 1767, high: 7034 }, '1536x1024': { low: 167, medium: 1367, high: 5500 } },
};
const UNLISTED_TOKENS = 1234;

/** OpenAI's Images API as its reference describes it, checking every field, and a server that speaks like its DALL·E of old. */
export function fakeOpenAi({ nextWeather, bill }: FakeVendorParts, options: FakeOpenAiOptions): FakeOpenAi {
  const state = { repainted: null as Repainted | null, jobs: 0, links: new Map<string, { bytes: Buffer; weather: Weather | null }>() };
  const models = options.models ?? MODELS;

  async function make(path: string, request: FakeRequest, control: FakeControl): Promise<FakeReply> {
    const isEdit = path === '/images/edits';
    const form = isEdit ? formFields(request.body, request.headers['content-type'] ?? '') : null;
    const values: Values = form ? Object.fromEntries([...form].map(([name, { text }]) => [name, text])) : parsed(request.body);
    const id = `req_${++state.jobs}`;
    const isDalle = String(values.model).startsWith('dall-e');
    if (!models.some((model) => model.id === values.model))
      return failed(404, id, 'invalid_request_error', 'model_not_found', `The model '${values.model}' does not exist.`);
    const wrong = problemOf(values, isEdit ? EDIT_FIELDS : isDalle ? DALLE_FIELDS : GENERATION_FIELDS, isDalle) ?? (form ? await formProblem(form) : null);
    if (wrong) return failed(400, id, 'invalid_request_error', 'invalid_value', wrong);
    if (options.poverty)
      return failed(429, id, 'insufficient_quota', options.poverty, 'You exceeded your current quota, please check your plan and billing details.');
    const weather = nextWeather();
    const refused = refusalIn(weather, id, options.moderation ?? 'input');
    if (refused && options.moderation !== 'output') return refused;
    const isLinked = isDalle && values.response_format === 'url';
    const spoiling =
      weather === 'moderated' || weather === 'rate-limited' || (weather && LINK_WEATHERS.includes(weather) && weather !== 'wrong-content-type')
        ? null
        : weather;
    if (refused && weather !== 'moderated') return refused;
    if (!isMadeIn(spoiling, control)) return { status: 500 };
    if (form?.has('mask')) state.repainted = await readRepainted(form.get('mask')!.bytes, (_red, alpha) => 255 - alpha);
    const pictures = await paint(values, state.jobs, weather === 'truncated-image' && !isLinked);
    const usage = usageOf(values, form ? await sizeOf(form.get('image[]')?.bytes) : null);
    const usd = isDalle ? (options.dalleUsd ?? 0.07) : usdOf(usage);
    bill({ prompt: String(values.prompt), usd, images: pictures.length, id });
    if (refused) return refused;
    const data = pictures.map((bytes, index) => {
      if (!isLinked) return { b64_json: bytes.toString('base64') };
      const name = `${id}-${index}.png`;
      state.links.set(name, { bytes, weather: weather && LINK_WEATHERS.includes(weather) ? weather : null });
      return { url: `http://${request.headers.host}/files/${name}` };
    });
    const headers = { 'x-request-id': id };
    if (values.stream)
      return { headers: { ...headers, 'content-type': 'text/event-stream' }, body: eventsOf(data, usage, Number(values.partial_images ?? 0), isEdit) };
    return { headers, body: { created: 1, data, ...(isDalle ? {} : { usage, size: values.size, quality: values.quality }) } };
  }

  return {
    repainted: () => state.repainted,
    async handle(request, control) {
      const path = request.path.replace(/^\/v1/, '');
      if (path.startsWith('/files/')) return linked(state.links, path.slice(7), request, control);
      if (!['/models', '/images/generations', '/images/edits'].includes(path)) return null;
      const shown = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      if (shown !== options.key) return failed(401, 'req_0', 'invalid_request_error', 'invalid_api_key', `Incorrect API key provided: ${shown}.`);
      if (path === '/models') return { body: { object: 'list', data: models.map((model) => ({ ...model, object: 'model' })) } };
      return make(path, request, control);
    },
  };
}

/** A link needs no key, and none may be shown to it. */
function linked(links: Map<string, { bytes: Buffer; weather: Weather | null }>, name: string, request: FakeRequest, control: FakeControl): FakeReply | null {
  const link = links.get(name);
  if (!link) return null;
  if (request.headers.authorization) return { status: 400, body: 'Only one auth mechanism allowed' };
  if (link.weather) control.spoil(link.weather);
  // The spoiling of a link passes, except that one that has expired stays so.
  if (link.weather !== 'expired-link') link.weather = null;
  return { headers: { 'content-type': 'image/png' }, body: link.bytes };
}

const failed = (status: number, id: string, type: string, code: string | null, message: string): FakeReply => ({
  status,
  headers: { 'x-request-id': id },
  body: { error: { message, type, param: null, code } },
});

function refusalIn(weather: Weather | null, id: string, stage: 'input' | 'output'): FakeReply | null {
  const limit = failed(429, id, 'images', 'rate_limit_exceeded', 'Rate limit reached for images per min.');
  if (weather === 'rate-limited') return limit;
  if (weather === 'rate-limited-until') return { ...limit, headers: { ...limit.headers, 'retry-after-ms': '1500', 'retry-after': '2' } };
  if (weather !== 'moderated') return null;
  const details = { moderation_stage: stage, categories: ['violence'] };
  const message = 'Your request was rejected by the safety system.';
  const error = { message, type: 'image_generation_user_error', param: null, code: 'moderation_blocked', moderation_details: details };
  return { status: 400, headers: { 'x-request-id': id }, body: { error } };
}

function parsed(body: Buffer): Values {
  try {
    return JSON.parse(body.toString()) as Values;
  } catch {
    return {};
  }
}

function problemOf(values: Values, known: readonly string[], isDalle: boolean): string | null {
  for (const name of Object.keys(values)) if (!known.includes(name)) return `Unknown parameter: '${name}'.`;
  const { prompt, size, quality, background, output_format: format = 'png', n = 1 } = values;
  if (typeof prompt !== 'string' || prompt === '' || prompt.length > 32_000) return "Invalid 'prompt'.";
  if (!(Number(n) >= 1 && Number(n) <= (isDalle ? 1 : 10))) return "Invalid 'n'.";
  const qualities = isDalle ? ['standard', 'hd'] : ['auto', 'low', 'medium', 'high', 'xhigh', 'max'];
  if (quality !== undefined && !qualities.includes(String(quality))) return `Invalid value: '${quality}'.`;
  if (!isDalle && !['png', 'jpeg', 'webp'].includes(String(format))) return "Invalid 'output_format'.";
  if (background === 'transparent' && format === 'jpeg') return 'Transparent background is not supported for JPEG output format.';
  return sizeProblem(String(size), isDalle);
}

function sizeProblem(size: string, isDalle: boolean): string | null {
  if (isDalle) return ['1024x1024', '1792x1024', '1024x1792'].includes(size) ? null : `Invalid size '${size}'.`;
  const [width, height] = size.split('x').map(Number);
  const area = width * height;
  const isFine =
    width % 16 === 0 &&
    height % 16 === 0 &&
    Math.max(width, height) <= 3840 &&
    Math.max(width / height, height / width) <= 3 &&
    area >= 655_360 &&
    area <= 8_294_400;
  return isFine ? null : `Invalid size '${size}'.`;
}

async function formProblem(form: ReturnType<typeof formFields>): Promise<string | null> {
  const image = await sizeOf(form.get('image[]')?.bytes);
  if (!image) return "Invalid 'image'.";
  const mask = form.get('mask');
  if (!mask) return null;
  const size = await sizeOf(mask.bytes);
  if (!size?.hasAlpha || size.format !== 'png') return 'Invalid mask image format - mask image missing alpha channel.';
  if (size.width !== image.width || size.height !== image.height) return 'Invalid mask image format - mask size does not match image size.';
  return null;
}

async function paint(values: Values, job: number, isCut: boolean): Promise<Buffer[]> {
  const [width, height] = String(values.size).split('x').map(Number);
  const format = (values.output_format ?? 'png') as 'png' | 'jpeg' | 'webp';
  const pictures: Buffer[] = [];
  for (let index = 0; index < Number(values.n ?? 1); index++) pictures.push(await fakePicture(width, height, job * 11 + index, format));
  return isCut ? pictures.map((bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.6))) : pictures;
}

interface Usage {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  input_tokens_details: { text_tokens: number; image_tokens: number };
}

function usageOf(values: Values, image: { width: number; height: number } | null): Usage {
  const family = Object.keys(TOKENS).find((name) => String(values.model).startsWith(name)) ?? '';
  const each = TOKENS[family]?.[String(values.size)]?.[String(values.quality)] ?? UNLISTED_TOKENS;
  const output_tokens = each * Number(values.n ?? 1);
  // The worst that a byte-pair tokenizer can do.
  const text_tokens = Buffer.byteLength(String(values.prompt));
  const image_tokens = image ? Math.ceil(image.width / 32) * Math.ceil(image.height / 32) : 0;
  const input_tokens = text_tokens + image_tokens;
  return { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens, input_tokens_details: { text_tokens, image_tokens } };
}

function usdOf({ output_tokens: out, input_tokens_details: { text_tokens: text, image_tokens: image } }: Usage): number {
  return (text * 5 + image * 8 + out * 30) / 1e6;
}

function eventsOf(data: { b64_json?: string }[], usage: Usage, partial: number, isEdit: boolean): string {
  const name = isEdit ? 'image_edit' : 'image_generation';
  const events: object[] = Array.from({ length: partial }, (_, index) => ({
    type: `${name}.partial_image`,
    partial_image_index: index,
    b64_json: data[0].b64_json,
  }));
  events.push({ type: `${name}.completed`, b64_json: data[0].b64_json, usage });
  return events.map((event) => `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}
