import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import type { EncodedImage } from '../../../../electron/models/remote-model.ts';
import { call, comfyGround } from './ground.ts';

async function picture(width: number, height: number): Promise<EncodedImage> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  return { bytes, mediaType: 'image/png' };
}

async function maskOf(width: number, height: number): Promise<EncodedImage> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
  return { bytes, mediaType: 'image/png' };
}

const untilRunning = (ground: Awaited<ReturnType<typeof comfyGround>>) => vi.waitFor(() => expect(ground.asked()).toContain('POST /prompt'));

describe('a job at ComfyUI', () => {
  it('tells its progress, which never goes back, and shows previews', async () => {
    const { model } = await comfyGround();
    const { heard, result } = call(model, { steps: 10 });
    await result;
    expect(heard.fractions).toEqual([...heard.fractions].sort((a, b) => a - b));
    expect(heard.fractions.at(-1)).toBe(1);
    expect(heard.fractions.filter((fraction) => fraction > 0.2 && fraction < 0.9).length).toBeGreaterThan(4);
    expect(heard.previews.length).toBeGreaterThanOrEqual(9);
    expect((await sharp(heard.previews[0].bytes).metadata()).format).toBe('jpeg');
  });

  it('gets its picture by asking where no WebSocket can be had', async () => {
    const ground = await comfyGround({ hasSockets: false, stepMs: 10 });
    const { images } = await call(ground.model).result;
    expect(images).toHaveLength(1);
    expect(ground.asked().filter((line) => line.startsWith('GET /history')).length).toBeGreaterThan(0);
  });

  it('gets its picture although the socket dies on the way', async () => {
    const ground = await comfyGround({ stepMs: 40 });
    const { result } = call(ground.model, { steps: 8 });
    await untilRunning(ground);
    ground.fake.dropSockets();
    expect((await result).images).toHaveLength(1);
    expect(ground.asked().filter((line) => line === 'POST /prompt')).toHaveLength(1);
  });

  it('says that it was lost when the server was restarted', async () => {
    const ground = await comfyGround({ stepMs: 50 });
    const { result } = call(ground.model, { steps: 100 });
    await untilRunning(ground);
    await new Promise((resolve) => setTimeout(resolve, 30));
    ground.fake.restart();
    await expect(result).rejects.toMatchObject({ code: 'unavailable', retryable: true, details: { vendorCode: 'lost', isBilled: false } });
  });

  it('ends as cancelled when somebody interrupts it at the server', async () => {
    const ground = await comfyGround({ stepMs: 20 });
    const { result } = call(ground.model, { steps: 100 });
    await untilRunning(ground);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await fetch(`${ground.server.url}/interrupt`, { method: 'POST', body: '{}' });
    await expect(result).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('interrupted') });
  });

  it.each([
    ['newer servers, by the name of the job', true],
    ['older ones, by the queue and an interrupt', false],
  ])('is cancelled at %s', async (_name, hasJobs) => {
    const ground = await comfyGround({ hasJobs, stepMs: 20 });
    const controller = new AbortController();
    const running = call(ground.model, { steps: 100 }, { signal: controller.signal });
    const waiting = call(ground.model, { steps: 100, seeds: [8] }, { signal: controller.signal });
    await vi.waitFor(() => expect(ground.asked().filter((line) => line === 'POST /prompt')).toHaveLength(2));
    controller.abort(new Error('Enough.'));
    await expect(running.result).rejects.toThrow('Enough.');
    await expect(waiting.result).rejects.toThrow('Enough.');
    const names = [...running.heard.accepted, ...waiting.heard.accepted].sort();
    await vi.waitFor(() => expect([...ground.fake.cancelled].sort()).toEqual(names));
    expect(ground.asked().includes('POST /interrupt')).toBe(!hasJobs);
  });

  it('makes a graph of its own for each seed, so that each picture can be made again alone', async () => {
    const { model, fake } = await comfyGround();
    const together = await call(model, { seeds: [3, 900, 4] }).result;
    const alone = await call(model, { seeds: [900] }).result;
    expect(together.images.map(({ seed }) => seed)).toEqual([3, 900, 4]);
    expect(Buffer.from(alone.images[0].bytes).equals(Buffer.from(together.images[1].bytes))).toBe(true);
    expect(fake.engine.done.every((graph) => graph['5'].inputs.batch_size === 1)).toBe(true);
    // The model stays where it is between the graphs of a call.
    expect(fake.engine.loads).toEqual(['sd3.5_large.safetensors']);
  });

  it('takes what the server has cached, and has it saved again when the file is gone', async () => {
    const { model, fake, asked } = await comfyGround();
    const first = await call(model).result;
    const cached = await call(model).result;
    expect(Buffer.from(cached.images[0].bytes).equals(Buffer.from(first.images[0].bytes))).toBe(true);
    expect(fake.engine.outputs.size).toBe(1);
    fake.engine.outputs.clear();
    const again = await call(model).result;
    expect(Buffer.from(again.images[0].bytes).equals(Buffer.from(first.images[0].bytes))).toBe(true);
    expect(asked().filter((line) => line === 'POST /prompt')).toHaveLength(4);
  });

  it('is fetched after a restart of Galley, waiting for it when it still runs', async () => {
    const ground = await comfyGround({ stepMs: 30 });
    const controller = new AbortController();
    const { heard, result } = call(ground.model, { steps: 12, seeds: [1, 2] }, { signal: controller.signal });
    result.catch(() => undefined);
    await vi.waitFor(() => expect(ground.asked().filter((line) => line === 'POST /prompt')).toHaveLength(2));
    const later = ground.reopen();
    const { images, warnings } = await later.model.resume!(heard.accepted[0], { signal: controller.signal, onProgress: () => undefined });
    expect([images.length, warnings]).toEqual([2, []]);
    const original = await result;
    expect(images.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(original.images.map(({ bytes }) => Buffer.from(bytes).toString('base64')));
  });
});

it('lets nothing fail unheard when the first of several graphs fails while the others are being queued', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  try {
    const ground = await comfyGround({ dialect: 'mps' });
    ground.fake.engine.outOfMemoryNext = 8;
    await expect(call(ground.model, { seeds: [1, 2, 3, 4, 5, 6, 7, 8], steps: 1 }).result).rejects.toMatchObject({ code: 'out-of-memory' });
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    process.off('unhandledRejection', hear);
  }
  expect(unheard).toEqual([]);
});

describe('pictures for ComfyUI', () => {
  it('are sent once, whatever the request and the run of Galley', async () => {
    const ground = await comfyGround();
    const image = await picture(256, 256);
    await call(ground.model, { kind: 'remix', image }).result;
    await call(ground.model, { kind: 'remix', image, seeds: [8, 9] }).result;
    await call(ground.reopen().model, { kind: 'remix', image, seeds: [10] }).result;
    expect(ground.fake.uploads).toBe(1);
    expect([...ground.fake.engine.inputs.keys()][0]).toMatch(/^galley\/[0-9a-f]{40}\.png$/);
  });

  it('are sent again when the server lost them', async () => {
    const ground = await comfyGround();
    const image = await picture(256, 256);
    await call(ground.model, { kind: 'remix', image }).result;
    ground.fake.engine.inputs.clear();
    await call(ground.model, { kind: 'remix', image, seeds: [8] }).result;
    expect(ground.fake.uploads).toBe(2);
  });

  it('keep their size and their pixels’ places in an edit, whatever the engine’s steps', async () => {
    const ground = await comfyGround();
    const { images } = await call(ground.model, { kind: 'edit', image: await picture(301, 262), mask: await maskOf(301, 262) }).result;
    expect(await sharp(images[0].bytes).metadata()).toMatchObject({ width: 301, height: 262 });
    const sent = await Promise.all([...ground.fake.engine.inputs.values()].map((bytes) => sharp(bytes).metadata()));
    expect(sent.map(({ width, height }) => [width, height])).toEqual([
      [304, 272],
      [304, 272],
    ]);
    const mask = await ground.fake.lastMask();
    // What was added is not repainted.
    expect([mask!.data[0], mask!.data[300], mask!.data[301], mask!.data[265 * 304]]).toEqual([255, 255, 0, 0]);
  });
});

describe('an engine short of memory', () => {
  it.each(['torch', 'torch-before-2.5', 'accelerator', 'cpu', 'cpu-windows', 'mps'] as const)('is understood in the dialect %s', async (dialect) => {
    const { model } = await comfyGround({ dialect, peakBytes: () => 30 * 2 ** 30 });
    await expect(call(model).result).rejects.toMatchObject({ code: 'out-of-memory', details: { isBilled: false, nodeType: 'KSampler' } });
  });

  it('throws other models out first and decodes in tiles when it is told to', async () => {
    const needed = ({ isTiled }: { isTiled: boolean }) => (isTiled ? 12 : 30) * 2 ** 30;
    const { model, fake, asked } = await comfyGround({ peakBytes: needed });
    const { images, peakBytes } = await call(model, { thrift: { unloadFirst: true, tileSide: 500 } }).result;
    expect([images.length, peakBytes]).toEqual([1, 12 * 2 ** 30]);
    const order = asked();
    expect(order.indexOf('POST /free')).toBeLessThan(order.indexOf('POST /prompt'));
    expect(fake.engine.done[0]['8']).toEqual({
      class_type: 'VAEDecodeTiled',
      inputs: { samples: ['3', 0], vae: ['4', 2], tile_size: 512, overlap: 64, temporal_size: 64, temporal_overlap: 8 },
    });
  });

  it('takes the other graphs of the call out of the queue', async () => {
    const ground = await comfyGround({ stepMs: 5 });
    ground.fake.engine.outOfMemoryNext = 1;
    const { heard, result } = call(ground.model, { seeds: [1, 2, 3] });
    await expect(result).rejects.toMatchObject({ code: 'out-of-memory' });
    const [, second, third] = heard.accepted[0].split(',');
    expect(ground.fake.cancelled).toEqual(expect.arrayContaining([second, third]));
  });
});

describe('what ComfyUI refuses', () => {
  it('names the checkpoint that is missing and those that are there', async () => {
    const { model } = await comfyGround({ checkpoints: ['juggernaut_xl.safetensors', 'dreamshaper.safetensors'] });
    await expect(call(model).result).rejects.toMatchObject({
      code: 'unavailable',
      retryable: false,
      message:
        'ComfyUI has no checkpoint “sd3.5_large.safetensors”. It has: juggernaut_xl.safetensors, dreamshaper.safetensors. Put the file into its folder models/checkpoints, or choose one that is there in the connection.',
    });
  });

  it('asks for the list where the refusal leaves it out', async () => {
    const checkpoints = Array.from({ length: 25 }, (_, index) => `model-${index}.safetensors`);
    const { model } = await comfyGround({ checkpoints });
    await expect(call(model).result).rejects.toMatchObject({ message: expect.stringContaining('model-7.safetensors and 17 more') });
  });

  it('names text encoders, and settings that are out of range', async () => {
    const { model } = await comfyGround({ textEncoders: ['clip_l.safetensors'] });
    await expect(call(model).result).rejects.toMatchObject({
      message: expect.stringContaining('no text encoder “clip_g.safetensors”. It has: clip_l.safetensors.'),
    });
  });

  it('passes on what its proxy wants', async () => {
    const { model, adapter } = await comfyGround({ key: 'secret-of-the-proxy' }, {}, 'wrong');
    await expect(call(model).result).rejects.toMatchObject({ code: 'auth' });
    expect(await adapter.test(new AbortController().signal)).toMatchObject({ isOk: false });
    const right = await comfyGround({ key: 'secret-of-the-proxy' }, {}, 'secret-of-the-proxy');
    expect((await call(right.model).result).images).toHaveLength(1);
  });
});

describe('the test of a connection to ComfyUI', () => {
  it('says what is there', async () => {
    const { adapter } = await comfyGround();
    expect(await adapter.test(new AbortController().signal)).toMatchObject({
      isOk: true,
      messages: ['ComfyUI 0.38.1 answers: NVIDIA GeForce RTX 4090, 24.0 GiB of 24.0 GiB free.'],
      vendorModels: ['sd3.5_large.safetensors', 'sd3.5_large_turbo.safetensors', 'sd_xl_base_1.0.safetensors'],
      memory: { freeBytes: 24 * 2 ** 30, totalBytes: 24 * 2 ** 30 },
    });
  });

  it('says what to do where nothing listens', async () => {
    const ground = await comfyGround();
    await ground.server.close();
    expect(await ground.adapter.test(new AbortController().signal)).toMatchObject({
      isOk: false,
      latencyMs: null,
      messages: [expect.stringMatching(/cannot be reached: ECONNREFUSED\. Start ComfyUI, or correct the address; --listen lets it answer other machines\.$/)],
    });
  });

  it('says what each model lacks, and is not content when none can run', async () => {
    const { adapter } = await comfyGround({ checkpoints: ['other.safetensors'], textEncoders: [] });
    const { isOk, messages } = await adapter.test(new AbortController().signal);
    expect(isOk).toBe(false);
    expect(messages.slice(1, 3)).toEqual([
      'SD3.5 Large (ComfyUI): the server has no checkpoint “sd3.5_large.safetensors” (it has: other.safetensors). Put the file into its folder models/checkpoints, or choose one that is there.',
      'SD3.5 Large (ComfyUI): the server has no text encoder clip_l.safetensors, clip_g.safetensors, t5xxl_fp8_e4m3fn_scaled.safetensors (it has: none). Put the files into models/text_encoders, or choose the family “sd3.5-one-file” for a checkpoint that contains them.',
    ]);
  });
});
