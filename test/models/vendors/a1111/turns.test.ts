import sharp from 'sharp';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Adapter, EncodedImage, RemoteContext, RemoteModel, RemoteRequest } from '../../../../electron/models/remote-model.ts';
import { a1111Kind } from '../../../../electron/models/vendors/a1111/index.ts';
import { openGuarded } from '../../../../electron/models/vendors/guard.ts';
import { createHttpClient } from '../../../../electron/net/http-client.ts';
import { connectionSchema } from '../../../../shared/connections.ts';
import { FakeWebui, type FakeWebuiOptions } from '../../../fakes/a1111.ts';
import { type FakeServer, startFake } from '../../../fakes/fake-server.ts';
import { requestOf } from '../comfyui/ground.ts';

interface Ground {
  fake: FakeWebui;
  server: FakeServer;
  adapter: Adapter;
  model: RemoteModel;
}

async function webui(options: FakeWebuiOptions = {}, modelOptions: Record<string, unknown> = {}, key: string | null = null): Promise<Ground> {
  let fake!: FakeWebui;
  const server = await startFake((parts) => {
    fake = new FakeWebui(parts, options);
    return fake;
  });
  onTestFinished(() => server.close());
  const models = a1111Kind.defaultModels.map((offered) => ({ ...offered, options: modelOptions }));
  const adapter = openGuarded(a1111Kind, {
    connection: connectionSchema.parse({ id: 'webui', kind: 'a1111', label: 'Web UI', baseUrl: server.url, models }),
    key: () => key,
    http: createHttpClient({ environment: {}, idleMs: 4000 }),
    clock: () => new Date(),
    createId: () => 'id',
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms / 20);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      }),
  });
  onTestFinished(() => adapter.dispose());
  return { fake, server, adapter, model: adapter.models()[0] };
}

function call(model: RemoteModel, request: Partial<RemoteRequest> = {}, signal = new AbortController().signal) {
  const fractions: number[] = [];
  const previews: EncodedImage[] = [];
  const context: RemoteContext = {
    signal,
    idempotencyKey: 'one',
    beforePaidRequest: () => undefined,
    onAccepted: () => undefined,
    onProgress(fraction, preview) {
      if (fraction !== null) fractions.push(fraction);
      if (preview) previews.push(preview);
    },
  };
  return { fractions, previews, result: model.call(requestOf(request), context) };
}

const bodies = ({ server }: Ground, path: string) => server.asked.filter((asked) => asked.path.endsWith(path)).map(({ body }) => JSON.parse(body.toString()));
const until = (ground: Ground, path: string) => vi.waitFor(() => expect(bodies(ground, path).length).toBeGreaterThan(0));
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a job at AUTOMATIC1111', () => {
  it('shows progress and previews of its own', async () => {
    const ground = await webui({ stepMs: 30 });
    const { fractions, previews, result } = call(ground.model, { steps: 20 });
    await result;
    expect(fractions.length).toBeGreaterThan(3);
    expect(previews.length).toBeGreaterThan(3);
  });

  it('shows nothing of somebody else’s job, and leaves it alone when it is cancelled', async () => {
    const ground = await webui();
    const leave = ground.fake.occupy();
    await moment(20);
    const controller = new AbortController();
    const { fractions, previews, result } = call(ground.model, {}, controller.signal);
    await until(ground, '/txt2img');
    await moment(200);
    expect([fractions, previews]).toEqual([[], []]);
    controller.abort(new Error('Enough.'));
    await expect(result).rejects.toThrow('Enough.');
    expect(ground.fake.state.interrupted).toBe(false);
    leave();
  });

  it('is interrupted at the server when it is cancelled while it runs', async () => {
    const ground = await webui({ stepMs: 20 });
    const controller = new AbortController();
    const { result } = call(ground.model, { steps: 150, prompt: 'long' }, controller.signal);
    await until(ground, '/txt2img');
    await moment(100);
    controller.abort(new Error('Enough.'));
    await expect(result).rejects.toThrow('Enough.');
    expect(ground.fake.cancelled).toEqual(['long']);
  });

  it('is cancelled, not finished, when somebody interrupts it: what comes back is half a picture', async () => {
    const ground = await webui({ stepMs: 10 });
    const { result } = call(ground.model, { steps: 150 });
    await until(ground, '/txt2img');
    await moment(60);
    await fetch(`${ground.server.url}/sdapi/v1/interrupt`, { method: 'POST' });
    await expect(result).rejects.toMatchObject({ code: 'cancelled', details: { vendorCode: 'interrupted' } });
    // The flag stays at the server; the next job is not taken for interrupted.
    expect((await call(ground.model).result).images).toHaveLength(1);
  });

  it('batches seeds that follow each other, each of which can be made again alone, and leaves out the grid', async () => {
    const ground = await webui({ hasGrid: true });
    const { images } = await call(ground.model, { seeds: [5, 6, 7, 90] }).result;
    expect(images.map(({ seed }) => seed)).toEqual([5, 6, 7, 90]);
    expect(bodies(ground, '/txt2img').map(({ seed, batch_size }) => [seed, batch_size])).toEqual([
      [5, 3],
      [90, 1],
    ]);
    const alone = await call(ground.model, { seeds: [6] }).result;
    expect(Buffer.from(alone.images[0].bytes).equals(Buffer.from(images[1].bytes))).toBe(true);
  });

  it('keeps the checkpoint that it loaded, and throws it out first when it is told to', async () => {
    const ground = await webui({ checkpoints: ['v1-5-pruned-emaonly.safetensors', 'sd_xl_base_1.0.safetensors'] });
    await call(ground.model).result;
    await call(ground.model).result;
    expect(ground.fake.loads).toEqual(['sd_xl_base_1.0.safetensors']);
    expect(bodies(ground, '/txt2img')[0]).toMatchObject({ override_settings_restore_afterwards: false, save_images: false });
    await call(ground.model, { thrift: { unloadFirst: true } }).result;
    expect([ground.fake.unloads, ground.fake.loads.length]).toEqual([1, 2]);
  });

  it('edits pictures of any size where the mask is white, and enlarges by an upscaler', async () => {
    const ground = await webui();
    const bytes = await sharp({ create: { width: 301, height: 262, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();
    const image: EncodedImage = { bytes, mediaType: 'image/png' };
    const mask: EncodedImage = { bytes: await sharp(bytes).toColourspace('b-w').linear(0, 255).png().toBuffer(), mediaType: 'image/png' };
    const edited = await call(ground.model, { kind: 'edit', image, mask }).result;
    expect(await sharp(edited.images[0].bytes).metadata()).toMatchObject({ width: 301, height: 262 });
    expect(bodies(ground, '/img2img')[0]).toMatchObject({ width: 304, height: 264, inpainting_mask_invert: 0, inpainting_fill: 1, inpaint_full_res: false });
    const large = await call(ground.model, { kind: 'upscale', image, width: 903, height: 786 }).result;
    expect(await sharp(large.images[0].bytes).metadata()).toMatchObject({ width: 903, height: 786 });
    expect(bodies(ground, '/extra-single-image')[0]).toMatchObject({ upscaler_1: 'R-ESRGAN 4x+', resize_mode: 1 });
  });

  it('tells its peak only when it is a new one', async () => {
    const ground = await webui({ peakBytes: ({ width }) => (width / 64) * 2 ** 30 });
    const peaks: (number | null)[] = [];
    for (const width of [512, 256, 768]) peaks.push((await call(ground.model, { width }).result).peakBytes);
    expect(peaks).toEqual([8 * 2 ** 30, null, 12 * 2 ** 30]);
  });
});

describe('what AUTOMATIC1111 and Forge refuse', () => {
  it.each(['a1111', 'forge'] as const)('is understood when %s runs out of memory', async (flavour) => {
    const { model } = await webui({ flavour, peakBytes: () => 30 * 2 ** 30 });
    await expect(call(model).result).rejects.toMatchObject({ code: 'out-of-memory', details: { isBilled: false } });
  });

  it.each(['mps', 'cpu', 'accelerator'] as const)('is understood in the dialect %s', async (dialect) => {
    const { model } = await webui({ dialect, peakBytes: () => 30 * 2 ** 30 });
    await expect(call(model).result).rejects.toMatchObject({ code: 'out-of-memory' });
  });

  it('is not taken for memory when Forge fails otherwise', async () => {
    const ground = await webui({ flavour: 'forge' });
    await expect(call(ground.model, { steps: 4, kind: 'upscale', image: await tiny(), params: {} }).result).resolves.toBeTruthy();
    const other = await webui({ flavour: 'forge' }, { upscaler: 'Unknown 4x' });
    await expect(call(other.model, { kind: 'upscale', image: await tiny() }).result).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The server failed without saying why (500); its console tells.',
    });
  });

  it.each(['a1111', 'forge'] as const)('names what %s lacks and what it has', async (flavour) => {
    const noModel = await webui({ flavour, checkpoints: ['dreamshaper_8.safetensors'] });
    await expect(call(noModel.model).result).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The server has no checkpoint “sd_xl_base_1.0.safetensors”. It has: dreamshaper_8.safetensors [31e35c80fc].',
    });
    const noSampler = await webui({ flavour }, { sampler: 'DDIM' });
    await expect(call(noSampler.model).result).rejects.toMatchObject({
      code: 'invalid-request',
      message: 'The server has no sampler “DDIM”. It has: DPM++ 2M, DPM++ SDE, Euler, Euler a.',
    });
  });

  it('names the upscaler that is missing', async () => {
    const { model } = await webui({}, { upscaler: 'Unknown 4x' });
    await expect(call(model, { kind: 'upscale', image: await tiny() }).result).rejects.toMatchObject({
      message: expect.stringContaining('no upscaler “Unknown 4x”'),
    });
  });

  it('says how to start a server that has no interface for programs, and one that wants a password', async () => {
    const closed = await webui({ hasApi: false });
    await expect(call(closed.model).result).rejects.toMatchObject({ message: expect.stringContaining('--api') });
    expect(await closed.adapter.test(new AbortController().signal)).toMatchObject({ isOk: false, messages: [expect.stringContaining('--api')] });
    const guarded = await webui({ key: 'studio:secret' });
    await expect(call(guarded.model).result).rejects.toMatchObject({ code: 'auth', message: expect.stringContaining('user:password') });
    const opened = await webui({ key: 'studio:secret' }, {}, 'studio:secret');
    expect((await call(opened.model).result).images).toHaveLength(1);
  });
});

describe('the test of a connection to a web UI', () => {
  it('says what it is and what is missing', async () => {
    const { adapter } = await webui({ flavour: 'forge', checkpoints: ['x.safetensors'] });
    expect(await adapter.test(new AbortController().signal)).toMatchObject({
      isOk: false,
      messages: [
        'Forge answers: 24.0 GiB of 24.0 GiB free.',
        'SDXL (web UI): the server has no checkpoint “sd_xl_base_1.0.safetensors” (it has: x.safetensors [31e35c80fc]).',
      ],
      memory: { freeBytes: 24 * 2 ** 30, totalBytes: 24 * 2 ** 30 },
    });
  });
});

async function tiny(): Promise<EncodedImage> {
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  return { bytes, mediaType: 'image/png' };
}
