import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Adapter, AdapterKind, AdapterParts } from '../../../electron/models/remote-model.ts';
import { createHttpClient } from '../../../electron/net/http-client.ts';
import { connectionsPath, createConnectionFile } from '../../../electron/studio/connections/connection-file.ts';
import { createConnectionService } from '../../../electron/studio/connections/connection-service.ts';
import { createEnvironmentVault } from '../../../electron/studio/connections/environment-vault.ts';
import type { KeyVault } from '../../../electron/studio/connections/key-vault.ts';
import { createKeys } from '../../../electron/studio/connections/keys.ts';
import type { ConnectionInput, ConnectionTest } from '../../../shared/connections.ts';
import { AppError } from '../../../shared/errors.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CANARY = 'canary-7f3a9c';
const MODEL = { id: 'house-model', label: 'House model', vendorModel: 'house', assumedUsd: null, options: {} };
const HOUSE: ConnectionInput = { id: 'house', kind: 'generic', label: 'House server', baseUrl: 'http://127.0.0.1:9/api/', models: [MODEL] };

function kindOf(kind: AdapterKind['kind'], keyVariables: string[], opened: AdapterParts[] = []): AdapterKind {
  return {
    kind,
    label: `Vendor ${kind}`,
    defaultBaseUrl: 'https://vendor.test',
    keyVariables,
    defaultModels: [MODEL],
    open(parts) {
      if (parts.connection.options.broken) throw new AppError('invalid-input', 'The option “broken” is not allowed.');
      opened.push(parts);
      return adapterOf(parts);
    },
  };
}

function adapterOf({ connection, key }: AdapterParts): Adapter {
  const tested: ConnectionTest = {
    at: '',
    isOk: true,
    latencyMs: 1,
    messages: [`key has ${key()?.length ?? 0} signs`],
    balance: null,
    vendorModels: [],
    memory: null,
  };
  return {
    limits: { requestsInFlight: null, imagesInFlight: null, rate: null },
    models: () => connection.models.map(({ id, label }) => ({ id, label, connectionId: connection.id, capabilities: {} }) as never),
    test: async () => tested,
    dispose: () => undefined,
  };
}

function memoryVault(): KeyVault & { kept: Record<string, string> } {
  const kept: Record<string, string> = {};
  return {
    kept,
    canStore: true,
    description: 'In memory.',
    load: async () => ({ ...kept }),
    async store(id, key) {
      if (key === null) delete kept[id];
      else kept[id] = key;
    },
  };
}

async function setUp({ environment = {}, vault = memoryVault() as KeyVault } = {}) {
  const path = join(temporaryFolder(), 'settings', 'connections.json');
  const opened: AdapterParts[] = [];
  const kinds = [kindOf('generic', [], opened), kindOf('stability', ['STABILITY_API_KEY'], opened)];
  const keys = createKeys(vault, environment, kinds);
  await keys.load();
  let changes = 0;
  const service = createConnectionService({
    file: createConnectionFile(path),
    kinds,
    keys,
    http: createHttpClient({ environment: {} }),
    discoverLocal: async () => [
      {
        connection: { id: 'comfyui', kind: 'comfyui', label: 'ComfyUI', baseUrl: 'http://127.0.0.1:8188', isEnabled: true, models: [], options: {} },
        reason: 'It answers.',
      },
    ],
    onChange: () => changes++,
    clock: () => new Date('2026-11-01T00:00:00Z'),
    createId: () => 'id',
  });
  return { service, path, opened, vault, changes: () => changes };
}

const PAID: ConnectionInput = {
  id: 'stability',
  kind: 'stability',
  label: 'Stability',
  baseUrl: 'https://vendor.test',
  models: [{ ...MODEL, id: 'sd3.5-large' }],
};

describe('connections', () => {
  it('are kept in a file for all projects, offer their models, and go', async () => {
    const { service, path, changes } = await setUp();
    service.save(HOUSE);
    expect(service.statuses()).toEqual([
      { id: 'house-model', label: 'House model', vendor: 'Vendor generic, House server', isAvailable: true, reason: '', isBuiltIn: false },
    ]);
    expect(service.ways('house-model')).toHaveLength(1);
    expect(createConnectionFile(path).read()).toMatchObject([{ id: 'house', baseUrl: 'http://127.0.0.1:9/api', isEnabled: true }]);
    service.save({ ...HOUSE, isEnabled: false });
    expect(service.statuses()[0]).toMatchObject({ isAvailable: false, reason: 'The connection House server is switched off.' });
    expect(service.ways('house-model')).toEqual([]);
    await service.remove('house');
    expect(service.list().connections).toEqual([]);
    expect(changes()).toBe(3);
    await expect(service.remove('house')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leave alone what another window added in between', async () => {
    const { service, path } = await setUp();
    service.save(HOUSE);
    const other = createConnectionFile(path);
    other.write([...other.read(), { ...other.read()[0], id: 'second' }]);
    service.save({ ...HOUSE, label: 'Renamed' });
    expect(other.read().map(({ id, label }) => [id, label])).toEqual([
      ['house', 'Renamed'],
      ['second', 'House server'],
    ]);
  });

  it('need their key, say which variable holds it, and never show it', async () => {
    const { service, path } = await setUp();
    service.save(PAID);
    expect(service.statuses()[0].reason).toContain('STABILITY_API_KEY');
    expect(await service.test('stability')).toMatchObject({ isOk: false, messages: [expect.stringContaining('STABILITY_API_KEY')] });
    const listed = await service.setKey('stability', ` ${CANARY} `);
    expect(listed.key).toEqual({ isNeeded: true, source: 'keychain', variable: 'STABILITY_API_KEY' });
    expect(service.ways('sd3.5-large')).toHaveLength(1);
    expect(await service.test('stability')).toMatchObject({ isOk: true, messages: [`key has ${CANARY.length} signs`] });
    expect(JSON.stringify([service.list(), service.statuses(), readFileSync(path, 'utf8')])).not.toContain(CANARY);
    await service.setKey('stability', null);
    expect(service.ways('sd3.5-large')).toEqual([]);
  });

  it('take keys from the environment where nothing can be kept', async () => {
    const { service } = await setUp({ environment: { STABILITY_API_KEY: CANARY }, vault: createEnvironmentVault() });
    service.save(PAID);
    expect(service.list().connections[0].key).toEqual({ isNeeded: true, source: 'environment', variable: 'STABILITY_API_KEY' });
    expect(service.list().canStoreKeys).toBe(false);
    await expect(service.setKey('stability', 'other')).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('environment') });
  });

  it('are proposed for local servers and for keys in the environment, until they are there', async () => {
    const { service } = await setUp({ environment: { STABILITY_API_KEY: CANARY } });
    expect((await service.discover()).map(({ connection, reason }) => [connection.id, reason])).toEqual([
      ['comfyui', 'It answers.'],
      ['stability', 'STABILITY_API_KEY is set in the environment.'],
    ]);
    service.save(PAID);
    expect((await service.discover()).map(({ connection }) => connection.id)).toEqual(['comfyui']);
  });

  it.each<[string, Partial<ConnectionInput>, RegExp]>([
    ['an address with a password', { baseUrl: 'http://me:secret@127.0.0.1/' }, /as the key/],
    ['an address of another kind', { baseUrl: 'file:///etc/passwd' }, /baseUrl/],
    ['a model twice', { models: [MODEL, MODEL] }, /twice/],
    ['options that the adapter refuses', { options: { broken: true } }, /broken/],
    ['a kind that is not known here', { kind: 'fal' }, /fal/],
  ])('refuse %s', async (_, change, message) => {
    const { service, path } = await setUp();
    const failing = () => service.save({ ...HOUSE, ...change });
    expect(failing).toThrow(message);
    expect(failing).not.toThrow(/secret/);
    expect(existsSync(path)).toBe(false);
  });

  it('refuse keys that no header can carry', async () => {
    const { service } = await setUp();
    service.save(PAID);
    for (const key of ['', '  ', 'a\nb', 'schlüssel']) await expect(service.setKey('stability', key)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('leave a file alone that they do not understand, and say where it is', async () => {
    const path = join(temporaryFolder(), 'connections.json');
    writeFileSync(path, '{"connections": [{"id": 7}]}');
    expect(() => createConnectionFile(path).read()).toThrow(path);
    expect(readFileSync(path, 'utf8')).toContain('7');
  });

  it('pass over one whose settings make no sense, and say what is wrong with it', async () => {
    const { service, path } = await setUp();
    service.save(HOUSE);
    const [house] = createConnectionFile(path).read();
    createConnectionFile(path).write([{ ...house, id: 'odd', label: 'Odd server', models: [{ ...MODEL, id: 'odd-model' }], options: { broken: true } }, house]);
    service.save({ ...HOUSE, label: 'House' });
    expect(service.ways('odd-model')).toEqual([]);
    expect(service.statuses()).toMatchObject([
      { id: 'odd-model', isAvailable: false, reason: 'The connection Odd server cannot be used: The option “broken” is not allowed.' },
      { id: 'house-model', isAvailable: true },
    ]);
    expect(service.ways('house-model')).toHaveLength(1);
  });

  it('lie where this system keeps settings', () => {
    expect(connectionsPath({}, 'linux', '/home/ada')).toBe('/home/ada/.config/galley/connections.json');
    expect(connectionsPath({ XDG_CONFIG_HOME: '/etc/ada' }, 'linux', '/home/ada')).toBe('/etc/ada/galley/connections.json');
    expect(connectionsPath({}, 'darwin', '/Users/ada')).toBe('/Users/ada/Library/Application Support/Galley/connections.json');
    expect(connectionsPath({ GALLEY_CONNECTIONS: '/team/connections.json' }, 'linux', '/home/ada')).toBe('/team/connections.json');
  });
});
