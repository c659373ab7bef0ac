import { type FakeControl, type FakeReply, type FakeRequest, type FakeVendor, type FakeVendorParts, keptFile, type Weather } from './fake-server.ts';
import { type ModelInput, picturesFor, type Repainted, repaintedIn } from './input-pictures.ts';

export interface FakeFalOptions {
  key: string;
  usdPerImage?: number;
  /** Says that the request is to be asked for at another host. */
  strangeAddresses?: string;
  /** Flags these pictures of every request as unsafe. */
  flagged?: readonly number[];
}

export interface FakeFal extends FakeVendor {
  /** Requests that are taken from now on never end. */
  hold(): void;
  cancelled: string[];
  repainted(): Promise<Repainted | null>;
}

interface Queued {
  id: string;
  app: string;
  asksLeft: number;
  result: FakeReply;
}

const REFUSALS: readonly (Weather | null)[] = ['server-error', 'overloaded'];
const ON_THE_LINK: readonly (Weather | null)[] = ['truncated-image', 'expired-link', 'wrong-content-type'];

/** fal's queue, its store of files and its list of prices. https://fal.ai/docs/model-endpoints/queue, https://docs.fal.ai/errors */
export function createFakeFal({ nextWeather, bill }: FakeVendorParts, options: FakeFalOptions): FakeFal {
  const { key, usdPerImage = 0.035, strangeAddresses, flagged = [] } = options;
  const requests = new Map<string, Queued>();
  const files = new Map<string, { bytes: Buffer; weather: Weather | null }>();
  const cancelled: string[] = [];
  let isHeld = false;
  let mask: unknown = null;

  async function submit({ path, body, headers }: FakeRequest, control: FakeControl): Promise<FakeReply> {
    const input = JSON.parse(body.toString()) as ModelInput;
    if (typeof input.prompt !== 'string') return fault(422, 'missing', 'field required', false);
    const weather = nextWeather();
    if (weather === 'rate-limited') return { status: 429, body: { detail: 'Too many requests' } };
    if (weather === 'rate-limited-until') return { status: 429, headers: { 'retry-after': '12' }, body: { detail: 'Too many requests' } };
    if (weather && !ON_THE_LINK.includes(weather)) control.spoil(weather);
    if (REFUSALS.includes(weather)) return {};
    mask = input.mask_url ?? mask;
    const id = `764cabcf-b745-4b3e-ae38-${(0x1200cf45b5b0 + requests.size).toString(16)}`;
    const [owner, app] = path.slice(1).split('/');
    const result = isHeld ? {} : await resultOf(id, input, weather, `http://${headers.host}`);
    requests.set(id, { id, app: `/${owner}/${app}`, asksLeft: isHeld ? Number.POSITIVE_INFINITY : requests.size % 3, result });
    const at = `${strangeAddresses ?? `http://${headers.host}`}/${owner}/${app}/requests/${id}`;
    return { body: { status: 'IN_QUEUE', request_id: id, queue_position: 0, response_url: at, status_url: `${at}/status`, cancel_url: `${at}/cancel` } };
  }

  async function resultOf(id: string, input: ModelInput, weather: Weather | null, origin: string): Promise<FakeReply> {
    if (weather === 'moderated')
      return fault(422, 'content_policy_violation', 'The content could not be processed because it contained material flagged by a content checker.', false);
    if (weather === 'out-of-memory') return fault(500, 'internal_server_error', 'CUDA out of memory. Tried to allocate 1.50 GiB.', true);
    const pictures = await picturesFor(input);
    const images = pictures.map((bytes, index) => {
      const name = `/files/${id}-${index}.png`;
      files.set(name, { bytes, weather: ON_THE_LINK.includes(weather) ? weather : null });
      return { url: origin + name, width: 1024, height: 1024, content_type: 'image/png' };
    });
    bill({ prompt: String(input.prompt), usd: usdPerImage * images.length, images: images.length, id });
    const body = {
      images,
      timings: { inference: 1.2 },
      seed: input.seed ?? 42,
      has_nsfw_concepts: images.map((_, index) => flagged.includes(index)),
      prompt: input.prompt,
    };
    return { headers: { 'x-fal-billable-units': String(images.length) }, body };
  }

  function question(queued: Queued, what: string | undefined): FakeReply {
    const isDone = queued.asksLeft <= 0;
    if (what === 'status') {
      if (isDone) return { status: 200, body: { status: 'COMPLETED', request_id: queued.id, metrics: { inference_time: 1.2 } } };
      return { status: 202, body: { status: queued.asksLeft-- > 1 ? 'IN_QUEUE' : 'IN_PROGRESS', request_id: queued.id, queue_position: 1 } };
    }
    return isDone ? queued.result : { status: 400, body: { detail: 'Request is still in progress' } };
  }

  function stop(queued: Queued): FakeReply {
    if (queued.asksLeft <= 0) return { status: 400, body: { status: 'ALREADY_COMPLETED' } };
    cancelled.push(queued.id);
    queued.asksLeft = 0;
    queued.result = {
      status: 499,
      headers: { 'x-fal-error-type': 'client_cancelled' },
      body: { detail: 'Request was cancelled', error_type: 'client_cancelled' },
    };
    return { status: 202, body: { status: 'CANCELLATION_REQUESTED' } };
  }

  return {
    cancelled,
    hold() {
      isHeld = true;
    },
    repainted: () => repaintedIn(mask),
    handle(request, control) {
      const { method, path, headers, query } = request;
      if (path.startsWith('/files/')) return headers.authorization ? { status: 400, body: 'This store wants no key.' } : keptFile(files, path, control);
      if (headers.authorization !== `Key ${key}`)
        return { status: 401, body: { detail: `Cannot access application: no such key (${headers.authorization ?? 'none'})` } };
      if (method === 'GET' && path === '/v1/models/pricing') {
        const prices = query.getAll('endpoint_id').map((id) => ({ endpoint_id: id, unit_price: usdPerImage, unit: 'image', currency: 'USD' }));
        return { body: { next_cursor: null, has_more: false, prices: prices.filter(({ endpoint_id: id }) => id.startsWith('fal-ai/')) } };
      }
      const [, app, id, what] = /^(\/[^/]+\/[^/]+)\/requests\/([\w-]+)(?:\/(status|cancel))?$/.exec(path) ?? [];
      if (!id) return method === 'POST' ? submit(request, control) : null;
      const queued = requests.get(id);
      if (!queued || queued.app !== app) return { status: 404, body: { detail: 'Request not found' } };
      return what === 'cancel' && method === 'PUT' ? stop(queued) : question(queued, what);
    },
  };
}

const fault = (status: number, type: string, msg: string, retryable: boolean): FakeReply => ({
  status,
  headers: { 'x-fal-retryable': String(retryable) },
  body: { detail: [{ loc: ['body', 'prompt'], msg, type, url: `https://docs.fal.ai/errors#${type}` }] },
});
