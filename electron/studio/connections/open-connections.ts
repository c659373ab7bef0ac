import { randomUUID } from 'node:crypto';
import { discoverLocal } from '../../models/vendors/discover-local.ts';
import { adapterKinds } from '../../models/vendors/index.ts';
import { createHttpClient } from '../../net/http-client.ts';
import { type ConnectionFile, connectionsPath, createConnectionFile, createPassingConnections } from './connection-file.ts';
import { type ConnectionService, createConnectionService } from './connection-service.ts';
import { createEnvironmentVault } from './environment-vault.ts';
import type { KeyVault } from './key-vault.ts';
import { createKeys } from './keys.ts';

/** Whose connections and keys a studio works with. */
export interface ConnectionsConfig {
  environment: NodeJS.ProcessEnv;
  file: ConnectionFile;
  vault: KeyVault;
}

/** Those of the person whose environment it is; keys come from there too, unless a vault is given. */
export function personalConnections(environment: NodeJS.ProcessEnv, vault: KeyVault = createEnvironmentVault()): ConnectionsConfig {
  return { environment, vault, file: createConnectionFile(connectionsPath(environment)) };
}

/** The connections of the person whose environment it is, for one piece of work; closed when it ends. @throws AppError as openConnections, and what the work throws */
export async function withPersonalConnections<Result>(
  environment: NodeJS.ProcessEnv,
  work: (connections: ConnectionService) => Result | Promise<Result>,
): Promise<Result> {
  const config = personalConnections(environment);
  const connections = await openConnections({ config, onChange: () => {}, clock: () => new Date(), createId: randomUUID });
  try {
    return await work(connections);
  } finally {
    connections.dispose();
  }
}

export interface OpenConnectionsParts {
  /** null = none, and none is kept. */
  config: ConnectionsConfig | null;
  onChange(): void;
  clock: () => Date;
  createId: () => string;
}

/** Silence after which a host that works on a request counts as dead: some engines block for minutes. */
const IDLE_MS = 15 * 60_000;

/** @throws AppError invalid-input when the file of connections cannot be understood; what the vault throws */
export async function openConnections({ config, onChange, clock, createId }: OpenConnectionsParts): Promise<ConnectionService> {
  const { environment, file, vault } = config ?? { environment: {}, file: createPassingConnections(), vault: createEnvironmentVault() };
  const kinds = adapterKinds();
  const keys = createKeys(vault, environment, kinds);
  await keys.load();
  return createConnectionService({
    file,
    kinds,
    keys,
    http: createHttpClient({ environment, idleMs: IDLE_MS }),
    discoverLocal,
    onChange,
    clock,
    createId,
  });
}
