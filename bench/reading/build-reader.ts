import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { nodeBuild } from '../../vite.config.ts';

/** Bundles the prompt reader by the rules of the app's own build. @returns its address, to import */
export async function buildReader(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = join(root, '.cache', 'bench-reader');
  await build({
    ...nodeBuild,
    logLevel: 'warn',
    build: {
      ...nodeBuild.build,
      outDir,
      emptyOutDir: true,
      rolldownOptions: { ...nodeBuild.build?.rolldownOptions, input: { reader: join(root, 'electron', 'prompt', 'reader.ts') } },
    },
  });
  return pathToFileURL(join(outDir, 'reader.js')).href;
}
