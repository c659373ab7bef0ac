import { rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type LogLevel } from 'vite';

/** Bundles window, main process, command line and workers into dist/. */
export async function buildAll(logLevel: LogLevel = 'warn'): Promise<void> {
  const config = await import('../vite.config.ts');
  await rm(fileURLToPath(new URL('../dist', import.meta.url)), { recursive: true, force: true });
  await build({ ...config.nodeBuild, logLevel });
  await build({ ...config.preloadBuild, logLevel });
  await build({ configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)), logLevel });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
