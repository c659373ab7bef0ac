import { AppError } from '../../../shared/errors.ts';
import type { KeyVault } from './key-vault.ts';

const DESCRIPTION =
  'This shell keeps no keys: set them as environment variables before Galley starts, or use the desktop app, which keeps them in the system’s keychain.';

/** Keeps nothing: keys come from the environment alone. */
export function createEnvironmentVault(): KeyVault {
  return {
    canStore: false,
    description: DESCRIPTION,
    load: async () => ({}),
    async store() {
      throw new AppError('forbidden', DESCRIPTION);
    },
  };
}
