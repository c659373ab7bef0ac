import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract.ts';
import type { FakeStudio } from './fake-studio.ts';

/** Three sample prompts that are never rendered. */
export function sampleRoutes(studio: FakeStudio, add: (prompt: string) => string) {
  const os = implement(contract).sample;
  const own = new Set<string>();
  const left = () => studio.jobs.filter(({ id }) => own.has(id));
  return {
    status: os.status.handler(() => ({ jobs: left().length, done: left().filter(({ state }) => state === 'done').length })),
    add: os.add.handler(() => {
      const ids = ['a harbour badge', 'woven wool', 'an old sailor'].map(add);
      for (const id of ids) own.add(id);
      return { ids };
    }),
    remove: os.remove.handler(() => {
      const jobIds = left().map(({ id }) => id);
      for (const id of jobIds) {
        studio.jobs.splice(
          studio.jobs.findIndex((job) => job.id === id),
          1,
        );
      }
      studio.emit({ type: 'removed', jobIds });
      return { removed: jobIds.length, kept: 0 };
    }),
  };
}
