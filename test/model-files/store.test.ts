import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLpips } from '../../electron/metrics/lpips.ts';
import { createHttpGet } from '../../electron/model-files/http-get.ts';
import { type ManifestFile, type ManifestModel, MODELS } from '../../electron/model-files/manifest.ts';
import { createModelFiles, type ModelFilesConfig } from '../../electron/model-files/model-files.ts';
import { modelPlaces } from '../../electron/model-files/places.ts';
import { type ModelFetchProgress, modelFilesStatusSchema } from '../../shared/model-files.ts';
import { tryMount } from '../render/mounts.ts';
import { fileServer } from '../support/file-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { headTensors, squeezeTensors } from './nets.ts';
import { legacyPth, zipPth } from './write-pth.ts';

let backbone: Uint8Array;
let heads: Uint8Array;
beforeAll(() => {
  backbone = zipPth(squeezeTensors());
  heads = legacyPth(headTensors('squeeze'));
});

const fileOf = (file: ManifestFile, bytes: Uint8Array, url: string): ManifestFile => ({
  ...file,
  url,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** Galley's own manifest with made-up weights at servers of this test. */
async function setUp(more: Partial<ModelFilesConfig['places']> = {}) {
  const servers = { backbone: await fileServer(backbone), heads: await fileServer(heads) };
  const [known] = MODELS;
  const model: ManifestModel = {
    ...known,
    backbone: fileOf(known.backbone, backbone, servers.backbone.url),
    heads: fileOf(known.heads, heads, servers.heads.url),
  };
  const folder = join(temporaryFolder(), 'cache', 'models');
  const config: ModelFilesConfig = {
    places: { folder, offlineFolder: null, mirror: null, ...more },
    get: createHttpGet({ environment: {} }),
    models: [model],
    pauseMs: 5,
  };
  const open = () => createModelFiles(config);
  return { servers, model, folder, config, open, files: open(), put: (at: string) => putInto(at, model) };
}

function putInto(folder: string, model: ManifestModel): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, model.backbone.name), backbone);
  writeFileSync(join(folder, model.heads.name), heads);
  return folder;
}

describe('createModelFiles', () => {
  it('says what is missing, how large, why and under which licence, and fetches nothing by itself', async () => {
    const { files, servers, folder, model } = await setUp();
    const [status] = await files.list();
    expect(modelFilesStatusSchema.parse(status)).toEqual(status);
    expect(status).toMatchObject({ id: 'lpips-squeeze', isDefault: true, isReady: false, bytesToFetch: backbone.length + heads.length, problem: '' });
    expect(status.files.map(({ name, state, path }) => [name, state, path])).toEqual([
      [model.backbone.name, 'missing', join(folder, model.backbone.name)],
      [model.heads.name, 'missing', join(folder, model.heads.name)],
    ]);
    expect(status.files[0]).toMatchObject({ licence: 'BSD-3-Clause', caveat: expect.stringContaining('ImageNet') });
    expect(await files.lpipsFile('squeeze')).toBeNull();
    await files.verify();
    expect(existsSync(folder)).toBe(false);
    expect([...servers.backbone.asked, ...servers.heads.asked]).toEqual([]);
  });

  it('fetches, checks and converts; afterwards everything is there', async () => {
    const { files, servers, open, folder } = await setUp();
    const seen: ModelFetchProgress[] = [];
    await files.fetch('lpips-squeeze', { onProgress: (progress) => seen.push(progress) });
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(new Set(['checking', 'fetching', 'converting', 'ready']));
    expect(seen.at(-1)).toMatchObject({ phase: 'ready', doneBytes: backbone.length + heads.length, totalBytes: backbone.length + heads.length });
    const [status] = await open().list();
    expect(status).toMatchObject({ isReady: true, bytesToFetch: 0 });
    expect(status.files.map(({ state }) => state)).toEqual(['verified', 'verified']);
    const model = await openLpips((await files.lpipsFile('squeeze'))!, 'squeeze');
    await model.release();
    await files.fetch('lpips-squeeze');
    expect([servers.backbone.asked.length, servers.heads.asked.length]).toEqual([1, 1]);
    expect(readdirSync(folder).filter((name) => /part|lock|tmp/.test(name))).toEqual([]);
  });

  it('fetches a file once when two ask for it in the same moment', async () => {
    const { open, servers } = await setUp();
    servers.backbone.manners.cuts = [5000];
    await Promise.all([open().fetch('lpips-squeeze'), open().fetch('lpips-squeeze')]);
    expect(servers.heads.asked).toHaveLength(1);
    // Once more after the cut, by the one of the two that fetches.
    expect(servers.backbone.asked).toHaveLength(2);
  });

  it('takes over from a process that died, and can be stopped while it waits for one that lives', async () => {
    const { files, folder, model, open } = await setUp();
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, `${model.heads.name}.lock`);
    writeFileSync(lock, 'somebody');
    const stop = new AbortController();
    const phases: string[] = [];
    const waiting = files.fetch('lpips-squeeze', {
      signal: stop.signal,
      onProgress({ phase }) {
        phases.push(phase);
        if (phase === 'waiting') setTimeout(() => stop.abort(), 20);
      },
    });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(phases).toContain('waiting');
    utimesSync(lock, new Date(0), new Date(0));
    await open().fetch('lpips-squeeze');
  });

  it('uses a folder of the team in place, even one that cannot be written to', async () => {
    const offline = await setUp();
    const folder = offline.put(join(temporaryFolder(), 'team'));
    const before = readdirSync(folder);
    const { files, servers, model } = await setUp({ offlineFolder: folder });
    const [status] = await files.list();
    expect(status).toMatchObject({ isReady: true, bytesToFetch: 0 });
    expect(status.files.map(({ path }) => path)).toEqual([join(folder, model.backbone.name), join(folder, model.heads.name)]);
    await files.fetch('lpips-squeeze');
    expect(await files.lpipsFile('squeeze')).not.toBeNull();
    expect(readdirSync(folder)).toEqual(before);
    expect(servers.backbone.asked).toEqual([]);
  });

  it('fetches nothing when a folder of the team lacks a file, and says what to do', async () => {
    const folder = temporaryFolder();
    const { files, servers } = await setUp({ offlineFolder: folder });
    expect((await files.list())[0].problem).toContain(folder);
    await expect(files.fetch('lpips-squeeze')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Put the file there') });
    expect(servers.heads.asked).toEqual([]);
  });

  it('fetches from a mirror by name', async () => {
    const mirror = await fileServer(heads);
    const { files, model } = await setUp({ mirror: mirror.url.replace('/weights.pth', '/models') });
    await files.fetch('lpips-squeeze').catch(() => undefined);
    expect(mirror.asked.map(({ path }) => path)).toEqual([`/models/${model.heads.name}`, `/models/${model.backbone.name}`]);
    expect((await files.list())[0].files[1]).toMatchObject({ state: 'verified', url: `${mirror.url.replace('/weights.pth', '/models')}/${model.heads.name}` });
  });

  it('takes a file from elsewhere by its checksum, whatever it is called', async () => {
    const { files, model } = await setUp();
    const path = join(temporaryFolder(), 'Downloads (3).bin');
    writeFileSync(path, heads);
    expect(await files.importFile(path)).toEqual({ id: 'lpips-squeeze', name: model.heads.name });
    expect((await files.list())[0].files.map(({ state }) => state)).toEqual(['missing', 'verified']);
    appendFileSync(path, 'x');
    await expect(files.importFile(path)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining(model.heads.name) });
    await expect(files.importFile(join(path, 'nothing'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('finds damage by size at once and by checksum when asked, and fetches anew', async () => {
    const { files, folder, put, model, servers } = await setUp();
    put(folder);
    const path = join(folder, model.backbone.name);
    const bytes = readFileSync(path);
    bytes[5000] ^= 1;
    writeFileSync(path, bytes);
    expect((await files.list())[0].files[0].state).toBe('there');
    await expect(files.lpipsFile('squeeze')).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining(path) });
    expect((await files.verify())[0].files.map(({ state }) => state)).toEqual(['damaged', 'verified']);
    expect((await files.list())[0]).toMatchObject({ isReady: false, bytesToFetch: backbone.length, problem: expect.stringContaining(path) });
    await files.fetch('lpips-squeeze');
    expect(servers.backbone.asked).toHaveLength(1);
    expect((await files.list())[0].isReady).toBe(true);
    appendFileSync(path, 'x');
    expect((await files.list())[0].files[0].state).toBe('damaged');
    expect(await files.lpipsFile('squeeze'), 'what was converted stays good').not.toBeNull();
  });

  it('converts anew when the converted file is damaged, gone or of another revision', async () => {
    const { files, folder, put } = await setUp();
    put(folder);
    const path = (await files.lpipsFile('squeeze'))!;
    const good = readFileSync(path);
    const changes = [
      () => writeFileSync(path, 'damaged'),
      () => rmSync(path),
      () => writeFileSync(`${path}.json`, readFileSync(`${path}.json`, 'utf8').replace(/"revision": \d+/, '"revision": 0')),
      () => writeFileSync(`${path}.json`, '{'),
    ];
    for (const change of changes) {
      change();
      expect(await files.lpipsFile('squeeze')).toBe(path);
      expect(Buffer.compare(readFileSync(path), good)).toBe(0);
    }
    const { mtimeMs } = statSync(path);
    await files.lpipsFile('squeeze');
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
  });

  it('keeps its word when the disk is full or refuses', async () => {
    const tiny = tryMount('tiny');
    const locked = tryMount('read-only');
    try {
      if (tiny) {
        const { config } = await setUp();
        const files = createModelFiles({ ...config, places: { ...config.places, folder: join(tiny.folder, 'models') }, freeBytes: async () => null });
        await expect(files.fetch('lpips-squeeze')).rejects.toMatchObject({ code: 'disk-full', message: expect.stringContaining(tiny.folder) });
        expect(readdirSync(join(tiny.folder, 'models')).filter((name) => name.includes('part'))).toEqual([]);
        const careful = createModelFiles({ ...config, places: { ...config.places, folder: join(tiny.folder, 'models') } });
        await expect(careful.fetch('lpips-squeeze')).rejects.toMatchObject({ code: 'disk-full', message: expect.stringContaining('no room') });
      }
      if (locked) {
        const { config } = await setUp();
        const files = createModelFiles({ ...config, places: { ...config.places, folder: join(locked.folder, 'models') } });
        await expect(files.fetch('lpips-squeeze')).rejects.toMatchObject({ code: 'read-only', message: expect.stringContaining(locked.folder) });
      }
    } finally {
      tiny?.release();
      locked?.release();
    }
  });
});

describe('modelPlaces', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/home/me/.cache/galley/models'],
    ['linux', { XDG_CACHE_HOME: '/big/cache' }, '/big/cache/galley/models'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/me/.cache/galley/models'],
    ['darwin', {}, '/home/me/Library/Caches/Galley/models'],
    ['win32', { LOCALAPPDATA: '/home/me/AppData/Local' }, '/home/me/AppData/Local/Galley/models'],
  ])('on %s with %j', (platform, environment, folder) => {
    expect(modelPlaces(environment, platform, '/home/me')).toEqual({ folder, offlineFolder: null, mirror: null });
  });

  it('reads GALLEY_MODELS as a folder or as an address', () => {
    expect(modelPlaces({ GALLEY_MODELS: '/team/models' })).toMatchObject({ offlineFolder: '/team/models', mirror: null });
    expect(modelPlaces({ GALLEY_MODELS: 'https://files.studio.test/models/' })).toMatchObject({
      offlineFolder: null,
      mirror: 'https://files.studio.test/models',
    });
  });
});

describe('the manifest', () => {
  it('names only whole checksums, official addresses and licences', () => {
    for (const { backbone: net, heads: head } of MODELS) {
      for (const file of [net, head]) {
        expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(file.url).toMatch(/^https:\/\/(download\.pytorch\.org|raw\.githubusercontent\.com\/richzhang)\//);
        expect(file.url.endsWith(file.name)).toBe(true);
        expect(file.licence).toMatch(/^BSD-/);
      }
      // PyTorch puts the first digits of the checksum into the name.
      expect(net.name).toContain(`-${net.sha256.slice(0, 8)}.pth`);
    }
    expect(MODELS.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual(['lpips-squeeze']);
  });
});
