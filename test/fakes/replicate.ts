import { type FakeControl, type FakeReply, type FakeRequest, type FakeVendor, type FakeVendorParts, keptFile, type Weather } from './fake-server.ts';
import { type ModelInput, picturesFor, type Repainted, repaintedIn } from './input-pictures.ts';
import { formFields } from './pictures.ts';

export interface FakeReplicateOptions {
  key: string;
  /** Form of `output`. */
  output?: 'string' | 'list' | 'object';
  /** US dollars that a picture costs here; nobody is told before. */
  usdPerImage?: number;
}

export interface FakeReplicate extends FakeVendor {
  /** Predictions that are taken from now on never end. */
  hold(): void;
  cancelled: string[];
  repainted(): Promise<Repainted | null>;
  /** Removes the output of everything, as happens after an hour. */
  forgetOutput(): void;
}

interface Prediction {
  id: string;
  status: string;
  output: unknown;
  error: string | null;
  logs: string;
  data_removed: boolean;
  /** Questions until it is done. */
  asksLeft: number;
  outcome: () => void;
}

const OUT_OF_MEMORY = 'CUDA out of memory. Tried to allocate 2.53 GiB (GPU 0; 44.39 GiB total capacity; 42.10 GiB already allocated)';
const MODERATED = 'NSFW content detected. Try running it again, or try a different prompt.';
/** Weathers in which the job was never taken. */
const REFUSALS: readonly (Weather | null)[] = ['server-error', 'overloaded'];
const ON_THE_LINK: readonly (Weather | null)[] = ['truncated-image', 'expired-link', 'wrong-content-type'];

/** Replicate's predictions: https://replicate.com/docs/reference/http */
export function createFakeReplicate({ nextWeather, bill }: FakeVendorParts, options: FakeReplicateOptions): FakeReplicate {
  const { key, output = 'list', usdPerImage = 0.04 } = options;
  const predictions = new Map<string, Prediction>();
  const files = new Map<string, { bytes: Buffer; weather: Weather | null }>();
  const cancelled: string[] = [];
  let isHeld = false;
  let mask: unknown = null;

  async function create({ body, headers }: FakeRequest, path: string, control: FakeControl): Promise<FakeReply> {
    const { input: given, version } = JSON.parse(body.toString()) as { input?: ModelInput; version?: string };
    const input = given && withUploads(given);
    if (typeof input?.prompt !== 'string') return problem(422, 'Input validation failed', '- input.prompt: prompt is required');
    if (path === '/predictions' && !version) return problem(422, 'Invalid version', 'The specified version does not exist.');
    const weather = nextWeather();
    if (weather === 'rate-limited') return problem(429, 'Too Many Requests', 'Request was throttled.');
    if (weather === 'rate-limited-until') return problem(429, 'Too Many Requests', 'Request was throttled. Your rate limit resets in ~30s.');
    if (weather && !ON_THE_LINK.includes(weather)) control.spoil(weather);
    if (REFUSALS.includes(weather)) return {};
    mask = input.mask ?? mask;
    const prediction = await begin(input, weather, `http://${headers.host}`);
    const isFast = /^wait/.test(String(headers.prefer)) && prediction.asksLeft === 0;
    if (isFast) prediction.outcome();
    return { status: isFast ? 201 : 202, body: shown(prediction, headers.host!) };
  }

  /** Addresses of uploads stand for what was uploaded. */
  function withUploads(input: ModelInput): ModelInput {
    const whole = (value: unknown) => {
      const kept = typeof value === 'string' && URL.canParse(value) ? files.get(new URL(value).pathname) : undefined;
      return kept ? `data:image/png;base64,${kept.bytes.toString('base64')}` : value;
    };
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, whole(value)]));
  }

  async function begin(input: ModelInput, weather: Weather | null, origin: string): Promise<Prediction> {
    const id = `${predictions.size.toString(16).padStart(8, '0')}rmfake7c${(0xc0ffee + predictions.size).toString(16)}`;
    const links: string[] = [];
    const isFailure = weather === 'moderated' || weather === 'out-of-memory';
    if (!isFailure && !isHeld) {
      const pictures = await picturesFor(input);
      for (const bytes of pictures) {
        const name = `/files/${id}-${links.length}.png`;
        files.set(name, { bytes, weather: ON_THE_LINK.includes(weather) ? weather : null });
        links.push(origin + name);
      }
      bill({ prompt: String(input.prompt), usd: usdPerImage * links.length, images: links.length, id });
    }
    const prediction: Prediction = {
      id,
      status: 'starting',
      output: null,
      error: null,
      logs: '',
      data_removed: false,
      asksLeft: predictions.size % 3,
      outcome() {},
    };
    if (isHeld) prediction.asksLeft = Number.POSITIVE_INFINITY;
    prediction.outcome = () => {
      prediction.status = isFailure ? 'failed' : 'succeeded';
      prediction.error = weather === 'moderated' ? MODERATED : weather === 'out-of-memory' ? OUT_OF_MEMORY : null;
      prediction.output = isFailure ? null : { string: links[0], list: links, object: { image: links[0], nsfw: false, info: 'made in 2 s' } }[output];
    };
    predictions.set(id, prediction);
    return prediction;
  }

  function question(id: string, host: string): FakeReply {
    const prediction = predictions.get(id);
    if (!prediction) return problem(404, 'Not found', 'The requested resource could not be found.');
    if (prediction.status === 'starting' || prediction.status === 'processing') {
      if (prediction.asksLeft-- <= 0) prediction.outcome();
      else Object.assign(prediction, { status: 'processing', logs: 'Using seed: 7\n 40%|████      | 10/25 [00:01<00:02]' });
    }
    return { body: shown(prediction, host) };
  }

  function stop(id: string, host: string): FakeReply {
    const prediction = predictions.get(id);
    if (!prediction) return problem(404, 'Not found', 'The requested resource could not be found.');
    cancelled.push(id);
    if (prediction.status !== 'succeeded') prediction.status = 'canceled';
    return { body: shown(prediction, host) };
  }

  function upload({ body, headers }: FakeRequest): FakeReply {
    const bytes = formFields(body, headers['content-type'] ?? '').get('content')?.bytes;
    if (!bytes) return problem(400, 'Bad request', 'Missing content');
    const name = `/files/upload-${files.size}`;
    files.set(name, { bytes, weather: null });
    return { status: 201, body: { id: name.slice(7), content_type: 'image/png', size: bytes.length, urls: { get: `http://${headers.host}${name}` } } };
  }

  return {
    cancelled,
    hold() {
      isHeld = true;
    },
    repainted: () => repaintedIn(mask),
    forgetOutput() {
      for (const prediction of predictions.values()) Object.assign(prediction, { output: null, data_removed: true });
    },
    handle(request, control) {
      const { method, path, headers } = request;
      if (method === 'GET' && path.startsWith('/files/')) return keptFile(files, path, control);
      if (headers.authorization !== `Bearer ${key}`) {
        return problem(401, 'Unauthenticated', `You did not pass a valid authentication token (${headers.authorization?.slice(7) ?? 'none'})`);
      }
      if (method === 'GET' && path === '/account')
        return { body: { type: 'organization', username: 'acme', name: 'Acme Corp, Inc.', github_url: 'https://github.com/acme' } };
      if (method === 'POST' && /^(\/models\/[^/]+\/[^/]+)?\/predictions$/.test(path)) return create(request, path, control);
      if (method === 'POST' && path === '/files') return upload(request);
      const [, id, isStop] = /^\/predictions\/(\w+)(\/cancel)?$/.exec(path) ?? [];
      if (!id) return null;
      return isStop && method === 'POST' ? stop(id, headers.host!) : question(id, headers.host!);
    },
  };
}

const problem = (status: number, title: string, detail: string): FakeReply => ({ status, body: { title, detail, status } });

function shown({ id, status, output, error, logs, data_removed }: Prediction, host: string): object {
  const get = `http://${host}/predictions/${id}`;
  return { id, status, output, error, logs, data_removed, metrics: {}, created_at: '2026-11-22T10:00:00Z', urls: { get, cancel: `${get}/cancel` } };
}
