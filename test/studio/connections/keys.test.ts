import { describe, expect, it } from 'vitest';
import { adapterKinds } from '../../../electron/models/vendors/index.ts';
import { createEnvironmentVault } from '../../../electron/studio/connections/environment-vault.ts';
import { createKeys } from '../../../electron/studio/connections/keys.ts';
import { CONNECTION_KINDS } from '../../../shared/connections.ts';

describe('Keys of the kinds that there are', () => {
  it('are needed by services that are paid, and by no engine or endpoint of a team’s own', () => {
    const keys = createKeys(createEnvironmentVault(), {}, adapterKinds());
    const needing = CONNECTION_KINDS.filter((kind) => keys.stateOf({ id: 'c', kind }).isNeeded);
    expect(needing).toEqual(['stability', 'openai', 'ideogram', 'replicate', 'fal']);
  });

  it('come from the environment for an endpoint that asks for one', () => {
    const keys = createKeys(createEnvironmentVault(), { GALLEY_ENDPOINT_KEY: 'house-key' }, adapterKinds());
    const connection = { id: 'c', kind: 'generic' as const };
    expect(keys.valueOf(connection)).toBe('house-key');
    expect(keys.stateOf(connection)).toEqual({ isNeeded: false, source: 'environment', variable: 'GALLEY_ENDPOINT_KEY' });
  });
});
