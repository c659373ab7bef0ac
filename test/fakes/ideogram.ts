import type { FakeControl, FakeReply, FakeRequest, FakeVendor, FakeVendorParts, Weather } from './fake-server.ts';
import { isMadeIn, LINK_WEATHERS, type Repainted, readRepainted, sizeOf } from './hosted.ts';
import { fakePicture, formFields } from './pictures.ts';

export interface FakeIdeogramOptions {
  key: string;
  /** The prompt refused with 422 (default, not billed), or a picture held back with `is_image_safe: false` (billed). */
  moderation?: 'prompt' | 'picture';
  /** No money or no more today. */
  poverty?: 'insufficient_funds' | 'daily_limit';
  /** The end of the first API, announced in headers and body. */
  isEnding?: boolean;
  /** Questions that find a job still pending. */
  pendingPolls?: number;
  /** US dollars that a dry run of 3.0 Turbo quotes. */
  quoteUsd?: number;
  /** Longer side of what the first models make, px. */
  side?: number;
}

export interface FakeIdeogram extends FakeVendor {
  repainted(): Repainted | null;
  /** From now on nothing is finished. */
  hold(): void;
  /** Answers to the next questions about jobs, first first: a status code, 0 = the connection is reset. */
  pollFaults: number[];
  /** The same for fetching pictures. */
  linkFaults: number[];
  /** Jobs that will fail, with the reason. */
  failWith(reason: string): void;
}

type Values = Record<string, unknown>;
interface Item {
  url: string | null;
  prompt: string;
  resolution: string;
  seed: number;
  is_image_safe: boolean;
}
interface Job {
  data: Item[];
  usd: number;
  polls: number;
  isHeld: boolean;
  failure: string | null;
}
interface Link {
  bytes: Buffer;
  weather: Weather | null;
}

const RATIOS = ['10_16', '16_10', '9_16', '16_9', '3_2', '2_3', '4_3', '3_4', '1_1', '1_3', '3_1'].map((ratio) => `ASPECT_${ratio}`);
const LEGACY_USD: Record<string, number> = { V_1: 0.06, V_1_TURBO: 0.02, V_2: 0.08, V_2_TURBO: 0.05, V_2A: 0.04, V_2A_TURBO: 0.025 };
const COMMON = ['prompt', 'seed', 'num_images', 'async'];
const V2: Record<string, { fields: string[]; usd: Record<string, number>; files: string[] }> = {
  'generate/ideogram-3': {
    fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'resolution', 'aspect_ratio', 'negative_prompt', 'style_type'],
    usd: { turbo: 0.03, default: 0.06, quality: 0.09 },
    files: [],
  },
  'remix/ideogram-3': {
    fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'resolution', 'negative_prompt', 'style_type', 'image', 'image_weight'],
    usd: { turbo: 0.03, default: 0.06, quality: 0.09 },
    files: ['image'],
  },
  'inpaint/ideogram-3': {
    fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'style_type', 'image', 'mask'],
    usd: { turbo: 0.03, default: 0.06, quality: 0.09 },
    files: ['image', 'mask'],
  },
  'generate/ideogram-4': { fields: [...COMMON, 'magic_prompt', 'rendering_speed', 'resolution'], usd: { turbo: 0.03, default: 0.06, quality: 0.1 }, files: [] },
  'generate/ideogram-4-5': { fields: [...COMMON, 'magic_prompt', 'quality', 'size'], usd: { low: 0.03, medium: 0.06, high: 0.1 }, files: [] },
  'precise-edit/ideogram-4-5': {
    fields: [...COMMON, 'quality', 'image', 'mask'],
    usd: { very_low: 0.008, low: 0.03, medium: 0.06, high: 0.22 },
    files: ['image'],
  },
};

/** Ideogram's service as its two references describe it, checking every field that a client sends. */
export function fakeIdeogram(parts: FakeVendorParts, options: FakeIdeogramOptions): FakeIdeogram {
  const jobs = new Map<string, Job>();
  const links = new Map<string, Link>();
  const state = { repainted: null as Repainted | null, count: 0, isHeld: false, failure: null as string | null };
  const pollFaults: number[] = [];
  const linkFaults: number[] = [];

  /** What both references have in common, once the request is known to be right. */
  async function make(wish: Wish, request: FakeRequest, control: FakeControl): Promise<FakeReply> {
    if (options.poverty) return { status: 402, body: { error: 'The request cannot be paid for.', reject_reason: options.poverty } };
    const weather = parts.nextWeather();
    const refused = refusalIn(weather, options.moderation ?? 'prompt');
    if (refused) return refused;
    const isLink = weather !== null && LINK_WEATHERS.includes(weather);
    if (!isMadeIn(isLink || weather === 'moderated' ? null : weather, control)) return { status: 500 };
    const id = `gen_${(++state.count).toString(16).padStart(6, '0')}f`;
    parts.bill({ prompt: wish.prompt, usd: wish.usd * wish.count, images: wish.count, id });
    if (wish.mask) state.repainted = await readRepainted(wish.mask, (red) => 255 - red);
    const data: Item[] = [];
    for (let index = 0; index < wish.count; index++) {
      const seed = wish.seed + index;
      const isSafe = weather !== 'moderated' || index < wish.count - 1;
      const name = `${id}-${index}.png`;
      if (isSafe) links.set(name, { bytes: await fakePicture(wish.width, wish.height, seed), weather: isLink ? weather : null });
      const url = isSafe ? `http://${request.headers.host}/images/${name}?exp=1&sig=2` : null;
      data.push({ url, prompt: wish.prompt, resolution: `${wish.width}x${wish.height}`, seed, is_image_safe: isSafe });
    }
    const job = { data, usd: wish.usd * wish.count, polls: options.pendingPolls ?? 1, isHeld: state.isHeld, failure: state.failure };
    jobs.set(id, job);
    if (wish.isAsync) return { body: { generation_id: id, seed: wish.seed } };
    if (state.isHeld) control.spoil('silent');
    return { headers: endingOf(options), body: { created: '2026-11-20T00:00:00Z', data, ...(options.isEnding ? { notice: 'Move to /v2 before June' } : {}) } };
  }

  async function answer(request: FakeRequest, control: FakeControl): Promise<FakeReply | null> {
    const { path, method } = request;
    if (path.startsWith('/v2/generations/')) return pollReply(jobs, path.slice('/v2/generations/'.length), pollFaults, control);
    if (method !== 'POST') return null;
    const read = path.startsWith('/v2/image/') ? await readV2(path.slice('/v2/image/'.length), request) : await readLegacy(path, request, options.side ?? 1024);
    if (read === null) return null;
    if (typeof read === 'string') return { status: 400, body: { error: read } };
    if (request.query.get('dry_run') === 'true') {
      const usd = options.quoteUsd ?? read.usd * read.count;
      return {
        body: { object: 'price_quote', billing_identifier: 'ideogram-3-turbo', quantity: read.count, usd_micros: Math.round(usd * 1e6), credit_millis: 30 },
      };
    }
    return make(read, request, control);
  }

  return {
    repainted: () => state.repainted,
    hold() {
      state.isHeld = true;
    },
    pollFaults,
    linkFaults,
    failWith(reason) {
      state.failure = reason;
    },
    async handle(request, control) {
      if (request.path.startsWith('/images/') && linkFaults.length > 0) return fault(linkFaults.shift()!, control);
      if (request.path.startsWith('/images/')) return linked(links, request.path.slice('/images/'.length), request, control);
      const shown = request.headers['api-key'];
      if (shown !== options.key) return { status: 401, body: { error: `Invalid API key ${shown}` } };
      return answer(request, control);
    },
  };
}

interface Wish {
  prompt: string;
  usd: number;
  count: number;
  seed: number;
  width: number;
  height: number;
  mask: Buffer | null;
  isAsync: boolean;
}

function linked(links: Map<string, Link>, name: string, request: FakeRequest, control: FakeControl): FakeReply | null {
  const link = links.get(name);
  if (!link) return null;
  if (request.headers['api-key']) return { status: 400, body: 'A signed address takes no key' };
  if (link.weather) control.spoil(link.weather);
  if (link.weather !== 'expired-link') link.weather = null;
  return { headers: { 'content-type': 'image/png' }, body: link.bytes };
}

function fault(status: number, control: FakeControl): FakeReply {
  if (status === 0) control.spoil('reset');
  if (status === 429) return { status, headers: { 'retry-after': '1' }, body: { error: 'Too many questions.' } };
  return { status: status || 200, body: { error: 'Something broke.' } };
}

function pollReply(jobs: Map<string, Job>, id: string, faults: number[], control: FakeControl): FakeReply {
  const status = faults.shift();
  if (status !== undefined) return fault(status, control);
  const job = jobs.get(id);
  if (!job) return { status: 404, body: { error: 'Generation not found.' } };
  const head = { generation_id: id, created: '2026-11-20T00:00:00Z' };
  if (job.isHeld || job.polls-- > 0) return { body: { ...head, status: 'pending' } };
  if (job.failure) return { body: { ...head, status: 'failed', failure_reason: job.failure } };
  return { body: { ...head, status: 'completed', response_type: 'url', usage_cost_usd_micros: Math.round(job.usd * 1e6), data: job.data } };
}

function refusalIn(weather: Weather | null, moderation: 'prompt' | 'picture'): FakeReply | null {
  const limit = { status: 429, body: { error: 'Too many pictures in the making.', reject_reason: 'inflight_limit', max_inflight_requests: 10 } };
  if (weather === 'rate-limited') return limit;
  if (weather === 'rate-limited-until') return { ...limit, headers: { 'retry-after': '3' } };
  if (weather === 'moderated' && moderation === 'prompt') return { status: 422, body: { error: 'Prompt failed the safety check.' } };
  return null;
}

function endingOf({ isEnding }: FakeIdeogramOptions): Record<string, string> {
  return isEnding ? { deprecation: '@1780272000', link: '<https://api.ideogram.ai/v2/image/generate/ideogram-3>; rel="successor-version"' } : {};
}

/** @returns a sentence where the vendor answers 400; null for an address that is not there */
async function readLegacy(path: string, request: FakeRequest, side: number): Promise<Wish | string | null> {
  if (!['/generate', '/remix', '/edit'].includes(path)) return null;
  const form = path === '/generate' ? null : formFields(request.body, request.headers['content-type'] ?? '');
  const text = (name: string) => form?.get(name)?.text;
  const known = ['prompt', 'model', 'magic_prompt_option', 'seed', 'num_images', 'style_type'];
  const isEdit = path === '/edit';
  if (!isEdit) known.push('aspect_ratio', 'negative_prompt', 'color_palette', ...(form ? ['image_weight'] : []));
  const values: Values = isEdit
    ? Object.fromEntries([...form!].filter(([name]) => !['image_file', 'mask'].includes(name)).map(([name, field]) => [name, field.text]))
    : ((form ? parsed(text('image_request')) : parsed(request.body.toString()).image_request) as Values);
  if (!values) return 'image_request is required';
  for (const name of Object.keys(values)) if (!known.includes(name)) return `Unknown property ${name}`;
  const model = String(values.model);
  if (!(model in LEGACY_USD)) return `Unknown model ${model}`;
  if (isEdit && !['V_2', 'V_2_TURBO'].includes(model)) return `Model ${model} cannot edit`;
  if (values.negative_prompt !== undefined && model.startsWith('V_2A')) return 'negative_prompt is not supported';
  if (values.style_type !== undefined && model.startsWith('V_1')) return 'style_type is not supported';
  if (!['AUTO', 'ON', 'OFF'].includes(String(values.magic_prompt_option))) return 'magic_prompt_option is wrong';
  if (!isEdit && !RATIOS.includes(String(values.aspect_ratio))) return 'aspect_ratio is wrong';
  const wrong = commonProblem(values) ?? (form ? await pictureProblem(form, 'image_file', isEdit, 10_000_000) : null);
  if (wrong) return wrong;
  const image = isEdit ? await sizeOf(form?.get('image_file')?.bytes) : null;
  return {
    ...wishOf(values),
    usd: LEGACY_USD[model],
    ...(image ?? shapeOf(String(values.aspect_ratio), side)),
    mask: form?.get('mask')?.bytes ?? null,
    isAsync: false,
  };
}

async function readV2(route: string, request: FakeRequest): Promise<Wish | string | null> {
  const rule = V2[route];
  if (!rule) return null;
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const form = isForm ? formFields(request.body, request.headers['content-type']!) : null;
  const values: Values = form ? Object.fromEntries([...form].map(([name, { text }]) => [name, text])) : parsed(request.body.toString());
  for (const name of Object.keys(values)) if (!rule.fields.includes(name)) return `Unknown field ${name}`;
  for (const name of rule.files) if (!form?.has(name)) return `${name} is required`;
  if (!['auto', 'on', 'off'].includes(String(values.magic_prompt ?? 'auto'))) return 'magic_prompt is wrong';
  const isQuality = rule.fields.includes('quality');
  const effort = String(isQuality ? (values.quality ?? (rule.files.length > 0 ? 'medium' : 'high')) : (values.rendering_speed ?? 'default'));
  if (!(effort in rule.usd)) return `${effort} is not available here`;
  const isPrecise = route.startsWith('precise-edit');
  const wrong = commonProblem(values) ?? (form ? await pictureProblem(form, 'image', form.has('mask'), 25_000_000, isPrecise) : null);
  if (wrong) return wrong;
  const image = isPrecise || route.startsWith('inpaint') ? await sizeOf(form?.get('image')?.bytes) : null;
  const [width, height] = String(values.resolution ?? values.size ?? '1024x1024')
    .split('x')
    .map(Number);
  if (!(width >= 512 && height >= 512)) return 'The size is wrong';
  return {
    ...wishOf(values),
    usd: rule.usd[effort],
    width: image?.width ?? width,
    height: image?.height ?? height,
    mask: form?.get('mask')?.bytes ?? null,
    isAsync: String(values.async) === 'true',
  };
}

const wishOf = (values: Values) => ({ prompt: String(values.prompt), count: Number(values.num_images ?? 1), seed: Number(values.seed ?? 4711) });

function commonProblem({ prompt, seed = 0, num_images: count = 1, image_weight: weight = 50 }: Values): string | null {
  if (typeof prompt !== 'string' || prompt === '' || prompt.length > 10_000) return 'prompt is wrong';
  if (!(Number.isInteger(Number(seed)) && Number(seed) >= 0 && Number(seed) <= 2_147_483_647)) return 'seed is out of range';
  if (!(Number(count) >= 1 && Number(count) <= 8)) return 'num_images is out of range';
  if (!(Number(weight) >= 1 && Number(weight) <= 100)) return 'image_weight is out of range';
  return null;
}

async function pictureProblem(
  form: ReturnType<typeof formFields>,
  field: string,
  hasMask: boolean,
  maxBytes: number,
  isPrecise = false,
): Promise<string | null> {
  const file = form.get(field)?.bytes;
  const image = await sizeOf(file);
  if (!image || !file || file.length > maxBytes) return `${field} is wrong`;
  if (!hasMask) return null;
  const mask = await sizeOf(form.get('mask')?.bytes);
  if (!mask || mask.width !== image.width || mask.height !== image.height) return 'mask must have the size of the image';
  const { data } = await readRepainted(form.get('mask')!.bytes, (red) => red);
  const hasBoth = data.includes(0) && data.includes(255);
  if (data.some((value) => value !== 0 && value !== 255)) return 'mask must be black and white';
  return isPrecise && !hasBoth ? 'mask must contain both black and white areas' : null;
}

function shapeOf(ratio: string, side: number): { width: number; height: number } {
  const [wide, high] = /(\d+)_(\d+)$/.exec(ratio)!.slice(1).map(Number);
  const scale = side / Math.max(wide, high);
  return { width: Math.round((wide * scale) / 16) * 16, height: Math.round((high * scale) / 16) * 16 };
}

function parsed(text: string | undefined): Values {
  try {
    return JSON.parse(text ?? '') as Values;
  } catch {
    return {};
  }
}
