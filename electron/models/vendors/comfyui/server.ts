import { z } from 'zod';
import { AppError } from '../../../../shared/errors.ts';
import type { Graph } from '../../../../shared/workflows.ts';
import type { HttpClient } from '../../../net/http-client.ts';
import { type Answer, exchange, type FormField, imageOf, jsonBody, jsonOf, MAX_ANSWER_BYTES, multipartBody, refusalFor, textOf } from '../../http-calls.ts';
import type { EncodedImage } from '../../remote-model.ts';

const fileSchema = z.object({ filename: z.string(), subfolder: z.string().default(''), type: z.string().default('output') });
export type ServerFile = z.infer<typeof fileSchema>;

/** What the server remembers of a prompt that ended. Interrupted ones are "error" as well: `messages` tells. */
const historyEntrySchema = z.object({
  outputs: z.record(z.string(), z.looseObject({ images: z.array(fileSchema).optional().catch(undefined) })).default({}),
  status: z
    .object({ status_str: z.string(), completed: z.boolean(), messages: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])).default([]) })
    .nullish(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const queueItem = z.array(z.unknown()).transform((item) => String(item[1]));
const queueSchema = z.object({ queue_running: z.array(queueItem), queue_pending: z.array(queueItem) });
export type ServerQueue = z.infer<typeof queueSchema>;

const statsSchema = z.object({
  system: z.looseObject({ comfyui_version: z.string().optional(), ram_total: z.number().optional(), ram_free: z.number().optional() }),
  devices: z
    .array(
      z.looseObject({
        name: z.string().default(''),
        type: z.string().default(''),
        vram_total: z.number().default(0),
        vram_free: z.number().default(0),
        torch_vram_total: z.number().default(0),
      }),
    )
    .default([]),
});
export type SystemStats = z.infer<typeof statsSchema>;

export interface ComfyServer {
  /**
   * Puts a graph into the queue. A graph with several outputs is taken when one of them can be made.
   * @throws PromptRefused for what the server's own check says when none of `outputs` can be made; AppError as exchange
   */
  post(graph: Graph, job: { promptId: string; clientId: string; outputs: readonly string[] }, signal: AbortSignal): Promise<void>;
  /** null = the server does not know it, or it has not ended yet. */
  history(promptId: string, signal: AbortSignal): Promise<HistoryEntry | null>;
  queue(signal: AbortSignal): Promise<ServerQueue>;
  /** @throws AppError not-found when the file is gone | unavailable for what is no whole picture */
  view(file: ServerFile, signal: AbortSignal): Promise<EncodedImage>;
  /** Length of an uploaded file, bytes; null = there is none. */
  inputLength(file: ServerFile, signal: AbortSignal): Promise<number | null>;
  upload(fields: readonly FormField[], signal: AbortSignal): Promise<ServerFile>;
  stats(signal: AbortSignal): Promise<SystemStats>;
  /** Files in a folder of models ("checkpoints"); null = the server has no such folder. */
  files(folder: string, signal: AbortSignal): Promise<string[] | null>;
  /** Whether there is a kind of node; workflows of others may need extensions. */
  hasNode(name: string, signal: AbortSignal): Promise<boolean>;
  /** Throws models out of the accelerator and forgets cached results. */
  free(signal: AbortSignal): Promise<void>;
  /** Takes a prompt out of the queue or interrupts it; whether the server took it. */
  cancel(promptId: string, signal: AbortSignal): Promise<boolean>;
}

/** The server's check found faults in a graph. */
export class PromptRefused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('The server refused the workflow.');
    this.answer = answer;
  }
}

/** Authorization as reverse proxies ask for it: "user:password" is Basic, anything else a bearer's token. A server of one's own needs none. */
export function authorization(key: string | null): Record<string, string> {
  if (!key) return {};
  return { authorization: key.includes(':') ? `Basic ${Buffer.from(key).toString('base64')}` : `Bearer ${key}` };
}

export interface ServerParts {
  baseUrl: string;
  http: HttpClient;
  key: () => string | null;
  clock: () => Date;
  /** Of one exchange, ms. */
  timeoutMs: number;
}

const VENDOR = 'ComfyUI';
const QUICK_MS = 30_000;
/** Largest answer that is no picture: descriptions of nodes, a history with its graph. */
const MAX_JSON_BYTES = 16 * 2 ** 20;
/** Folder, class and input under which older servers tell the same names. */
const LOADERS: Record<string, [string, string]> = {
  checkpoints: ['CheckpointLoaderSimple', 'ckpt_name'],
  diffusion_models: ['UNETLoader', 'unet_name'],
  upscale_models: ['UpscaleModelLoader', 'model_name'],
  text_encoders: ['TripleCLIPLoader', 'clip_name1'],
  clip: ['TripleCLIPLoader', 'clip_name1'],
};

/** The HTTP side of a ComfyUI server (server.py; routes: https://docs.comfy.org/development/comfyui-server/comms_routes). */
export function createComfyServer(parts: ServerParts): ComfyServer {
  const { baseUrl, http, key, clock, timeoutMs } = parts;
  /** Newer servers cancel by the job's name; asked once. */
  let knowsJobs = true;

  async function ask(
    path: string,
    signal: AbortSignal,
    send?: { headers: Record<string, string>; body: Uint8Array } | null,
    { maxBytes = MAX_JSON_BYTES, longestMs = QUICK_MS }: { maxBytes?: number; longestMs?: number } = {},
  ): Promise<Answer> {
    const headers = { ...authorization(key()), ...send?.headers };
    // Slow lines get time for large pictures: 100 bytes a millisecond.
    const deadlineMs = Math.min(timeoutMs, Math.max(longestMs, (send?.body.length ?? 0) / 100));
    const request = { url: `${baseUrl}${path}`, headers, signal, ...(send ? { method: 'POST' as const, body: send.body } : {}) };
    return exchange(http, request, { deadlineMs, maxBytes });
  }

  const refused = (answer: Answer, what: string) =>
    refusalFor(answer, { vendor: VENDOR, message: `${what}: ${textOf(answer).replace(/\s+/g, ' ').slice(0, 200)}`, now: clock() });

  async function read<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    const answer = await ask(path, signal);
    if (answer.status !== 200) throw refused(answer, `it does not answer ${path}`);
    const parsed = schema.safeParse(jsonOf(answer));
    if (parsed.success) return parsed.data;
    throw new AppError('unavailable', `What answers at ${baseUrl}${path} does not speak like ComfyUI; is the address right?`, {
      retryable: true,
      details: { status: answer.status, path, phase: 'body' },
    });
  }

  async function namesFromNodes(folder: string, signal: AbortSignal): Promise<string[] | null> {
    const [loader, input] = LOADERS[folder] ?? [];
    if (!loader) return null;
    const info = await read(`/object_info/${loader}`, z.record(z.string(), z.unknown()), signal);
    return choicesOf(info[loader], input);
  }

  return {
    async post(graph, { promptId, clientId, outputs }, signal) {
      const body = { prompt: graph, client_id: clientId, prompt_id: promptId, extra_data: { preview_method: 'auto' } };
      const answer = await ask('/prompt', signal, jsonBody(body));
      const reply = jsonOf(answer) as { prompt_id?: unknown; error?: unknown; node_errors?: unknown } | null;
      if (answer.status === 400 && reply?.error) throw new PromptRefused(answer);
      if (answer.status !== 200) throw refused(answer, 'it did not take the workflow');
      if (reply?.prompt_id !== promptId) {
        throw new AppError('unavailable', `${VENDOR} answered something else than that it took the workflow.`, {
          retryable: true,
          details: { status: 200, phase: 'body', answer: textOf(answer).slice(0, 200) },
        });
      }
      const faulty = faultyOutputs(reply.node_errors);
      if (outputs.every((output) => faulty.has(output))) throw new PromptRefused(answer);
    },
    async history(promptId, signal) {
      const entries = await read(`/history/${promptId}`, z.record(z.string(), historyEntrySchema), signal);
      return entries[promptId] ?? null;
    },
    queue: (signal) => read('/queue', queueSchema, signal),
    async view(file, signal) {
      const answer = await ask(`/view?${new URLSearchParams(file)}`, signal, null, { maxBytes: MAX_ANSWER_BYTES, longestMs: timeoutMs });
      if (answer.status === 404) throw new AppError('not-found', `${VENDOR} has no file “${file.filename}” any more.`, { details: { status: 404, file } });
      if (answer.status !== 200) throw refused(answer, `it does not give “${file.filename}”`);
      return imageOf(answer.bytes, VENDOR);
    },
    async inputLength(file, signal) {
      const reply = await http.send({ url: `${baseUrl}/view?${new URLSearchParams(file)}`, headers: authorization(key()), signal, idleMs: QUICK_MS });
      const length = Number(reply.header('content-length') ?? Number.NaN);
      reply.close();
      return reply.status === 200 && Number.isFinite(length) ? length : null;
    },
    async upload(fields, signal) {
      const answer = await ask('/upload/image', signal, multipartBody(fields));
      if (answer.status === 413) {
        throw new AppError('invalid-request', `${VENDOR} takes no picture of this size: start it with a larger --max-upload-size.`, {
          details: { status: 413, isBilled: false },
        });
      }
      const reply = z.object({ name: z.string(), subfolder: z.string().default('') }).safeParse(jsonOf(answer));
      if (answer.status !== 200 || !reply.success) throw refused(answer, 'it did not take the picture');
      return { filename: reply.data.name, subfolder: reply.data.subfolder, type: 'input' };
    },
    stats: (signal) => read('/system_stats', statsSchema, signal),
    async files(folder, signal) {
      const answer = await ask(`/models/${folder}`, signal);
      const names = z.array(z.string()).safeParse(jsonOf(answer));
      return answer.status === 200 && names.success ? names.data : namesFromNodes(folder, signal);
    },
    async hasNode(name, signal) {
      const info = await read(`/object_info/${encodeURIComponent(name)}`, z.record(z.string(), z.unknown()), signal);
      return name in info;
    },
    async free(signal) {
      const answer = await ask('/free', signal, jsonBody({ unload_models: true, free_memory: true }));
      if (answer.status !== 200) throw refused(answer, 'it does not free its memory');
    },
    async cancel(promptId, signal) {
      if (knowsJobs) {
        const answer = await ask(`/api/jobs/${promptId}/cancel`, signal, jsonBody({}));
        const reply = jsonOf(answer) as { cancelled?: unknown } | null;
        if (answer.status === 200 && typeof reply?.cancelled === 'boolean') return reply.cancelled;
        knowsJobs = false;
      }
      const before = await this.queue(signal);
      if (before.queue_pending.includes(promptId)) await ask('/queue', signal, jsonBody({ delete: [promptId] }));
      // Looked up again: it may have begun between the two. Servers before 0.3.50 interrupt whatever runs.
      const { queue_running } = await this.queue(signal);
      if (queue_running.includes(promptId)) await ask('/interrupt', signal, jsonBody({ prompt_id: promptId }));
      return before.queue_pending.includes(promptId) || queue_running.includes(promptId);
    },
  };
}

/** Choices of a node's input in /object_info: [["a", "b"], {…}], in newer nodes ["COMBO", {options: ["a", "b"]}]. */
function choicesOf(info: unknown, input: string): string[] | null {
  const required = (info as { input?: { required?: Record<string, unknown> } } | undefined)?.input?.required?.[input];
  if (!Array.isArray(required)) return null;
  const choices = Array.isArray(required[0]) ? required[0] : (required[1] as { options?: unknown } | undefined)?.options;
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : null;
}

/** Output nodes that the server will not run: {node: {dependent_outputs: [output]}}. */
function faultyOutputs(nodeErrors: unknown): Set<string> {
  const errors = Object.values((nodeErrors ?? {}) as Record<string, { dependent_outputs?: unknown } | null>);
  return new Set(errors.flatMap((error) => (Array.isArray(error?.dependent_outputs) ? error.dependent_outputs.map(String) : [])));
}
