import { expect, it, onTestFinished } from 'vitest';
import { discoverLocal } from '../../../electron/models/vendors/discover-local.ts';
import { createHttpClient } from '../../../electron/net/http-client.ts';
import { FakeWebui } from '../../fakes/a1111.ts';
import { FakeComfyUi } from '../../fakes/comfyui.ts';
import { type FakeVendor, type FakeVendorParts, startFake } from '../../fakes/fake-server.ts';

async function port(create: (parts: FakeVendorParts) => FakeVendor): Promise<number> {
  const server = await startFake(create);
  onTestFinished(() => server.close());
  return Number(new URL(server.url).port);
}

const http = createHttpClient({ environment: {} });
const signal = () => new AbortController().signal;

it('finds engines, says what they are and what they can render, and is not held up by others', async () => {
  const comfy = await port((parts) => new FakeComfyUi(parts));
  const webui = await port((parts) => new FakeWebui(parts));
  const withoutApi = await port((parts) => new FakeWebui(parts, { hasApi: false }));
  const other = await port(() => ({ handle: () => ({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Something else</title>' }) }));
  const silent = await port(() => ({ handle: () => new Promise(() => undefined) }));
  const startedAt = performance.now();
  const found = await discoverLocal(http, signal(), [comfy, webui, withoutApi, other, silent, 1]);
  expect(performance.now() - startedAt).toBeLessThan(4000);
  expect(found.map(({ reason }) => reason)).toEqual([
    `ComfyUI 0.38.1 answers at 127.0.0.1:${comfy} (24 GiB, 3 checkpoints). Models: sd3.5-large-turbo, sd3.5-large, sdxl.`,
    `AUTOMATIC1111 or Forge answers at 127.0.0.1:${webui} (2 checkpoints). Models: sdxl.`,
  ]);
  expect(found.map(({ connection: { kind, baseUrl } }) => [kind, baseUrl])).toEqual([
    ['comfyui', `http://127.0.0.1:${comfy}`],
    ['a1111', `http://127.0.0.1:${webui}`],
  ]);
});

it('stops when it is told to', async () => {
  const silent = await port(() => ({ handle: () => new Promise(() => undefined) }));
  await expect(discoverLocal(http, AbortSignal.abort(new Error('Enough.')), [silent])).rejects.toThrow('Enough.');
});
