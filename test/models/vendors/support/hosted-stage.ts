import sharp from 'sharp';
import type { Adapter, AdapterKind, AdapterParts, EncodedImage, RemoteContext, RemoteModel } from '../../../../electron/models/remote-model.ts';
import { openGuarded } from '../../../../electron/models/vendors/guard.ts';
import { createHttpClient } from '../../../../electron/net/http-client.ts';
import { type Connection, connectionSchema } from '../../../../shared/connections.ts';
import { CANARY_KEY } from '../conformance.ts';

/** A connection of a kind to a fake, with the kind's own models. */
export function connectionTo(kind: AdapterKind, url: string, change: Partial<Connection> = {}): Connection {
  return connectionSchema.parse({ id: 'c1', kind: kind.kind, label: kind.label, baseUrl: url, models: kind.defaultModels, ...change });
}

export function openAdapter(kind: AdapterKind, connection: Connection, change: Partial<AdapterParts> = {}): Adapter {
  return openGuarded(kind, {
    connection,
    key: () => CANARY_KEY,
    http: createHttpClient({ environment: {}, idleMs: 5000 }),
    clock: () => new Date(),
    createId: () => 'id',
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(20, ms / 100))),
    ...change,
  });
}

export function modelIn(adapter: Adapter, id: string): RemoteModel {
  const model = adapter.models().find((candidate) => candidate.id === id);
  if (!model) throw new Error(`No model ${id} among ${adapter.models().map((candidate) => candidate.id)}.`);
  return model;
}

export interface Recorded extends RemoteContext {
  paid: number;
  accepted: string[];
  previews: EncodedImage[];
}

export function contextOf(signal = new AbortController().signal): Recorded {
  const context: Recorded = {
    signal,
    paid: 0,
    accepted: [],
    previews: [],
    idempotencyKey: 'once',
    onProgress: (_fraction, preview) => void (preview && context.previews.push(preview)),
    beforePaidRequest: () => void context.paid++,
    onAccepted: (job) => void context.accepted.push(job),
  };
  return context;
}

/** What an error says, for whole comparisons. */
export async function failureOf(work: Promise<unknown>): Promise<{ code: string; message: string; retryable: boolean; details: Record<string, unknown> }> {
  try {
    await work;
  } catch (error) {
    const { code, message, retryable, details } = error as { code: string; message: string; retryable: boolean; details: Record<string, unknown> };
    return { code, message, retryable, details };
  }
  throw new Error('It did not fail.');
}

export async function picture(width: number, height: number): Promise<EncodedImage> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#884422' } })
    .png()
    .toBuffer();
  return { bytes, mediaType: 'image/png' };
}

/** The left third repaints (255), the middle is grey 100, the right third keeps. */
export async function threePartMask(width: number, height: number): Promise<EncodedImage> {
  const data = Uint8Array.from({ length: width * height }, (_, i) => [255, 100, 0][Math.min(2, Math.floor(((i % width) * 3) / width))]);
  const bytes = await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
  return { bytes, mediaType: 'image/png' };
}
