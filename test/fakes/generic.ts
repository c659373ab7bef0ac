import sharp from 'sharp';
import { type FakeControl, type FakeReply, type FakeRequest, type FakeVendor, type FakeVendorParts, keptFile, type Weather } from './fake-server.ts';
import { type ModelInput, pictureIn, picturesFor, type Repainted, repaintedIn } from './input-pictures.ts';

export const RESPONSE_FORMS = ['link', 'text-link', 'bytes', 'base64', 'data-uri', 'list'] as const;

export interface FakeEndpointOptions {
  /** null = everybody is let in. */
  key: string | null;
  form?: (typeof RESPONSE_FORMS)[number];
  usdPerImage?: number;
}

export interface FakeEndpoint extends FakeVendor {
  repainted(): Promise<Repainted | null>;
}

const REFUSALS: readonly (Weather | null)[] = ['server-error', 'overloaded'];
const ON_THE_LINK: readonly (Weather | null)[] = ['truncated-image', 'expired-link', 'wrong-content-type'];

/** A server of nobody in particular: POST /api/generate with at least {"prompt"}, and whatever else it is sent. Its masks are black where it is to repaint. */
export function createFakeEndpoint({ nextWeather, bill }: FakeVendorParts, { key, form = 'link', usdPerImage = 0.02 }: FakeEndpointOptions): FakeEndpoint {
  const files = new Map<string, { bytes: Buffer; weather: Weather | null }>();
  let mask: unknown = null;
  let jobs = 0;

  async function generate(input: ModelInput, { headers }: FakeRequest, control: FakeControl): Promise<FakeReply> {
    if (typeof input.prompt !== 'string') return { status: 422, body: { error: 'prompt is required' } };
    const weather = nextWeather();
    if (weather === 'rate-limited') return { status: 429, body: { error: 'Slow down.' } };
    if (weather === 'rate-limited-until') return { status: 429, headers: { 'retry-after': '3' }, body: { error: 'Slow down.' } };
    if (weather === 'moderated') return { status: 400, body: { error: { message: 'Your prompt was flagged by our content moderation.', code: 'flagged' } } };
    if (weather === 'out-of-memory') return { status: 500, body: { error: 'CUDA out of memory. Tried to allocate 512.00 MiB' } };
    const hasLinks = form === 'link' || form === 'text-link' || form === 'list';
    const isForLink = hasLinks && ON_THE_LINK.includes(weather);
    if (weather && !isForLink) control.spoil(weather);
    if (REFUSALS.includes(weather)) return {};
    mask = input.mask ?? mask;
    const pictures = await picturesFor(input);
    bill({ prompt: input.prompt, usd: usdPerImage * pictures.length, images: pictures.length, id: `job-${jobs++}` });
    const links = pictures.map((bytes, index) => {
      const name = `/out/${jobs}-${index}.png`;
      files.set(name, { bytes, weather: isForLink ? weather : null });
      return `http://${headers.host}${name}`;
    });
    return replyOf(pictures, links);
  }

  function replyOf(pictures: Buffer[], links: string[]): FakeReply {
    const base64 = pictures[0].toString('base64');
    if (form === 'bytes') return { headers: { 'content-type': 'image/png' }, body: pictures[0] };
    if (form === 'text-link') return { headers: { 'content-type': 'text/plain' }, body: `${links[0]}\n` };
    if (form === 'base64') return { body: { data: [{ b64_json: base64 }] } };
    if (form === 'data-uri') return { body: { status: 'ok', result: { image: `data:image/png;base64,${base64}` } } };
    if (form === 'list') return { body: { output: links.map((url) => ({ url })) } };
    return { body: { id: 'job', image_url: links[0], page: `${links[0]}.html` } };
  }

  return {
    async repainted() {
      const bytes = pictureIn(mask);
      return bytes && repaintedIn(`data:image/png;base64,${(await sharp(bytes).negate().png().toBuffer()).toString('base64')}`);
    },
    handle(request, control) {
      const { method, path, headers, query, body } = request;
      if (path.startsWith('/out/')) return keptFile(files, path, control);
      if (key !== null && headers['x-api-key'] !== key) return { status: 401, body: { error: `Wrong key: ${headers['x-api-key'] ?? 'none'}` } };
      if (path !== '/api/generate') return path === '/' ? { headers: { 'content-type': 'text/html' }, body: '<html>Pictures for all</html>' } : null;
      if (method === 'GET') return generate(Object.fromEntries(query), request, control);
      if (method !== 'POST' || headers['content-type'] !== 'application/json') return { status: 415, body: { error: 'Send JSON.' } };
      return generate(JSON.parse(body.toString()), request, control);
    },
  };
}
