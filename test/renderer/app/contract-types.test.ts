import type { RouterClient } from '@orpc/server';
import { expectTypeOf, test } from 'vitest';
import type { StudioClient } from '../../../renderer/app/studio-client.ts';
import type { Job } from '../../../shared/job.ts';
import type { createFakeRouter } from '../fakes/fake-studio.ts';

test('contract, handlers and client agree', () => {
  expectTypeOf<RouterClient<ReturnType<typeof createFakeRouter>>>().toExtend<StudioClient>();
  expectTypeOf<Awaited<ReturnType<StudioClient['queue']['get']>>>().toEqualTypeOf<Job>();
});
