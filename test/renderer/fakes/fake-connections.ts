import { implement } from '@orpc/server';
import { importWorkflow } from '../../../electron/models/vendors/comfyui/import-workflow.ts';
import type { Connection, ConnectionKindInfo, ConnectionProposal, ConnectionTest, ListedConnection } from '../../../shared/connections.ts';
import { contract } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/errors.ts';

/** Connections in memory: nothing is asked over a network. */
export interface FakeConnections {
  connections: Connection[];
  keys: Map<string, string>;
  tests: Map<string, ConnectionTest>;
  proposals: ConnectionProposal[];
  canStoreKeys: boolean;
}

export const FAKE_KINDS: ConnectionKindInfo[] = [
  { kind: 'comfyui', label: 'ComfyUI', defaultBaseUrl: 'http://127.0.0.1:8188', keyVariables: [], defaultModels: [], isPaid: false, unknowns: [] },
  {
    kind: 'stability',
    label: 'Stability AI',
    defaultBaseUrl: 'https://api.stability.ai',
    keyVariables: ['STABILITY_API_KEY'],
    defaultModels: [{ id: 'sd3.5-large', label: 'Stable Diffusion 3.5 Large', vendorModel: 'sd3.5-large', assumedUsd: null, options: {} }],
    isPaid: true,
    unknowns: ['Whether a blurred picture is billed.'],
  },
];

export function createFakeConnections(): FakeConnections {
  return { connections: [], keys: new Map(), tests: new Map(), proposals: [], canStoreKeys: true };
}

export function connectionsRoutes(fake: FakeConnections) {
  const os = implement(contract).connections;
  const listed = (connection: Connection): ListedConnection => {
    const variable = FAKE_KINDS.find(({ kind }) => kind === connection.kind)?.keyVariables[0] ?? null;
    const key = { isNeeded: variable !== null, source: fake.keys.has(connection.id) ? ('keychain' as const) : null, variable };
    return { connection, key, test: fake.tests.get(connection.id) ?? null };
  };
  const find = (id: string) => {
    const connection = fake.connections.find((known) => known.id === id);
    if (!connection) throw new AppError('not-found', `There is no connection ${id}.`);
    return connection;
  };
  return {
    list: os.list.handler(() => ({
      connections: fake.connections.map(listed),
      kinds: FAKE_KINDS,
      canStoreKeys: fake.canStoreKeys,
      keyStorage: fake.canStoreKeys ? 'Keys are kept in the keychain.' : 'This shell keeps no keys.',
    })),
    save: os.save.handler(({ input: { connection } }) => {
      fake.connections = [...fake.connections.filter(({ id }) => id !== connection.id), connection];
      return listed(connection);
    }),
    remove: os.remove.handler(({ input: { id } }) => {
      fake.connections = fake.connections.filter((known) => known.id !== find(id).id);
    }),
    setKey: os.setKey.handler(({ input: { id, key } }) => {
      if (key === null) fake.keys.delete(id);
      else fake.keys.set(id, key);
      return listed(find(id));
    }),
    test: os.test.handler(({ input: { id } }) => {
      const result: ConnectionTest = {
        at: '2026-11-01T08:00:00.000Z',
        isOk: true,
        latencyMs: 42,
        messages: ['It answers.'],
        balance: '812 credits',
        vendorModels: [],
        memory: null,
      };
      fake.tests.set(find(id).id, result);
      return result;
    }),
    discover: os.discover.handler(() => fake.proposals),
    resting: os.resting.handler(() => []),
    importWorkflow: os.importWorkflow.handler(({ input }) => importWorkflow(input.json)),
  };
}
