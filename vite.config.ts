import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const root = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Plain JavaScript of hundreds of small files: looking each up took longer than all else at the start. What has binaries or data beside its code stays outside. */
const bundled = new Set(['@orpc/client', '@orpc/contract', '@orpc/server', 'bidi-js', 'commander', 'csv-parse', 'fflate', 'hyparquet-writer', 'ws', 'zod']);
const installed = Object.keys(manifest.dependencies).filter((name) => !bundled.has(name));
const external = [...installed.map((name) => new RegExp(`^${name}(/|$)`)), 'electron', /^node:/, ...builtinModules];

/** The window: a static page that is served by the browser shell or loaded from disk by the desktop shell. */
export default defineConfig({
  root: root('renderer'),
  base: './',
  plugins: [react()],
  build: { outDir: root('dist/renderer'), emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
});

/**
 * What runs in Node: desktop main process, command line, pixel workers. Electron 33, used in tests, has Node 20.
 * All files lie flat in dist/, so that "beside this file" and "../assets" mean the same from source and from the bundle.
 */
export const nodeBuild: InlineConfig = {
  configFile: false,
  root: root('.'),
  publicDir: false,
  build: {
    ssr: true,
    outDir: root('dist'),
    emptyOutDir: false,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: root('electron/main.ts'),
        'studio-host': root('electron/shell/studio-host.ts'),
        cli: root('electron/cli/main.ts'),
        'pixel-worker': root('electron/render/pixel-worker.ts'),
        'lpips-worker': root('electron/metrics/lpips-worker.ts'),
        'document-worker': root('electron/export/documents/document-worker.ts'),
      },
      external,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true },
};

/** The sandboxed preload script: one CommonJS file. */
export const preloadBuild: InlineConfig = {
  configFile: false,
  root: root('.'),
  publicDir: false,
  build: {
    ssr: true,
    outDir: root('dist'),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { input: { preload: root('electron/preload.ts') }, external: ['electron'], output: { format: 'cjs', entryFileNames: '[name].cjs' } },
  },
};
