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
  body: { prompt: string; width: number; height: number; seed: number };
  polls: number;
}

/**
 * The smallest vendor that there can be: POST /now answers with the picture, POST /jobs with a name by which GET /jobs/NAME gives it; DELETE /jobs/NAME stops one.
 * @param polls how often a job is not ready yet
 */
export function tinyVendor({ polls = 0 }: { polls?: number } = {}) {
  return ({ nextWeather, bill }: FakeVendorParts): FakeVendor => {
    const jobs = new Map<string, Job>();
    let count = 0;

    function take({ body }: FakeRequest, weather: Weather | null): Job & { id: string } {
      const id = `tiny-${++count}`;
      const job = { body: JSON.parse(body.toString()), polls };
      jobs.set(id, job);
      if (BILLED.includes(weather)) bill({ prompt: job.body.prompt, usd: TINY_USD, images: 1, id });
      return { id, ...job };
    }

    async function picture({ body: { width, height, seed } }: Job): Promise<FakeReply> {
      return { headers: { 'content-type': 'image/png' }, body: await fakePicture(width, height, seed) };
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
    const answer = await exchange(http, { url: `${url}${path}`, method: 'POST', ...jsonBody({ prompt, width, height, seed: seeds[0] }), signal });
    if (answer.status !== 200) throw refusal(answer);
    return answer;
  }

  function resultOf(bytes: Uint8Array): RemoteResult {
    return { images: [{ ...imageOf(bytes, 'Tiny'), seed: null }], costUsd: null, warnings: [], peakBytes: null, requestId: 'request-1' };
  }

  async function fetchJob(name: string, signal: AbortSignal): Promise<RemoteResult> {
    for (;;) {
      const answer = await exchange(http, { url: `${url}/jobs/${name}`, signal });
      if (answer.status === 200) return resultOf(answer.bytes);
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
    capabilities: { ...CAPABILITIES, isPaid, resume: isQueued, cancel: isQueued },
    warnings: () => [],
    price: () => (isPaid ? usd : 0),
    async call(request, context) {
      context.beforePaidRequest();
      if (!isQueued) return resultOf((await post('/now', request, context)).bytes);
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
