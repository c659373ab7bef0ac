import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Two cores: more files at once only make each other time out.
    maxWorkers: 2,
    globalSetup: ['test/support/build.ts', 'test/support/ended-processes.ts'],
    env: {
      // What somebody connected on this machine must not change what tests see, nor be changed by them.
      GALLEY_CONNECTIONS: '/nonexistent/galley/connections.json',
      GALLEY_THREADS: fileURLToPath(new URL('dist', import.meta.url)),
    },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Native modules (OCR, SQLite, sharp) live in real processes, as they do in the app.
    pool: 'forks',
  },
});
