import { z } from 'zod';
import type { EncodedImage } from '../../remote-model.ts';

/** What a server says while it works, as far as Galley listens. `promptId` null = the frame does not say whose it is. */
export type ServerMessage =
  | { type: 'executing'; promptId: string | null; node: string | null }
  | { type: 'cached'; promptId: string; nodes: string[] }
  | { type: 'progress'; promptId: string | null; node: string | null; value: number; max: number }
  | { type: 'progress-state'; promptId: string; shares: Record<string, number> }
  | { type: 'failed'; promptId: string; failure: Failure }
  | { type: 'interrupted'; promptId: string }
  | { type: 'picture'; promptId: string | null; node: string | null; image: EncodedImage };

const failureSchema = z.object({
  prompt_id: z.string().optional(),
  node_id: z.union([z.string(), z.number()]).transform(String).nullish(),
  node_type: z.string().nullish(),
  exception_type: z.string().default(''),
  exception_message: z.string().default(''),
});
export type Failure = z.infer<typeof failureSchema>;

/** The "execution_error" of a message or of the history. */
export function failureOf(data: unknown): Failure {
  const parsed = failureSchema.safeParse(data);
  return parsed.success ? parsed.data : { exception_type: '', exception_message: 'no reason was given' };
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** A text frame; null = nothing that Galley listens to. */
export function readText(frame: string): ServerMessage | null {
  let message: { type?: unknown; data?: Record<string, unknown> };
  try {
    message = JSON.parse(frame);
  } catch {
    return null;
  }
  const data = message?.data;
  if (typeof data !== 'object' || data === null) return null;
  const promptId = text(data.prompt_id);
  if (message.type === 'executing') return { type: 'executing', promptId, node: text(data.node) };
  if (message.type === 'progress') return { type: 'progress', promptId, node: text(data.node), value: number(data.value), max: number(data.max) };
  if (promptId === null) return null;
  if (message.type === 'execution_cached') return { type: 'cached', promptId, nodes: Array.isArray(data.nodes) ? data.nodes.map(String) : [] };
  if (message.type === 'progress_state') return { type: 'progress-state', promptId, shares: sharesOf(data.nodes) };
  if (message.type === 'execution_error') return { type: 'failed', promptId, failure: failureOf(data) };
  if (message.type === 'execution_interrupted') return { type: 'interrupted', promptId };
  return null;
}

function sharesOf(nodes: unknown): Record<string, number> {
  const entries = Object.entries((nodes ?? {}) as Record<string, { value?: unknown; max?: unknown; state?: unknown }>);
  return Object.fromEntries(entries.map(([id, { value, max, state }]) => [id, state === 'finished' ? 1 : number(max) > 0 ? number(value) / number(max) : 0]));
}

const PREVIEW = 1;
const PREVIEW_WITH_METADATA = 4;
const FORMATS: Record<number, EncodedImage['mediaType']> = { 1: 'image/jpeg', 2: 'image/png' };

/** A binary frame (protocol.py, BinaryEventTypes; numbers are big-endian); null = no picture. */
export function readBinary(frame: Buffer): ServerMessage | null {
  if (frame.length < 8) return null;
  const kind = frame.readUInt32BE(0);
  if (kind === PREVIEW) {
    const mediaType = FORMATS[frame.readUInt32BE(4)];
    return mediaType ? { type: 'picture', promptId: null, node: null, image: { bytes: frame.subarray(8), mediaType } } : null;
  }
  if (kind !== PREVIEW_WITH_METADATA) return null;
  const end = 8 + frame.readUInt32BE(4);
  if (end > frame.length) return null;
  try {
    const { node_id, prompt_id, image_type } = JSON.parse(frame.toString('utf8', 8, end));
    const mediaType = image_type === 'image/png' ? 'image/png' : 'image/jpeg';
    return { type: 'picture', promptId: text(prompt_id), node: text(node_id), image: { bytes: frame.subarray(end), mediaType } };
  } catch {
    return null;
  }
}
