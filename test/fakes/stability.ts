import type { FakeControl, FakeReply, FakeRequest, FakeVendor, FakeVendorParts, Weather } from './fake-server.ts';
import { isMadeIn, type Repainted, readRepainted, sizeOf } from './hosted.ts';
import { fakePicture, formFields } from './pictures.ts';

export interface FakeStabilityOptions {
  key: string;
  credits?: number;
  /** What `moderated` comes to: the request refused with 403 (default), or a blurred picture with CONTENT_FILTERED, which this fake bills. */
  moderation?: 'request' | 'picture';
  /** Pixels of a generated picture; default one megapixel. */
  pixels?: number;
}

export interface FakeStability extends FakeVendor {
  repainted(): Repainted | null;
  credits(): number;
  /** From now on no job is finished. */
  hold(): void;
}

const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21'];
const SD3_CREDITS: Record<string, number> = { 'sd3.5-large': 6.5, 'sd3.5-large-turbo': 4, 'sd3.5-medium': 3.5 };
const WORDS = ['prompt', 'negative_prompt', 'seed', 'output_format', 'style_preset'];
const ROUTES: Record<string, { credits: number; fields: string[]; needs: string[] }> = {
  'generate/sd3': { credits: 6.5, fields: [...WORDS, 'model', 'mode', 'image', 'strength', 'aspect_ratio', 'cfg_scale'], needs: ['prompt'] },
  'generate/core': { credits: 3, fields: [...WORDS, 'aspect_ratio'], needs: ['prompt'] },
  'generate/ultra': { credits: 8, fields: [...WORDS, 'aspect_ratio', 'image', 'strength'], needs: ['prompt'] },
  'edit/inpaint': { credits: 5, fields: [...WORDS, 'image', 'mask', 'grow_mask'], needs: ['prompt', 'image'] },
  'upscale/fast': { credits: 2, fields: ['image', 'output_format'], needs: ['image'] },
  'upscale/creative': { credits: 60, fields: ['prompt', 'negative_prompt', 'seed', 'output_format', 'image', 'creativity'], needs: ['prompt', 'image'] },
  'upscale/conservative': { credits: 40, fields: ['prompt', 'negative_prompt', 'seed', 'output_format', 'image', 'creativity'], needs: ['prompt', 'image'] },
};

type Fields = ReturnType<typeof formFields>;

/** Stability's service as its API reference describes it, checking every field that a client sends. */
export function fakeStability({ nextWeather, bill }: FakeVendorParts, options: FakeStabilityOptions): FakeStability {
  const state = {
    credits: options.credits ?? 1000,
    repainted: null as Repainted | null,
    jobs: 0,
    isHeld: false,
    results: new Map<string, { reply: FakeReply | null; polls: number }>(),
  };

  async function make(route: string, request: FakeRequest, control: FakeControl): Promise<FakeReply> {
    const fields = formFields(request.body, request.headers['content-type'] ?? '');
    const { credits: usual, fields: known, needs } = ROUTES[route];
    const id = `req-${++state.jobs}`;
    const wrong = await problemOf(route, fields, known, needs);
    if (wrong) return failed(400, id, 'bad_request', wrong);
    const credits = route === 'generate/sd3' ? SD3_CREDITS[fields.get('model')?.text ?? 'sd3.5-large'] : usual;
    if (state.credits < credits) return failed(402, id, 'payment_required', `You lack sufficient credits: ${credits} are needed.`);
    const weather = nextWeather();
    const refused = refusalIn(weather, id, options.moderation ?? 'request');
    if (refused) return refused;
    const spoiling = weather === 'moderated' || weather === 'expired-link' ? null : weather;
    if (!isMadeIn(spoiling, control)) return { status: 500 };
    state.credits -= credits;
    bill({ prompt: fields.get('prompt')?.text ?? '', usd: credits / 100, images: 1, id });
    const mask = fields.get('mask')?.bytes;
    if (mask) state.repainted = await readRepainted(mask, (red) => red);
    if (state.isHeld && route !== 'upscale/creative') control.spoil('silent');
    const seed = Number(fields.get('seed')?.text ?? 0) || 4711;
    const { width, height } = await outputSize(route, fields, options.pixels ?? 1024 * 1024);
    const format = (fields.get('output_format')?.text ?? 'png') as 'png' | 'jpeg' | 'webp';
    const reply = {
      headers: {
        'content-type': `image/${format}`,
        'finish-reason': weather === 'moderated' ? 'CONTENT_FILTERED' : 'SUCCESS',
        seed: String(seed),
        'x-request-id': id,
      },
      body: await fakePicture(width, height, seed, format),
    };
    if (route !== 'upscale/creative') return reply;
    const job = `${String(state.jobs).padStart(63, '0')}f`;
    state.results.set(job, { reply: state.isHeld ? null : cutIn(weather, reply), polls: 1 });
    return { body: { id: job } };
  }

  return {
    repainted: () => state.repainted,
    credits: () => state.credits,
    hold() {
      state.isHeld = true;
    },
    async handle(request, control) {
      const shown = request.headers.authorization ?? '';
      const route = request.path.replace('/v2beta/stable-image/', '');
      const isResult = request.path.startsWith('/v2beta/results/');
      if (request.path !== '/v1/user/balance' && !isResult && !ROUTES[route]) return null;
      if (shown !== `Bearer ${options.key}`) return failed(401, 'req-0', 'unauthorized', `missing or invalid authorization: ${shown.replace('Bearer ', '')}`);
      if (request.path === '/v1/user/balance') return { body: { credits: state.credits } };
      if (isResult) return resultReply(state.results.get(request.path.slice('/v2beta/results/'.length)));
      if (request.body.length > 10 * 1024 * 1024) return failed(413, 'req-0', 'payload_too_large', 'body: payload cannot be larger than 10MiB');
      if (!request.headers['content-type']?.startsWith('multipart/form-data'))
        return failed(400, 'req-0', 'bad_request', 'content-type: must be multipart/form-data');
      return make(route, request, control);
    },
  };
}

function resultReply(result: { reply: FakeReply | null; polls: number } | undefined): FakeReply {
  if (!result) return failed(404, 'req-0', 'not_found', 'id: was not found');
  return result.reply && result.polls-- <= 0 ? result.reply : { status: 202, body: { status: 'in-progress' } };
}

/** The weather that spoils a picture reaches it when it is fetched. */
function cutIn(weather: Weather | null, reply: FakeReply): FakeReply {
  return weather === 'truncated-image' ? { ...reply, body: (reply.body as Buffer).subarray(0, 60) } : reply;
}

const failed = (status: number, id: string, name: string, message: string): FakeReply => ({ status, body: { id, name, errors: [message] } });

function refusalIn(weather: Weather | null, id: string, moderation: 'request' | 'picture'): FakeReply | null {
  const limit = failed(429, id, 'rate_limit_exceeded', 'You have exceeded the rate limit of 150 requests within 10 seconds.');
  if (weather === 'rate-limited') return limit;
  if (weather === 'rate-limited-until') return { ...limit, headers: { 'retry-after': '7' } };
  if (weather === 'moderated' && moderation === 'request') {
    return failed(403, id, 'content_moderation', 'Your request was flagged by our content moderation system.');
  }
  return null;
}

async function problemOf(route: string, fields: Fields, known: readonly string[], needs: readonly string[]): Promise<string | null> {
  for (const name of fields.keys()) if (!known.includes(name)) return `${name}: is not a field of ${route}`;
  for (const name of needs) if (!fields.get(name)?.bytes.length) return `${name}: is required`;
  const text = (name: string) => fields.get(name)?.text;
  const inRange = (name: string, least: number, most: number) => {
    const value = text(name);
    return value === undefined || (/^-?[\d.]+$/.test(value) && Number(value) >= least && Number(value) <= most);
  };
  if (!inRange('seed', 0, 4_294_967_294)) return 'seed: must be between 0 and 4294967294';
  if (!inRange('strength', 0, 1) || !inRange('creativity', 0, 1)) return 'strength: must be between 0 and 1';
  if (!inRange('cfg_scale', 1, 10)) return 'cfg_scale: must be between 1 and 10';
  const formats = route === 'generate/sd3' ? ['png', 'jpeg'] : ['png', 'jpeg', 'webp'];
  if (!formats.includes(text('output_format') ?? 'png')) return `output_format: must be one of ${formats.join(', ')}`;
  if (!RATIOS.includes(text('aspect_ratio') ?? '1:1')) return `aspect_ratio: must be one of ${RATIOS.join(', ')}`;
  if (route === 'generate/sd3') {
    if (!((text('model') ?? 'sd3.5-large') in SD3_CREDITS)) return `model: ${text('model')} is not known`;
    const isFromImage = text('mode') === 'image-to-image';
    if (isFromImage !== fields.has('image')) return 'image: belongs to mode image-to-image, and only to it';
    if (isFromImage && !fields.has('strength')) return 'strength: is required for image-to-image';
    if (isFromImage && fields.has('aspect_ratio')) return 'aspect_ratio: only for text-to-image';
  }
  return pictureProblem(route, fields);
}

async function pictureProblem(route: string, fields: Fields): Promise<string | null> {
  if (!fields.has('image')) return null;
  const size = await sizeOf(fields.get('image')?.bytes);
  if (!size) return 'image: could not be decoded';
  const { width, height } = size;
  const area = width * height;
  if (route === 'edit/inpaint' && (Math.min(width, height) < 64 || area < 4096 || area > 9_437_184)) return 'image: has an unsupported size';
  if (route === 'upscale/fast' && (Math.min(width, height) < 32 || Math.max(width, height) > 1536 || area > 1_048_576)) return 'image: has an unsupported size';
  if (fields.has('mask') && !(await sizeOf(fields.get('mask')?.bytes))) return 'mask: could not be decoded';
  return null;
}

async function outputSize(route: string, fields: Fields, pixels: number): Promise<{ width: number; height: number }> {
  const image = await sizeOf(fields.get('image')?.bytes);
  if (image && route === 'upscale/fast') return { width: image.width * 4, height: image.height * 4 };
  if (image && route.startsWith('upscale/c')) return { width: image.width * 2, height: image.height * 2 };
  if (image) return image;
  const [wide, high] = (fields.get('aspect_ratio')?.text ?? '1:1').split(':').map(Number);
  const side = Math.sqrt(pixels / (wide * high));
  return { width: Math.max(16, Math.round((wide * side) / 16) * 16), height: Math.max(16, Math.round((high * side) / 16) * 16) };
}
