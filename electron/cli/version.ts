import { readFileSync } from 'node:fs';

/** Galley's version: from package.json, which lies two folders up from source and one up from the bundle. */
export function version(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (name === 'galley') return version;
    } catch {
      // Not there: the other layout.
    }
  }
  return 'unknown';
}
