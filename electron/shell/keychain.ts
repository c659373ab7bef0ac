import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import { AppError } from '../../shared/errors.ts';

/** What the studio's process is told about keys, and the keys. */
export interface KeychainContent {
  canStore: boolean;
  description: string;
  keys: Record<string, string>;
}

export interface Keychain {
  read(): KeychainContent;
  /** null removes it. @throws AppError forbidden when the system has no keychain */
  store(connectionId: string, key: string | null): void;
}

const NO_KEYCHAIN =
  'This desktop has no keychain that is locked (on Linux: gnome-keyring or KWallet), so Galley keeps no keys: set them as environment variables before it starts.';
const KEPT = 'Keys are kept in a file that only the system’s keychain can open.';

/** Keys encrypted by the system's keychain (Electron's safeStorage), in keys.json of the app's own folder: connection → ciphertext in base64. */
export function createKeychain(path = join(app.getPath('userData'), 'keys.json')): Keychain {
  return {
    read() {
      if (!isLocked()) return { canStore: false, description: NO_KEYCHAIN, keys: {} };
      const keys: Record<string, string> = {};
      for (const [id, ciphertext] of Object.entries(readFile(path))) {
        const key = decrypted(ciphertext);
        if (key !== null) keys[id] = key;
      }
      return { canStore: true, description: KEPT, keys };
    },
    store(connectionId, key) {
      if (!isLocked()) throw new AppError('forbidden', NO_KEYCHAIN);
      const kept = new Map(Object.entries(readFile(path)));
      if (key === null) kept.delete(connectionId);
      else kept.set(connectionId, safeStorage.encryptString(key).toString('base64'));
      writeFile(path, Object.fromEntries(kept));
    },
  };
}

/** Without a keychain Chromium falls back to a password that is the same everywhere: that keeps no secret. */
function isLocked(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

/** null = another keychain made it: the person enters the key again. */
function decrypted(ciphertext: string): string | null {
  try {
    return safeStorage.decryptString(Buffer.from(ciphertext, 'base64'));
  } catch {
    return null;
  }
}

function readFile(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch {
    // Missing or damaged: no key can be had from it.
    return {};
  }
}

function writeFile(path: string, content: Record<string, string>): void {
  const temporary = `${path}.tmp`;
  try {
    writeFileSync(temporary, JSON.stringify(content), { mode: 0o600, flush: true });
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}
