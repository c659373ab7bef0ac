import sharp from 'sharp';
import { expect } from 'vitest';
import type { Adapter, AdapterKind, EncodedImage, RemoteModel, RemoteRequest, RemoteResult } from '../../../../electron/models/remote-model.ts';
import { openGuarded } from '../../../../electron/models/vendors/guard.ts';
import { createHttpClient } from '../../../../electron/net/http-client.ts';
import type { Connection } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { CANARY_KEY, type Stage } from '../conformance.ts';
import { requestOf } from '../support/request.ts';

/** Everything that a call said on its way. */
export interface Heard {
  /** Requests that the server had seen when the adapter announced the billed one, one entry for each announcement. */
  announcements: number[];
  accepted: string[];
  fractions: (number | null)[];
  result: RemoteResult | null;
  error: unknown;
}

export interface CallChanges {
  signal?: AbortSignal;
  /** Thrown in beforePaidRequest. */
  refusal?: Error;
  onAccepted?: (vendorJob: string) => void;
}

/** An adapter on its stage. */
export interface Ground {
  stage: Stage;
  adapter: Adapter;
  models: RemoteModel[];
  call(model: RemoteModel, request: RemoteRequest, changes?: CallChanges): Promise<Heard>;
  resume(model: RemoteModel, vendorJob: string): Promise<Heard>;
  /** Another adapter for the same vendor, as after a restart. */
  reopen(changes?: OpenChanges): Ground;
  /** Billed requests that arrived. */
  paidRequests(): number;
  /** Looked through for the key at the end. */
  say(...values: unknown[]): void;
}

export interface OpenChanges {
  connection?: Partial<Connection>;
  /** Default: the stage's. */
  key?: string | null;
  /** Longest silence that the HTTP client bears, ms. */
  idleMs?: number;
}

/** Runs `work` with an adapter on a fresh stage. Afterwards nothing that was said may hold the key, only headers may have carried it, and no socket may be open. */
export async function onStage(
  kind: AdapterKind,
  setUp: () => Promise<Stage>,
  work: (ground: Ground) => Promise<void>,
  changes: OpenChanges = {},
): Promise<void> {
  const socketsBefore = openSockets();
  const stage = await setUp();
  const said: unknown[] = [];
  const adapters: Adapter[] = [];
  try {
    await work(groundOf(kind, stage, said, adapters, changes));
    for (const adapter of adapters) adapter.dispose();
    expectNoKey(said);
    for (const { path, query, body } of stage.server.asked) expectNoKey([path, query, body.toString('latin1')]);
    await expect.poll(openSockets, { timeout: 4000, message: 'sockets that the adapter left open' }).toBeLessThanOrEqual(socketsBefore);
  } finally {
    for (const adapter of adapters) adapter.dispose();
    await stage.server.close();
  }
}

const openSockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

function groundOf(kind: AdapterKind, stage: Stage, said: unknown[], adapters: Adapter[], changes: OpenChanges): Ground {
  const { connection, key = stage.key, idleMs } = changes;
  const http = createHttpClient({ environment: {} });
  let ids = 0;
  const adapter = openGuarded(kind, {
    connection: { ...stage.connection, ...connection, options: { ...stage.connection.options, ...connection?.options } },
    key: () => key,
    http: idleMs === undefined ? http : { send: (request) => http.send({ ...request, idleMs: Math.min(request.idleMs ?? idleMs, idleMs) }) },
    clock: () => new Date(),
    createId: () => `00000000-0000-4000-8000-${String(adapters.length * 1000 + ids++).padStart(12, '0')}`,
    sleep: fastSleep,
  });
  adapters.push(adapter);
  const paidRequests = () => stage.server.asked.filter(stage.isPaidRequest).length;
  return {
    stage,
    adapter,
    models: adapter.models(),
    paidRequests,
    call: (model, request, { signal = new AbortController().signal, refusal, onAccepted } = {}) =>
      hear(said, (heard) => {
        said.push(model.warnings(request));
        return model.call(request, {
          signal,
          onProgress: (fraction) => void heard.fractions.push(fraction),
          idempotencyKey: 'one-paid-call',
          beforePaidRequest() {
            heard.announcements.push(paidRequests());
            if (refusal) throw refusal;
          },
          onAccepted(vendorJob) {
            heard.accepted.push(vendorJob);
            onAccepted?.(vendorJob);
          },
        });
      }),
    resume: (model, vendorJob) =>
      hear(said, (heard) => model.resume!(vendorJob, { signal: new AbortController().signal, onProgress: (fraction) => void heard.fractions.push(fraction) })),
    reopen: (other = changes) => groundOf(kind, stage, said, adapters, other),
    say: (...values) => void said.push(...values),
  };
}

async function hear(said: unknown[], work: (heard: Heard) => Promise<RemoteResult>): Promise<Heard> {
  const heard: Heard = { announcements: [], accepted: [], fractions: [], result: null, error: null };
  try {
    heard.result = await work(heard);
    expectSound(heard.result);
    said.push({ ...heard.result, images: [] });
  } catch (error) {
    heard.error = error;
    said.push(error);
  }
  said.push(heard.accepted);
  for (const fraction of heard.fractions) if (fraction !== null) expect(fraction >= 0 && fraction <= 1).toBe(true);
  return heard;
}

const SENTENCE = /[.!?]["”']?$/;

function expectSound({ images, costUsd, warnings, requestId }: RemoteResult): void {
  expect(images.length).toBeGreaterThan(0);
  expect(costUsd === null || costUsd >= 0).toBe(true);
  for (const warning of warnings) expect(warning).toMatch(SENTENCE);
  expect(requestId === null || requestId.length > 0).toBe(true);
}

/** The result; what the call threw where there is none. */
export function resultOf({ result, error }: Heard): RemoteResult {
  if (!result) throw error;
  return result;
}

/** The error that a call must have ended with: one that Galley throws on purpose and that says something. */
export function refusalOf({ result, error }: Heard): AppError {
  expect(result).toBeNull();
  if (!(error instanceof AppError)) throw error;
  expect(error.message).toMatch(SENTENCE);
  expect(error.code).not.toMatch(/^(internal|crashed)$/);
  return error;
}

function fastSleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      },
      Math.ceil(ms / 100),
    );
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** A request of a kind that the model has. */
export async function requestFor(model: RemoteModel, changes: Partial<RemoteRequest> = {}): Promise<RemoteRequest> {
  const { generate, editWithMask, remix } = model.capabilities;
  if (generate) return requestOf(changes);
  if (editWithMask) return requestOf({ kind: 'edit', image: await gradient(1024, 1024), mask: await mask(1024, 1024), ...changes });
  if (remix) return requestOf({ kind: 'remix', image: await gradient(1024, 1024), ...changes });
  return requestOf({ kind: 'upscale', image: await gradient(512, 512), ...changes });
}

/** One request of each kind that the model has. */
export async function requestsOf({ capabilities }: RemoteModel): Promise<RemoteRequest[]> {
  const { generate, editWithMask, remix, upscale } = capabilities;
  const image = await gradient(1024, 1024);
  return [
    ...(generate ? [requestOf()] : []),
    ...(editWithMask ? [requestOf({ kind: 'edit', image, mask: await mask(1024, 1024) })] : []),
    ...(remix ? [requestOf({ kind: 'remix', image, strength: 0.5 })] : []),
    ...(upscale ? [requestOf({ kind: 'upscale', image: await gradient(512, 512) })] : []),
  ];
}

export async function gradient(width: number, height: number): Promise<EncodedImage> {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at += 3) {
    const pixel = at / 3;
    data.set([(pixel % width) >> 2, Math.floor(pixel / width) >> 2, 128], at);
  }
  return {
    bytes: await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
    mediaType: 'image/png',
  };
}

/** Is this pixel to be repainted? The left third and a corner: no mirroring, turning or inverting leaves it the same. */
export const isMasked = (x: number, y: number, width: number, height: number) => x * 3 < width || (x * 4 > width * 3 && y * 4 > height * 3);

export async function mask(width: number, height: number): Promise<EncodedImage> {
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at++) data[at] = isMasked(at % width, Math.floor(at / width), width, height) ? 255 : 0;
  const bytes = await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
  return { bytes, mediaType: 'image/png' };
}

export async function decoded({ bytes, mediaType }: EncodedImage): Promise<{ width: number; height: number; data: Uint8Array }> {
  expect(`image/${(await sharp(bytes).metadata()).format}`).toBe(mediaType);
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** As texts in which a key would show: own fields of errors are no part of their JSON. */
function textsOf(value: unknown): string[] {
  if (!(value instanceof Error)) return [JSON.stringify(value) ?? '', String(value)];
  const { message, stack = '', cause, ...rest } = value;
  return [message, stack, JSON.stringify(rest), ...(cause === undefined ? [] : textsOf(cause))];
}

/** @throws when a trace of the canary key stands in any of the values */
export function expectNoKey(values: readonly unknown[]): void {
  const writings = [CANARY_KEY, encodeURIComponent(CANARY_KEY), Buffer.from(CANARY_KEY).toString('base64')];
  const leaks = values.flatMap(textsOf).filter((text) => writings.some((writing) => text.includes(writing)));
  expect(leaks, 'texts that hold the key').toEqual([]);
}
