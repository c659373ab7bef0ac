import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Adapter, EncodedImage, RemoteContext, RemoteModel, RemoteRequest, RemoteResult } from '../../../../electron/models/remote-model.ts';
import { comfyuiKind } from '../../../../electron/models/vendors/comfyui/index.ts';
import { openGuarded } from '../../../../electron/models/vendors/guard.ts';
import { createHttpClient } from '../../../../electron/net/http-client.ts';
import { type Connection, connectionSchema } from '../../../../shared/connections.ts';
import { FakeComfyUi } from '../../../fakes/comfyui.ts';
import type { FakeComfyOptions } from '../../../fakes/comfyui-engine.ts';
import { type FakeServer, startFake } from '../../../fakes/fake-server.ts';
import { requestOf as usualRequest } from '../support/request.ts';

export interface ComfyGround {
  fake: FakeComfyUi;
  server: FakeServer;
  adapter: Adapter;
  models: RemoteModel[];
  model: RemoteModel;
  /** Paths of what was asked, "POST /prompt". */
  asked(): string[];
  /** Another adapter for the same server, as after a restart. */
  reopen(): ComfyGround;
}

export interface Heard {
  fractions: number[];
  previews: EncodedImage[];
  accepted: string[];
}

/** An adapter before a fake server on a real socket; pauses are a tenth as long. */
export async function comfyGround(options: FakeComfyOptions = {}, connection: Partial<Connection> = {}, key: string | null = null): Promise<ComfyGround> {
  let fake!: FakeComfyUi;
  const server = await startFake((parts) => {
    fake = new FakeComfyUi(parts, options);
    return fake;
  });
  onTestFinished(() => server.close());
  const open = (): ComfyGround => {
    const adapter = openGuarded(comfyuiKind, {
      connection: connectionSchema.parse({
        id: 'comfy',
        kind: 'comfyui',
        label: 'ComfyUI',
        baseUrl: server.url,
        models: comfyuiKind.defaultModels,
        ...connection,
      }),
      key: () => key,
      http: createHttpClient({ environment: {}, idleMs: 4000 }),
      clock: () => new Date(),
      createId: randomUUID,
      sleep: shortSleep,
    });
    onTestFinished(() => adapter.dispose());
    const models = adapter.models();
    const asked = () => server.asked.map(({ method, path }) => `${method} ${path}`);
    return { fake, server, adapter, models, model: models[0], asked, reopen: open };
  };
  return open();
}

function shortSleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms / 10);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
    if (signal.aborted) reject(signal.reason);
  });
}

/** Small and quick. */
export function requestOf(changes: Partial<RemoteRequest> = {}): RemoteRequest {
  return usualRequest({ width: 256, height: 256, steps: 4, ...changes });
}

/** Calls the model and writes down what it says on its way. */
export function call(
  model: RemoteModel,
  request: Partial<RemoteRequest> = {},
  changes: Partial<RemoteContext> = {},
): { heard: Heard; result: Promise<RemoteResult> } {
  const heard: Heard = { fractions: [], previews: [], accepted: [] };
  const result = model.call(requestOf(request), {
    signal: new AbortController().signal,
    idempotencyKey: 'one',
    beforePaidRequest: () => undefined,
    onProgress(fraction, preview) {
      if (fraction !== null) heard.fractions.push(fraction);
      if (preview) heard.previews.push(preview);
    },
    onAccepted: (vendorJob) => void heard.accepted.push(vendorJob),
    ...changes,
  });
  return { heard, result };
}
