import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The file that a thread begins with. Bundled, all are files in dist/. From source it lies beside what it works for, unless `GALLEY_THREADS` names the folder of bundled
 * ones: those start in a quarter of the time, which counts where threads begin and end by the thousand (tests).
 * @param folder in electron/
 * @param name without its ending
 */
export function threadEntry(folder: string, name: string): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  if (!import.meta.url.endsWith('.ts')) return join(here, `${name}.js`);
  const { GALLEY_THREADS } = process.env;
  return GALLEY_THREADS ? join(GALLEY_THREADS, `${name}.js`) : join(here, '..', folder, `${name}.ts`);
}
