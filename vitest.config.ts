import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Two cores: more files at once only make each other time out.
    maxWorkers: 2,
    // What somebody connected on this machine must not change what tests see, nor be changed by them.
    env: { GALLEY_CONNECTIONS: '/nonexistent/galley/connections.json' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Native modules (OCR, SQLite, sharp) live in real processes, as they do in the app.
    pool: 'forks',
  },
});
