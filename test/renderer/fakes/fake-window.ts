import { createRouterClient } from '@orpc/server';
import type { Assets } from '../../../renderer/app/assets.ts';
import { createStores, type Stores } from '../../../renderer/app/stores.ts';
import type { StudioClient } from '../../../renderer/app/studio-client.ts';
import type { Job } from '../../../shared/job.ts';
import { fakeSha } from './fake-sha.ts';
import { createFakeRouter, createFakeStudio, type FakeStudio } from './fake-studio.ts';

export interface FakeWindow {
  studio: FakeStudio;
  client: StudioClient;
  stores: Stores;
  /** Runs what was scheduled, and what that schedules, and waits for the answers. */
  settle: () => Promise<void>;
}

/** All stores of the window over a studio in memory; time stands still until `settle`. */
export function createFakeWindow(jobs: Job[]): FakeWindow {
  const studio = createFakeStudio(jobs);
  const client: StudioClient = createRouterClient(createFakeRouter(studio));
  const due: (() => void)[] = [];
  const assets: Assets = {
    url: (sha256) => sha256,
    importImage: async (file) => ({ sha256: fakeSha(file.name), width: 800, height: 600 }),
  };
  const stores = createStores({ client, assets, firstPage: 'queue', onGo: () => {}, schedule: (run, delayMs) => delayMs < 1000 && due.push(run) });
  async function settle(): Promise<void> {
    for (let round = 0; round < 5; round++) {
      for (const run of due.splice(0)) run();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  return { studio, client, stores, settle };
}
