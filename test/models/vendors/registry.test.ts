import { describe, expect, it } from 'vitest';
import type { AdapterParts } from '../../../electron/models/remote-model.ts';
import { adapterKinds, openAdapter } from '../../../electron/models/vendors/index.ts';
import { CONNECTION_KINDS, connectionSchema } from '../../../shared/connections.ts';

const parts: Omit<AdapterParts, 'connection'> = {
  key: () => 'a-key',
  http: { send: () => Promise.reject(new Error('Nothing is sent when a connection is opened.')) },
  clock: () => new Date(0),
  createId: () => 'id',
  sleep: () => Promise.resolve(),
};

describe('The kinds of connections', () => {
  it('are all there, once each', () => {
    expect(
      adapterKinds()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual([...CONNECTION_KINDS].sort());
  });

  it.each(adapterKinds())(
    '$label opens with what a new connection has, and offers every model of it',
    ({ kind, label, defaultBaseUrl, defaultModels, keyVariables }) => {
      const connection = connectionSchema.parse({ id: kind, kind, label, baseUrl: defaultBaseUrl, models: structuredClone(defaultModels) });
      // What is kept in a file is read back the same.
      expect(connectionSchema.parse(JSON.parse(JSON.stringify(connection)))).toEqual(connection);
      const adapter = openAdapter(connection, parts);
      expect(adapter.models().map(({ id, connectionId, host }) => ({ id, connectionId, host }))).toEqual(
        defaultModels.map(({ id }) => ({ id, connectionId: kind, host: new URL(defaultBaseUrl).host })),
      );
      for (const variable of keyVariables) expect(variable).toMatch(/^[A-Z][A-Z0-9_]+$/);
      adapter.dispose();
    },
  );

  it('say which one is not known', () => {
    const connection = { ...connectionSchema.parse({ id: 'x', kind: 'fal', label: 'X', baseUrl: 'http://127.0.0.1:9' }), kind: 'dream' as never };
    expect(() => openAdapter(connection, parts)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
