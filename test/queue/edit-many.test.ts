import { describe, expect, it } from 'vitest';
import type { Studio } from '../../electron/studio.ts';
import { openPausedStudio, tiny } from './studio-for-test.ts';

const order = ({ queue }: Studio) => queue.list({ limit: 50, offset: 0, states: ['queued', 'paused'] }).jobs.map(({ request }) => request.prompt);

async function withJobs(...prompts: string[]): Promise<{ studio: Studio; ids: string[] }> {
  const studio = await openPausedStudio();
  return { studio, ids: studio.queue.add(prompts.map((prompt) => tiny(prompt))) };
}

describe('editing many jobs', () => {
  it('reads and routes each anew, names those that it does not fit, and takes all of it back', async () => {
    const { studio, ids } = await withJobs('a sketch of a fox', 'an apple', 'a boat');
    const { queue } = studio;
    queue.cancel([ids[2]]);
    const before = ids.map((id) => queue.get(id));
    const result = await queue.editMany(ids, {
      kind: 'change',
      changes: { column: 'draft', intent: 'texture', width: 128, height: 64, priority: 7, seed: 'new', addTags: ['Spring'] },
    });
    expect(result).toMatchObject({ changed: [ids[0], ids[1]], refused: [{ id: ids[2], prompt: 'a boat', message: 'It was cancelled.' }] });
    const after = queue.get(ids[1]);
    expect(after.request).toMatchObject({ prompt: 'an apple', column: 'draft', intent: 'texture', width: 128, height: 64, priority: 7, tags: ['Spring'] });
    expect(after.route).toMatchObject({ intent: 'texture', column: 'draft' });
    expect(after.request.seed).not.toBe(before[1].request.seed);
    expect(queue.facets({}).tags).toEqual([{ value: 'Spring', count: 2 }]);

    const undone = await queue.undo(result.undoId!);
    expect(ids.map((id) => queue.get(id))).toEqual(before);
    expect(queue.facets({}).tags).toEqual([]);
    await queue.undo(undone.undoId!);
    expect(queue.get(ids[1])).toEqual(after);
  });

  it('gives jobs to a model that the artist chose, with those of the matrix behind it; one that cannot be used is passed over', async () => {
    const { studio, ids } = await withJobs('an apple');
    const { queue } = studio;
    const change = (model: string | null) => queue.editMany(ids, { kind: 'change', changes: { model } });
    const before = queue.get(ids[0]);
    await change('sketch');
    expect(queue.get(ids[0])).toMatchObject({ request: { model: 'sketch' }, route: { model: 'sketch', skipped: [] } });
    expect(queue.get(ids[0]).route.reasons.join(' ')).toContain('You chose Sketch');
    await change('a-model-of-nobody');
    const { route } = queue.get(ids[0]);
    expect(route).toMatchObject({ model: before.route.model, skipped: [{ model: 'a-model-of-nobody' }, ...before.route.skipped] });
    expect(route.reasons.join(' ')).toContain('You chose a-model-of-nobody, but it was passed over.');
    await change(null);
    expect(queue.get(ids[0])).toEqual(before);
  });

  it('refuses what cannot be planned and changes the others', async () => {
    const { studio, ids } = await withJobs('an apple', 'a boat');
    const { queue } = studio;
    queue.edit(ids[0], tiny('an apple', { tags: Array.from({ length: 12 }, (_, index) => `tag ${index}`) }));
    const result = await queue.editMany(ids, { kind: 'change', changes: { addTags: ['one more'] } });
    expect(result.changed).toEqual([ids[1]]);
    expect(result.refused).toMatchObject([{ id: ids[0], message: expect.stringContaining('tags') }]);
  });

  it('restores cancelled jobs at their place, and moved ones at their old one', async () => {
    const { studio, ids } = await withJobs('a', 'b', 'c', 'd', 'e');
    const { queue } = studio;
    const cancelled = await queue.editMany([ids[1], ids[3]], { kind: 'cancel' });
    expect(order(studio)).toEqual(['a', 'c', 'e']);
    await queue.undo(cancelled.undoId!);
    expect(order(studio)).toEqual(['a', 'b', 'c', 'd', 'e']);

    const moved = await queue.editMany([ids[3], ids[4]], { kind: 'move', beforeId: ids[1] });
    expect(order(studio)).toEqual(['a', 'd', 'e', 'b', 'c']);
    const back = await queue.undo(moved.undoId!);
    expect(order(studio)).toEqual(['a', 'b', 'c', 'd', 'e']);
    await queue.undo(back.undoId!);
    expect(order(studio)).toEqual(['a', 'd', 'e', 'b', 'c']);
  });

  it('brings jobs to the front in the order in which they are named', async () => {
    const { studio, ids } = await withJobs('a', 'b', 'c', 'd');
    studio.queue.setPriority([ids[0]], 20);
    const result = await studio.queue.editMany([ids[2], ids[3]], { kind: 'front' });
    expect(order(studio)).toEqual(['c', 'd', 'a', 'b']);
    await studio.queue.undo(result.undoId!);
    expect(order(studio)).toEqual(['a', 'b', 'c', 'd']);
    expect(studio.queue.get(ids[2]).request.priority).toBe(0);
  });

  it('pauses, raises, duplicates and retries, and takes each back', async () => {
    const { studio, ids } = await withJobs('a', 'b');
    const { queue } = studio;
    const states = () => queue.list({ limit: 50, offset: 0 }).jobs.map(({ state }) => state);
    const paused = await queue.editMany(ids, { kind: 'pause' });
    expect(states()).toEqual(['paused', 'paused']);
    await queue.undo(paused.undoId!);
    expect(states()).toEqual(['queued', 'queued']);
    await queue.editMany([ids[1]], { kind: 'raise', by: 10 });
    expect(order(studio)).toEqual(['b', 'a']);

    const copied = await queue.editMany(ids, { kind: 'duplicate' });
    expect(copied.added).toHaveLength(2);
    expect(order(studio)).toEqual(['b', 'b', 'a', 'a']);
    const withdrawn = await queue.undo(copied.undoId!);
    expect(order(studio)).toEqual(['b', 'a']);
    await queue.undo(withdrawn.undoId!);
    expect(order(studio)).toEqual(['b', 'b', 'a', 'a']);

    queue.cancel([ids[0]]);
    const retried = await queue.editMany(ids, { kind: 'retry', acceptSecondBill: false });
    expect(retried).toMatchObject({ changed: [ids[0]], refused: [{ id: ids[1], message: 'It is waiting.' }] });
    await queue.undo(retried.undoId!);
    expect(queue.get(ids[0]).state).toBe('cancelled');
  });

  it('leaves what is done or rendered meanwhile as it is, and says so', async () => {
    const { studio, ids } = await withJobs('an apple');
    const result = await studio.queue.editMany(ids, { kind: 'change', changes: { priority: 5 } });
    studio.queue.setPaused(false);
    await studio.whenIdle();
    const undone = await studio.queue.undo(result.undoId!);
    expect(undone).toMatchObject({ changed: [], refused: [{ id: ids[0], message: 'It is done.' }], undoId: null });
    expect(studio.queue.get(ids[0]).request.priority).toBe(5);
    await expect(studio.queue.undo('never')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('puts a job back that was stopped while it was rendered', async () => {
    const { studio } = await withJobs();
    const { queue } = studio;
    const [id] = queue.add([{ prompt: 'a large poster that says "Harbour Festival"', width: 1024, height: 1024 }]);
    queue.setPaused(false);
    await expect.poll(() => queue.get(id).state).toBe('running');
    queue.setPaused(true);
    const result = await queue.editMany([id], { kind: 'cancel' });
    await queue.undo(result.undoId!);
    expect(queue.get(id).state).toBe('queued');
  });
});
