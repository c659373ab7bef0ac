import type { ConnectionKind, KeyState, ListedConnection } from '../../shared/connections.ts';
import { t } from '../words/t.ts';

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
  if (!connection.isEnabled) return t('Switched off');
  if (key.isNeeded && key.source === null) return t('No key yet');
  if (test === null) return t('Not tested since the start');
  if (!test.isOk) return t('Does not work');
  return test.latencyMs === null ? t('Works') : t('Works, {ms} ms', { ms: Math.round(test.latencyMs) });
}

export function keyWords({ source, variable }: KeyState): string {
  if (source === 'keychain') return t('A key is kept in this system’s keychain.');
  if (source === 'environment') return t('The key comes from the environment ({variable}).', { variable });
  return variable === null ? t('No key is set.') : t('No key is set. Galley also takes it from {variable} in the environment.', { variable });
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
