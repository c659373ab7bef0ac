import { expect, test } from 'vitest';
import { viewOf } from '../../../renderer/reading/reading-view.ts';
import type { JobState } from '../../../shared/job.ts';
import { fakeJob } from '../fakes/fake-data.ts';
import { createFakeWindow } from '../fakes/fake-window.ts';

const PROMPT = 'A woven badge that says "Open" and "Late"';

async function openWindow(state: JobState) {
  const fake = createFakeWindow([fakeJob(0, { prompt: PROMPT }, state)]);
  await fake.stores.queue.getState().refresh();
  fake.stores.queue.getState().open(fake.studio.jobs[0]);
  const { correct, renderAgain } = fake.stores.corrections.getState();
  return { ...fake, correct, renderAgain };
}

test('a waiting job is corrected in its place, and the open job shows it', async () => {
  const { stores, studio, correct, settle } = await openWindow('paused');
  const [job] = studio.jobs;
  await correct(job, { intent: 'typography' });
  await correct(job, { lettering: [{ text: 'Open', placement: 'on the rim' }] });
  await settle();
  expect(studio.jobs).toMatchObject([
    {
      id: 'job-0',
      state: 'paused',
      request: { intent: 'typography', lettering: { texts: ['Open'], placements: ['on the rim'] } },
      route: { intent: 'typography' },
    },
  ]);
  expect(stores.queue.getState().openJob?.reading.corrected).toEqual(['intent', 'lettering']);
  expect(stores.queue.getState().rows[0]?.reading.intent).toBe('typography');
  expect(stores.corrections.getState().draft).toBeNull();
});

test('corrections of a finished job are kept until it is rendered again', async () => {
  const { stores, studio, correct, renderAgain, settle } = await openWindow('done');
  const [job] = studio.jobs;
  await renderAgain(job);
  await correct(job, { intent: 'general' });
  await correct(job, { intent: 'face', words: { object: [{ start: 2, end: 7 }], style: [] } });
  expect(studio.jobs).toHaveLength(1);
  expect(stores.corrections.getState().draft?.correction).toEqual({ intent: 'face', words: { object: [{ start: 2, end: 7 }], style: [] } });

  await renderAgain(job);
  await settle();
  expect(studio.jobs[1]).toMatchObject({ parentId: 'job-0', request: { seed: 1000, intent: 'face' }, reading: { corrected: ['intent', 'words'] } });
  expect(stores.corrections.getState().draft).toBeNull();
  expect(stores.queue.getState().openJob?.id).toBe('job-1');
  expect(stores.notices.getState().notices[0].title).toBe('Queued again with the corrected reading');
});

test('a correction that the studio refuses is told; what was said stays', async () => {
  const { stores, studio, correct, renderAgain } = await openWindow('done');
  const [job] = studio.jobs;
  await correct(job, { intent: 'face' });
  job.state = 'running';
  await renderAgain(job);
  expect(stores.notices.getState().notices).toMatchObject([{ tone: 'error' }]);
  expect(stores.corrections.getState()).toMatchObject({ isSending: false, draft: { jobId: 'job-0', correction: { intent: 'face' } } });
  stores.corrections.getState().discard();
  expect(stores.corrections.getState().draft).toBeNull();
});

test('the view: what was read, what was said, what is being corrected', () => {
  const { reading, request } = fakeJob(0, { prompt: PROMPT, intent: 'typography', lettering: { texts: ['Open', 'Now'], placements: ['', 'below'] } }, 'done');
  const view = viewOf(reading, request);
  expect(view).toMatchObject({
    intent: 'typography',
    readIntent: 'texture',
    lettering: [
      { text: 'Open', placement: '' },
      { text: 'Now', placement: 'below' },
    ],
  });
  expect([...view.corrected]).toEqual(['intent', 'lettering']);

  const undone = viewOf(reading, request, { intent: null, lettering: null });
  expect(undone).toMatchObject({ intent: 'texture', corrected: new Set(), readAnew: new Set(['lettering']) });
  const again = viewOf(reading, request, { intent: 'face', words: { object: [], style: [] } });
  expect(again).toMatchObject({
    intent: 'face',
    readIntent: 'texture',
    words: { object: [], style: [] },
    corrected: new Set(['intent', 'lettering', 'words']),
  });
});
