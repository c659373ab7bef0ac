import { describe, expect, it } from 'vitest';
import { lightOf, stateWords } from '../../../renderer/models/connection-words.ts';
import { createModelsStore, type ModelsStoreOptions } from '../../../renderer/models/store.ts';
import type { ConnectionTest, ListedConnection } from '../../../shared/connections.ts';
import { AppError } from '../../../shared/errors.ts';
import { createFakeConnections, FAKE_KINDS } from '../fakes/fake-connections.ts';

const PASSED: ConnectionTest = {
  at: '2026-11-01T08:00:00Z',
  isOk: true,
  latencyMs: 42,
  messages: ['It answers.'],
  balance: null,
  vendorModels: [],
  memory: null,
};

function setUp() {
  const fake = createFakeConnections();
  const events: string[] = [];
  const listed = (id: string): ListedConnection => ({
    connection: fake.connections.find((known) => known.id === id)!,
    key: { isNeeded: true, source: fake.keys.has(id) ? 'keychain' : null, variable: 'STABILITY_API_KEY' },
    test: fake.tests.get(id) ?? null,
  });
  const api = {
    list: async () => ({ connections: fake.connections.map(({ id }) => listed(id)), kinds: FAKE_KINDS, canStoreKeys: true, keyStorage: '' }),
    async save({ connection }: { connection: ListedConnection['connection'] }) {
      if (connection.label === '') throw new AppError('invalid-input', 'It needs a name.');
      fake.connections = [...fake.connections.filter(({ id }) => id !== connection.id), connection];
      return listed(connection.id);
    },
    async remove({ id }: { id: string }) {
      fake.connections = fake.connections.filter((known) => known.id !== id);
    },
    async setKey({ id, key }: { id: string; key: string | null }) {
      if (key === null) fake.keys.delete(id);
      else fake.keys.set(id, key);
      return listed(id);
    },
    async test({ id }: { id: string }) {
      events.push(`test ${id}`);
      fake.tests.set(id, PASSED);
      return PASSED;
    },
    discover: async () => fake.proposals,
  } as unknown as ModelsStoreOptions['api'];
  const store = createModelsStore({
    api,
    onChanged: () => events.push('changed'),
    onSaved: ({ id }) => events.push(`saved ${id}`),
    onError: (error) => events.push((error as Error).message),
  });
  return { store, fake, events };
}

describe('the models page', () => {
  it('makes a connection of a kind, with its usual models, saves it and asks its server', async () => {
    const { store, fake, events } = setUp();
    await store.getState().load();
    store.getState().begin('stability');
    expect(store.getState()).toMatchObject({ isNew: true, draft: { id: 'stability', label: 'Stability AI', models: [{ id: 'sd3.5-large' }] } });
    await store.getState().save();
    expect(fake.connections.map(({ id }) => id)).toEqual(['stability']);
    expect(events).toEqual(expect.arrayContaining(['changed', 'saved stability', 'test stability']));
    expect(store.getState()).toMatchObject({ isNew: false, isEdited: false });
    store.getState().begin('stability');
    expect(store.getState().draft?.id).toBe('stability-2');
  });

  it('keeps what is typed when it cannot be saved', async () => {
    const { store, events } = setUp();
    await store.getState().load();
    store.getState().begin('comfyui');
    store.getState().edit({ label: '' });
    await store.getState().save();
    expect(events).toEqual([]);
    expect(store.getState()).toMatchObject({ isNew: true, isEdited: true, isSaving: false, problem: 'It needs a name.', draft: { label: '' } });
    store.getState().edit({ label: 'House' });
    expect(store.getState().problem).toBe('');
    store.getState().discard();
    expect(store.getState().draft).toBeNull();
  });

  it('connects what was found here, and no longer proposes it', async () => {
    const { store, fake } = setUp();
    fake.proposals = [
      {
        connection: { id: 'comfyui', kind: 'comfyui', label: 'ComfyUI', baseUrl: 'http://127.0.0.1:8188', isEnabled: true, models: [], options: {} },
        reason: 'It answers.',
      },
    ];
    await store.getState().load();
    await store.getState().take(store.getState().proposals![0]);
    expect(store.getState().proposals).toEqual([]);
    expect(store.getState().list!.connections.map(({ connection }) => connection.baseUrl)).toEqual(['http://127.0.0.1:8188']);
  });

  it('sets a key without keeping it, and removes a connection', async () => {
    const { store, fake } = setUp();
    await store.getState().load();
    store.getState().begin('stability');
    await store.getState().save();
    await store.getState().setKey('stability', 'canary');
    expect(fake.keys.get('stability')).toBe('canary');
    expect(JSON.stringify(store.getState())).not.toContain('canary');
    await store.getState().remove('stability');
    expect(store.getState()).toMatchObject({ draft: null, list: { connections: [] } });
  });
});

describe('how a connection stands', () => {
  const connection = { id: 'a', kind: 'stability' as const, label: 'A', baseUrl: 'https://a.test', isEnabled: true, models: [], options: {} };
  const key = { isNeeded: true, source: 'keychain' as const, variable: null };
  it.each<[Partial<ListedConnection>, string, string]>([
    [{}, 'unknown', 'Not tested since the start'],
    [{ test: PASSED }, 'good', 'Works, 42 ms'],
    [{ test: { ...PASSED, isOk: false } }, 'bad', 'Does not work'],
    [{ key: { ...key, source: null } }, 'bad', 'No key yet'],
    [{ connection: { ...connection, isEnabled: false } }, 'off', 'Switched off'],
  ])('%j is %s: %s', (change, light, words) => {
    const listed = { connection, key, test: null, ...change };
    expect([lightOf(listed), stateWords(listed)]).toEqual([light, words]);
  });
});
