import type { ConnectionKind, KeyState, ListedConnection } from '../../shared/connections.ts';

export type ConnectionLight = 'good' | 'bad' | 'off' | 'unknown';

/** How a connection stands, for the mark in the list: its newest test, or what keeps it from working. */
export function lightOf({ connection, key, test }: ListedConnection): ConnectionLight {
  if (!connection.isEnabled) return 'off';
  if (key.isNeeded && key.source === null) return 'bad';
  return test === null ? 'unknown' : test.isOk ? 'good' : 'bad';
}

/** The same in words. */
export function stateWords(listed: ListedConnection): string {
  const { connection, key, test } = listed;
  if (!connection.isEnabled) return 'Switched off';
  if (key.isNeeded && key.source === null) return 'No key yet';
  if (test === null) return 'Not tested since the start';
  if (!test.isOk) return 'Does not work';
  return test.latencyMs === null ? 'Works' : `Works, ${Math.round(test.latencyMs)} ms`;
}

export function keyWords({ source, variable }: KeyState): string {
  if (source === 'keychain') return 'A key is kept in this system’s keychain.';
  if (source === 'environment') return `The key comes from the environment (${variable}).`;
  return variable === null ? 'No key is set.' : `No key is set. Galley also takes it from ${variable} in the environment.`;
}

/** Where all is written that is known of a kind of connection, in docs/. */
export const GUIDES: Record<ConnectionKind, string> = {
  comfyui: 'engines.md',
  a1111: 'engines.md',
  stability: 'hosted-models.md',
  openai: 'hosted-models.md',
  ideogram: 'hosted-models.md',
  replicate: 'any-endpoint.md',
  fal: 'any-endpoint.md',
  generic: 'any-endpoint.md',
};
