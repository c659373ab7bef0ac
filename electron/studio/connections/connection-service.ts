import { setTimeout as wait } from 'node:timers/promises';
import {
  type Connection,
  type ConnectionInput,
  type ConnectionKindInfo,
  type ConnectionList,
  type ConnectionProposal,
  type ConnectionTest,
  connectionSchema,
  type ListedConnection,
} from '../../../shared/connections.ts';
import { AppError, toErrorShape } from '../../../shared/errors.ts';
import type { ModelStatus } from '../../../shared/routing.ts';
import type { ImportedWorkflow } from '../../../shared/workflows.ts';
import type { Adapter, AdapterKind, RemoteModel } from '../../models/remote-model.ts';
import { settingFieldsOf } from '../../models/setting-fields.ts';
import { importWorkflow } from '../../models/vendors/comfyui/import-workflow.ts';
import type { HttpClient } from '../../net/http-client.ts';
import type { ConnectionFile } from './connection-file.ts';
import type { Keys } from './keys.ts';
import { type ConnectionOffer, statusesOf } from './model-statuses.ts';

/** Connections to engines and vendors, one list for all projects of this person. */
export interface ConnectionService {
  list(): ConnectionList;
  /** Adds it, or replaces the one of the same id. @throws AppError invalid-input */
  save(connection: ConnectionInput): ListedConnection;
  /** Its key goes with it. @throws AppError not-found */
  remove(id: string): Promise<void>;
  /** null removes it. @throws AppError not-found | invalid-input | forbidden (this shell keeps no keys) */
  setKey(id: string, key: string | null): Promise<ListedConnection>;
  /** Asks the server something free. @throws AppError not-found */
  test(id: string, signal?: AbortSignal): Promise<ConnectionTest>;
  /** Servers on this machine and keys in the environment that no connection uses yet. */
  discover(signal?: AbortSignal): Promise<ConnectionProposal[]>;
  /** Reads the text of a ComfyUI workflow and says what Galley can set in it; nothing is kept. @throws AppError invalid-input */
  importWorkflow(json: string): ImportedWorkflow;
  /** Models of all connections, as routing sees them: the best way to each id. */
  statuses(): ModelStatus[];
  /** The ways to a model that can be used now, in the order of the connections; [] = none. */
  ways(modelId: string): RemoteModel[];
  /** The adapter of a connection; null = there is no such connection or it is switched off. */
  adapter(id: string): Adapter | null;
  /** Memory of a connection's accelerator by its newest test, bytes; null = not known. */
  memoryOf(id: string): number | null;
  dispose(): void;
}

export interface ConnectionServiceParts {
  file: ConnectionFile;
  kinds: readonly AdapterKind[];
  keys: Keys;
  http: HttpClient;
  /** Looks for servers on this machine. */
  discoverLocal: (http: HttpClient, signal: AbortSignal) => Promise<ConnectionProposal[]>;
  /** Routes and predictions may be others now. */
  onChange(): void;
  clock: () => Date;
  createId: () => string;
}

const TEST_MS = 15_000;
const DISCOVERY_MS = 4_000;

export function createConnectionService(parts: ConnectionServiceParts): ConnectionService {
  const { file, kinds, keys, http, clock, createId } = parts;
  const opened = new Map<string, Adapter>();
  const tests = new Map<string, ConnectionTest>();
  let connections = file.read();

  const kindOf = (connection: Connection) => kinds.find(({ kind }) => kind === connection.kind);
  const sleep = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal });
  const open = (connection: Connection): Adapter => {
    const kind = kindOf(connection);
    if (!kind) throw new AppError('invalid-input', `This Galley knows no connection of the kind “${connection.kind}”.`);
    return kind.open({ connection, key: () => keys.valueOf(connection), http, clock, createId, sleep });
  };
  const listed = (connection: Connection): ListedConnection => ({
    connection,
    key: keys.stateOf(connection),
    test: tests.get(connection.id) ?? null,
  });
  const find = (id: string): Connection => {
    const connection = connections.find((known) => known.id === id);
    if (!connection) throw new AppError('not-found', `There is no connection “${id}”.`, { details: { id } });
    return connection;
  };
  const hasKey = (connection: Connection) => !keys.stateOf(connection).isNeeded || keys.valueOf(connection) !== null;

  /** Another window of this person may have changed the list in between: only the one connection is changed. */
  function keep(id: string, change: (known: Connection[]) => Connection[]): void {
    const changed = change(file.read());
    file.write(changed);
    connections = changed;
    opened.get(id)?.dispose();
    opened.delete(id);
    tests.delete(id);
    parts.onChange();
  }

  function adapter(id: string): Adapter | null {
    const connection = connections.find((known) => known.id === id);
    if (!connection?.isEnabled) return null;
    const known = opened.get(id);
    if (known) return known;
    const made = open(connection);
    opened.set(id, made);
    return made;
  }

  /** Settings of an older Galley, or written by hand, may make no sense: such a connection offers nothing, says why, and the others go on. */
  function offerOf(connection: Connection): ConnectionOffer {
    const known = opened.get(connection.id);
    try {
      const asked = known ?? open(connection);
      const models = asked.models();
      if (!known) asked.dispose();
      return { models, fault: '' };
    } catch (error) {
      return { models: [], fault: toErrorShape(error).message };
    }
  }

  return {
    list: () => ({
      connections: connections.map(listed),
      kinds: kinds.map(infoOf),
      ...keys.storage,
    }),
    save(input) {
      const connection = checked(input);
      open(connection).dispose();
      keep(connection.id, (known) =>
        known.some(({ id }) => id === connection.id) ? known.map((other) => (other.id === connection.id ? connection : other)) : [...known, connection],
      );
      return listed(connection);
    },
    async remove(id) {
      const connection = find(id);
      if (keys.stateOf(connection).source === 'keychain') await keys.set(id, null);
      keep(id, (known) => known.filter((other) => other.id !== id));
    },
    async setKey(id, key) {
      find(id);
      await keys.set(id, key);
      tests.delete(id);
      parts.onChange();
      return listed(find(id));
    },
    async test(id, signal) {
      const connection = find(id);
      const limit = AbortSignal.timeout(TEST_MS);
      const tested = opened.get(id) ?? open(connection);
      try {
        const result = hasKey(connection)
          ? await tested.test(signal ? AbortSignal.any([signal, limit]) : limit)
          : withoutKey(keys.stateOf(connection).variable, clock());
        tests.set(id, result);
        return result;
      } finally {
        if (!opened.has(id)) tested.dispose();
      }
    },
    async discover(signal) {
      const limit = AbortSignal.timeout(DISCOVERY_MS);
      const local = await parts.discoverLocal(http, signal ? AbortSignal.any([signal, limit]) : limit);
      const taken = (proposal: ConnectionProposal) => connections.some(({ baseUrl }) => baseUrl === proposal.connection.baseUrl);
      // A key alone does not say where an endpoint of anybody's is.
      const hosted = kinds.filter(({ isKeyOptional }) => !isKeyOptional);
      const named = hosted.filter(({ kind }) => keys.variableOf(kind) !== null && !connections.some((known) => known.kind === kind));
      return [...local.filter((proposal) => !taken(proposal)), ...named.map((kind) => fromEnvironment(kind, keys.variableOf(kind.kind)!))];
    },
    importWorkflow,
    statuses: () => statusesOf(connections, hasKey, keys, kinds, offerOf),
    ways: (modelId) =>
      connections
        .filter((connection) => connection.isEnabled && hasKey(connection) && connection.models.some(({ id }) => id === modelId))
        .filter((connection) => offerOf(connection).fault === '')
        .flatMap(({ id }) => adapter(id)?.models() ?? [])
        .filter(({ id }) => id === modelId),
    adapter,
    memoryOf: (id) => tests.get(id)?.memory?.totalBytes ?? null,
    dispose() {
      for (const each of opened.values()) each.dispose();
      opened.clear();
    },
  };
}

function infoOf(adapterKind: AdapterKind): ConnectionKindInfo {
  const { kind, label, defaultBaseUrl, keyVariables, defaultModels, isFree = false, unknowns = [], publishesPrices = true, settings } = adapterKind;
  return {
    kind,
    label,
    defaultBaseUrl,
    keyVariables: [...keyVariables],
    defaultModels,
    isPaid: !isFree,
    unknowns: [...unknowns],
    publishesPrices,
    connectionSettings: settingFieldsOf(settings?.connection),
    modelSettings: settingFieldsOf(settings?.model),
  };
}

/** @throws AppError invalid-input that names the field */
function checked(input: ConnectionInput): Connection {
  const parsed = connectionSchema.safeParse({ ...input, baseUrl: String(input.baseUrl).trim().replace(/\/+$/, '') });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('invalid-input', `The connection's ${issue.path.join('.') || 'data'} is not right: ${issue.message}.`, {
      details: { path: issue.path.map(String) },
    });
  }
  const { username, password } = new URL(parsed.data.baseUrl);
  if (username || password)
    throw new AppError('invalid-input', 'The address holds a name or a password, and it is written to a file: give them as the key instead.');
  const ids = parsed.data.models.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new AppError('invalid-input', `The connection offers “${twice}” twice.`);
  return parsed.data;
}

function withoutKey(variable: string | null, now: Date): ConnectionTest {
  const message = `No key is set. Enter one, or set ${variable ?? 'it'} in the environment before Galley starts.`;
  return { at: now.toISOString(), isOk: false, latencyMs: null, messages: [message], balance: null, vendorModels: [], memory: null };
}

function fromEnvironment({ kind, label, defaultBaseUrl, defaultModels }: AdapterKind, variable: string): ConnectionProposal {
  return {
    connection: { id: kind, kind, label, baseUrl: defaultBaseUrl, isEnabled: true, models: defaultModels, options: {} },
    reason: `${variable} is set in the environment.`,
  };
}
