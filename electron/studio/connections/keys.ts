import type { Connection, KeyState } from '../../../shared/connections.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AdapterKind } from '../../models/remote-model.ts';
import type { KeyVault } from './key-vault.ts';

/** Keys of connections. They live in memory and in the vault; nothing here is ever written to the project. */
export interface Keys {
  /** Whether and where they can be kept, in a whole sentence. */
  readonly storage: { canStoreKeys: boolean; keyStorage: string };
  /** Reads the vault; until then only the environment's keys are known. */
  load(): Promise<void>;
  /** null = there is none. */
  valueOf(connection: Pick<Connection, 'id' | 'kind'>): string | null;
  stateOf(connection: Pick<Connection, 'id' | 'kind'>): KeyState;
  /** @throws AppError invalid-input | forbidden (this shell keeps no keys) */
  set(connectionId: string, key: string | null): Promise<void>;
  /** The variable of a kind that is set; null = none is. */
  variableOf(kind: Connection['kind']): string | null;
}

/** Printable ASCII: what a header can carry. */
const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,4094}[\x21-\x7e])?$/;

export function createKeys(vault: KeyVault, environment: NodeJS.ProcessEnv, kinds: readonly AdapterKind[]): Keys {
  let stored: Record<string, string> = {};
  const kindOf = (kind: Connection['kind']) => kinds.find((known) => known.kind === kind);
  const variablesOf = (kind: Connection['kind']) => kindOf(kind)?.keyVariables ?? [];
  const variableOf = (kind: Connection['kind']) => variablesOf(kind).find((name) => environment[name]) ?? null;

  return {
    storage: { canStoreKeys: vault.canStore, keyStorage: vault.description },
    async load() {
      stored = await vault.load();
    },
    valueOf({ id, kind }) {
      const variable = variableOf(kind);
      return (Object.hasOwn(stored, id) ? stored[id] : variable && environment[variable]) || null;
    },
    stateOf({ id, kind }) {
      const variable = variableOf(kind);
      const source = Object.hasOwn(stored, id) ? 'keychain' : variable ? 'environment' : null;
      return { isNeeded: variablesOf(kind).length > 0 && !kindOf(kind)?.isKeyOptional, source, variable: variable ?? variablesOf(kind)[0] ?? null };
    },
    async set(connectionId, key) {
      const trimmed = key?.trim() ?? null;
      if (trimmed !== null && !KEY.test(trimmed)) throw new AppError('invalid-input', 'A key has letters, digits and signs of ASCII only, and at least one.');
      await vault.store(connectionId, trimmed);
      const { [connectionId]: _, ...others } = stored;
      stored = trimmed === null ? others : { ...others, [connectionId]: trimmed };
    },
    variableOf,
  };
}
