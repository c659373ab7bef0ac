import { exchange, imageOf, jsonBody, jsonOf, refusalFor } from '../../electron/models/http-calls.ts';
import type { RemoteCapabilities, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../electron/models/remote-model.ts';
import type { HttpClient } from '../../electron/net/http-client.ts';
import { createHttpClient } from '../../electron/net/http-client.ts';
import { AppError } from '../../shared/errors.ts';
import type { FakeControl, FakeReply, FakeRequest, FakeVendor, FakeVendorParts, Weather } from '../fakes/fake-server.ts';
import { fakePicture } from '../fakes/pictures.ts';

/** Weathers in which this vendor works and bills, whatever becomes of its answer. */
const BILLED: readonly (Weather | null)[] = [
  null,
  'reset',
  'half-body',
  'truncated-image',
  'wrong-content-type',
  'html',
  'slow-drip',
  'silent',
  'bad-gateway',
  'moderated',
];
export const TINY_USD = 0.04;

interface Job {
  body: { prompt: string; width: number; height: number; seeds: number[] };
  polls: number;
}

export interface TinyVendorOptions {
  /** How often a job is not ready yet. */
  polls?: number;
  /** Largest batch that its memory takes. */
  mostAtOnce?: number;
  /** Seeds whose pictures it holds back. */
  heldBack?: readonly number[];
}

/**
 * The smallest vendor that there can be: POST /now answers with the pictures, POST /jobs with a name by which GET /jobs/NAME gives them; DELETE /jobs/NAME stops one. One picture comes as it is,
 * several come as JSON.
 */
export function tinyVendor({ polls = 0, mostAtOnce = Number.POSITIVE_INFINITY, heldBack = [] }: TinyVendorOptions = {}) {
  return ({ nextWeather, bill }: FakeVendorParts): FakeVendor => {
    const jobs = new Map<string, Job>();
    let count = 0;

    function take({ body }: FakeRequest, weather: Weather | null): Job & { id: string } {
      const id = `tiny-${++count}`;
      const job = { body: JSON.parse(body.toString()), polls };
      jobs.set(id, job);
      const { prompt, seeds } = job.body;
      if (BILLED.includes(weather) && seeds.length <= mostAtOnce) bill({ prompt, usd: TINY_USD * seeds.length, images: seeds.length, id });
      return { id, ...job };
    }

    async function picture({ body: { width, height, seeds } }: Job): Promise<FakeReply> {
      if (seeds.length > mostAtOnce) return { status: 500, body: { error: 'CUDA out of memory' } };
      const given = seeds.filter((seed) => !heldBack.includes(seed));
      const images = await Promise.all(given.map((seed) => fakePicture(width, height, seed)));
      if (seeds.length === 1) return { headers: { 'content-type': 'image/png' }, body: images[0] };
      return { body: { images: images.map((image, index) => ({ seed: given[index], data: image.toString('base64') })) } };
    }

    function answerOf(weather: Weather | null, fair: FakeReply, control: FakeControl): FakeReply {
      if (weather === 'rate-limited') return { status: 429, headers: { 'retry-after': '2' }, body: { error: 'slow down' } };
      if (weather === 'rate-limited-until') return { status: 429, body: { error: 'slow down' } };
      if (weather === 'moderated') return { status: 422, body: { error: 'moderated' } };
      if (weather === 'out-of-memory') return { status: 500, body: { error: 'CUDA out of memory' } };
      if (weather) control.spoil(weather);
      return fair;
    }

    return {
      async handle(request, control) {
        const { method, path } = request;
        if (method === 'POST' && path === '/now') {
          const weather = nextWeather();
          return answerOf(weather, await picture(take(request, weather)), control);
        }
        if (method === 'POST' && path === '/jobs') {
          const weather = nextWeather();
          return answerOf(weather, { body: { id: take(request, weather).id } }, control);
        }
        const name = path.replace('/jobs/', '');
        const job = jobs.get(name);
        if (!job) return null;
        if (method === 'DELETE') return { body: { stopped: jobs.delete(name) } };
        return job.polls-- > 0 ? { status: 202, body: { state: 'working' } } : picture(job);
      },
    };
  };
}

export interface TinyModelOptions {
  url: string;
  id?: string;
  connectionId?: string;
  isPaid?: boolean;
  usd?: number | null;
  /** By POST /jobs: can be resumed and cancelled. */
  isQueued?: boolean;
  /** Jobs may be asked for together. */
  batchSeeds?: 'each' | 'consecutive';
  /** Of a call for so many pictures; left out = so many times the price of one. */
  priceOf?: (images: number) => number;
  http?: HttpClient;
}

const CAPABILITIES: RemoteCapabilities = {
  generate: true,
  editWithMask: false,
  transparentBackground: false,
  batch: 4,
  seed: true,
  negativePrompt: false,
  steps: false,
  guidance: false,
  sizes: { minSide: 64, maxSide: 2048, multipleOf: 8 },
  cancel: false,
  progress: false,
  previews: false,
  letteringAreas: false,
  remix: false,
  upscale: false,
  isPaid: true,
  resume: false,
  isSingleLane: false,
};

/** An adapter's model over that vendor. */
export function tinyModel(options: TinyModelOptions): RemoteModel {
  const { url, id = 'tiny', connectionId = 'tiny', isPaid = true, usd = TINY_USD, isQueued = false } = options;
  const http = options.http ?? createHttpClient({ environment: {}, idleMs: 400 });
  const refusal = (answer: Awaited<ReturnType<typeof exchange>>) => {
    const { error = '' } = (jsonOf(answer) ?? {}) as { error?: string };
    const details = { isBilled: error === 'moderated' } as const;
    if (error === 'moderated') return new AppError('refused', 'Tiny refuses this prompt.', { details: { status: answer.status, ...details } });
    if (/out of memory/.test(error)) return new AppError('out-of-memory', 'Tiny ran out of memory.', { details: { status: answer.status, isBilled: false } });
    return refusalFor(answer, { vendor: 'Tiny', message: error, now: new Date() });
  };

  async function post(path: string, { prompt, width, height, seeds }: RemoteRequest, { signal }: RemoteContext) {
    const answer = await exchange(http, { url: `${url}${path}`, method: 'POST', ...jsonBody({ prompt, width, height, seeds }), signal });
    if (answer.status !== 200) throw refusal(answer);
    return answer;
  }

  function resultOf(answer: Awaited<ReturnType<typeof exchange>>): RemoteResult {
    const several = (jsonOf(answer) as { images?: { seed: number; data: string }[] } | null)?.images;
    const images = several
      ? several.map(({ seed, data }) => ({ ...imageOf(Buffer.from(data, 'base64'), 'Tiny'), seed }))
      : [{ ...imageOf(answer.bytes, 'Tiny'), seed: null }];
    return { images, costUsd: null, warnings: [], peakBytes: null, requestId: 'request-1' };
  }

  async function fetchJob(name: string, signal: AbortSignal): Promise<RemoteResult> {
    for (;;) {
      const answer = await exchange(http, { url: `${url}/jobs/${name}`, signal });
      if (answer.status === 200) return resultOf(answer);
      if (answer.status === 404) throw new AppError('not-found', `Tiny does not know the job ${name}.`);
      if (answer.status !== 202) throw refusal(answer);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  return {
    id,
    label: `Tiny ${id}`,
    vendor: 'Tiny',
    connectionId,
    host: new URL(url).host,
    capabilities: { ...CAPABILITIES, isPaid, resume: isQueued, cancel: isQueued, batchSeeds: options.batchSeeds },
    warnings: () => [],
    price: ({ seeds }) => (isPaid ? (options.priceOf?.(seeds.length) ?? (usd === null ? null : usd * seeds.length)) : 0),
    async call(request, context) {
      context.beforePaidRequest();
      if (!isQueued) return resultOf(await post('/now', request, context));
      const { id: name } = jsonOf(await post('/jobs', request, context)) as { id: string };
      context.onAccepted(name);
      try {
        return await fetchJob(name, context.signal);
      } catch (error) {
        if (context.signal.aborted) await exchange(http, { url: `${url}/jobs/${name}`, method: 'DELETE' });
        throw error;
      }
    },
    ...(isQueued && { resume: (name: string, { signal }: Pick<RemoteContext, 'signal'>) => fetchJob(name, signal) }),
  };
}
