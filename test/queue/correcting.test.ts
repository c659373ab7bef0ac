import { describe, expect, it } from 'vitest';
import type { Studio } from '../../electron/studio.ts';
import { openPausedStudio, openStudio, tiny } from './studio-for-test.ts';

const PROMPT = 'a portrait of an old fisherman';
const readingsOf = (studio: Studio) => studio.insights.get({ sinceDays: 7 }).readings;

describe('correcting a reading', () => {
  it('reads and routes a waiting job anew at its place, and takes it back again', async () => {
    const studio = await openPausedStudio();
    const [id] = studio.queue.add([{ prompt: PROMPT, seed: 3 }]);
    const before = studio.queue.get(id);
    expect(before).toMatchObject({ reading: { intent: 'face', corrected: [] }, route: { intent: 'face' } });

    const after = studio.queue.correct(id, { intent: 'typography', lettering: [{ text: 'AHOY', placement: 'on his cap' }] });
    expect(after).toMatchObject({
      id,
      position: before.position,
      request: { seed: 3, intent: 'typography', lettering: { texts: ['AHOY'], placements: ['on his cap'] } },
      reading: { intent: 'typography', corrected: ['intent', 'lettering'], lettering: [{ text: 'AHOY', placement: 'on his cap' }] },
      route: { intent: 'typography' },
    });
    expect(after.route.thenSteps).not.toEqual(before.route.thenSteps);
    expect(readingsOf(studio)).toEqual([
      { intent: 'face', jobs: 1, corrected: 1, byPart: { intent: 1, lettering: 1, words: 0 }, meant: [{ intent: 'typography', jobs: 1 }] },
    ]);

    expect(studio.queue.correct(id, { intent: null, lettering: null })).toMatchObject({ reading: before.reading, route: before.route });
    expect(readingsOf(studio)).toEqual([{ intent: 'face', jobs: 1, corrected: 0, byPart: { intent: 0, lettering: 0, words: 0 }, meant: [] }]);
  });

  it('corrects one part and leaves what was corrected before', async () => {
    const { queue } = await openPausedStudio();
    const [id] = queue.add([{ prompt: PROMPT }]);
    queue.correct(id, { intent: 'general' });
    const { reading } = queue.correct(id, { words: { object: [{ start: 14, end: 20 }], style: [{ start: 21, end: 30 }] } });
    expect(reading).toMatchObject({ intent: 'general', corrected: ['intent', 'words'], object: [{ text: 'an old' }], style: [{ text: 'fisherman' }] });
    expect(queue.correct(id, { words: null }).reading.corrected).toEqual(['intent']);
  });

  it('refuses words that are not in the prompt and changes nothing', async () => {
    const { queue } = await openPausedStudio();
    const [id] = queue.add([{ prompt: PROMPT }]);
    const before = queue.get(id);
    expect(() => queue.correct(id, { words: { object: [{ start: 0, end: 900 }], style: [] } })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => queue.correct('nobody', { intent: 'face' })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(queue.get(id)).toEqual(before);
  });

  it('renders a finished job again as its rework with the same seed; the prompt is counted once', async () => {
    const studio = await openStudio();
    const [id] = studio.queue.add([tiny(PROMPT, { seed: 11 })]);
    await studio.whenIdle();
    const again = studio.queue.correct(id, { intent: 'general' });
    expect(again).toMatchObject({ parentId: id, request: { seed: 11, intent: 'general' }, reading: { corrected: ['intent'] }, route: { intent: 'general' } });
    expect(again.id).not.toBe(id);
    await studio.whenIdle();
    expect(studio.queue.get(again.id).state).toBe('done');
    expect(studio.queue.get(id).reading.intent).toBe('face');

    const last = studio.queue.correct(again.id, { words: { object: [{ start: 17, end: 30 }], style: [] } });
    expect(last.parentId).toBe(again.id);
    expect(readingsOf(studio)).toEqual([
      { intent: 'face', jobs: 1, corrected: 1, byPart: { intent: 1, lettering: 0, words: 1 }, meant: [{ intent: 'general', jobs: 1 }] },
    ]);
  });

  it('counts what is overruled before queueing, and no copy of it', async () => {
    const studio = await openPausedStudio();
    const [first] = studio.queue.add([{ prompt: PROMPT, intent: 'general' }, { prompt: PROMPT, intent: 'face' }, { prompt: PROMPT }]);
    studio.queue.edit(first, { prompt: PROMPT, intent: 'texture' });
    expect(readingsOf(studio)).toEqual([
      { intent: 'face', jobs: 3, corrected: 1, byPart: { intent: 1, lettering: 0, words: 0 }, meant: [{ intent: 'texture', jobs: 1 }] },
    ]);
  });

  it('keeps corrected strings counted while something else of the job is edited', async () => {
    const { queue } = await openPausedStudio();
    const [id] = queue.add([{ prompt: PROMPT, seed: 3 }]);
    const { request } = queue.correct(id, { lettering: [{ text: 'AHOY', placement: '' }] });
    expect(queue.edit(id, { ...request, width: 512 }).reading.corrected).toEqual(['lettering']);
    expect(queue.edit(id, { ...request, lettering: {} }).reading.corrected).toEqual([]);
  });

  it('takes marked words along in rework, but not into another prompt', async () => {
    const { queue } = await openPausedStudio();
    const words = { object: [{ start: 17, end: 30 }], style: [] };
    const [id] = queue.add([{ prompt: PROMPT, words }]);
    expect(queue.rerender(id).request.words).toEqual(words);
    expect(queue.rerender(id, { prompt: 'a fox' }).request.words).toBeUndefined();
  });
});
