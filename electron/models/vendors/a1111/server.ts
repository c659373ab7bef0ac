import { z } from 'zod';
import type { HttpClient } from '../../../net/http-client.ts';
import { type Answer, exchange, jsonBody, jsonOf } from '../../http-calls.ts';

const progressSchema = z.object({
  progress: z.number().catch(0),
  state: z
    .looseObject({ interrupted: z.boolean().catch(false), job_count: z.number().catch(0), job_timestamp: z.string().catch('') })
    .catch({ interrupted: false, job_count: 0, job_timestamp: '' }),
  current_image: z.string().nullish().catch(null),
});
export type Progress = z.infer<typeof progressSchema>;

const memorySchema = z.object({
  cuda: z.looseObject({
    system: z.object({ free: z.number(), total: z.number() }),
    reserved: z.object({ peak: z.number() }).optional().catch(undefined),
    events: z.object({ oom: z.number() }).optional().catch(undefined),
  }),
});
export type Memory = z.infer<typeof memorySchema>['cuda'];

const namedSchema = z.array(
  z.looseObject({ name: z.string().optional(), label: z.string().optional(), title: z.string().optional(), model_name: z.string().nullish() }),
);
export type Named = z.infer<typeof namedSchema>[number];

export interface WebuiServer {
  /** Renders and answers when it is done. @param pictures that are made: each may take the connection's time */
  render(path: '/txt2img' | '/img2img' | '/extra-single-image', body: object, pictures: number, signal: AbortSignal): Promise<Answer>;
  /** What the server works on, whoever asked for it; null = it does not say. */
  progress(withImage: boolean, signal: AbortSignal): Promise<Progress | null>;
  /** null = there is no CUDA device, or the server does not say. */
  memory(signal: AbortSignal): Promise<Memory | null>;
  /** null = it does not say. */
  list(path: '/sd-models' | '/samplers' | '/schedulers' | '/upscalers', signal: AbortSignal): Promise<Named[] | null>;
  /** Ends what the server works on, whoever asked for it. */
  interrupt(signal: AbortSignal): Promise<void>;
  unload(signal: AbortSignal): Promise<void>;
  /** GET of a path under /sdapi/v1, whatever the answer. */
  ask(path: string, signal: AbortSignal): Promise<Answer>;
}

const QUICK_MS = 15_000;
/** Lists and states; a preview is the largest of them. */
const MAX_STATE_BYTES = 32 * 2 ** 20;

/** The HTTP side of AUTOMATIC1111 and Forge (modules/api/api.py); --api-auth is HTTP Basic: the key is "user:password". */
export function createWebuiServer(parts: { baseUrl: string; http: HttpClient; key: () => string | null; timeoutMs: number }): WebuiServer {
  const { baseUrl, http, key, timeoutMs } = parts;

  function send(path: string, signal: AbortSignal, body: object | null, limits: { idleMs?: number; deadlineMs: number; maxBytes?: number }): Promise<Answer> {
    const user = key();
    const post = body ? jsonBody(body) : null;
    const headers = { ...(user ? { authorization: `Basic ${Buffer.from(user).toString('base64')}` } : {}), ...post?.headers };
    const { idleMs, ...rest } = limits;
    const request = { url: `${baseUrl}/sdapi/v1${path}`, headers, signal, idleMs, ...(post ? { method: 'POST' as const, body: post.body } : {}) };
    return exchange(http, request, rest);
  }
  const quick = (path: string, signal: AbortSignal, body: object | null = null) =>
    send(path, signal, body, { deadlineMs: Math.min(timeoutMs, QUICK_MS), maxBytes: MAX_STATE_BYTES });

  async function read<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T | null> {
    const answer = await quick(path, signal);
    const parsed = schema.safeParse(jsonOf(answer));
    return answer.status === 200 && parsed.success ? parsed.data : null;
  }

  return {
    render: (path, body, pictures, signal) => send(path, signal, body, { idleMs: timeoutMs * pictures, deadlineMs: timeoutMs * pictures }),
    progress: (withImage, signal) => read(`/progress?skip_current_image=${!withImage}`, progressSchema, signal),
    memory: async (signal) => (await read('/memory', memorySchema, signal))?.cuda ?? null,
    list: (path, signal) => read(path, namedSchema, signal),
    async interrupt(signal) {
      await quick('/interrupt', signal, {});
    },
    async unload(signal) {
      await quick('/unload-checkpoint', signal, {});
    },
    ask: (path, signal) => quick(path, signal),
  };
}
