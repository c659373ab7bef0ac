import type { KeyVault } from '../studio/connections/key-vault.ts';
import type { Calls } from './host-messages.ts';
import type { KeychainContent } from './keychain.ts';

/** The desktop's keychain as the studio's process sees it: only Electron's main process can open it. */
export async function openKeychainVault(calls: Calls): Promise<KeyVault> {
  const { canStore, description, keys } = await calls.call<KeychainContent>('readKeychain');
  return {
    canStore,
    description,
    load: async () => keys,
    store: (connectionId, key) => calls.call('storeKey', connectionId, key),
  };
}
