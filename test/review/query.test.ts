import { describe, expect, it } from 'vitest';
import { createGateService } from '../../electron/review/gate-service.ts';
import { createSettingsTable } from '../../electron/telemetry/settings-table.ts';
import type { ReviewQueryInput } from '../../shared/review.ts';
import { createProject, METRICS } from './project.ts';

const NOTHING = { note: '', overrideReason: '' };

async function filled() {
  const project = createProject();
  const { review, room, addProof } = project;
  const hashes: Record<string, string> = {};
  const add = async (wanted: Parameters<typeof addProof>[0]) => {
    hashes[wanted.id] = await addProof(wanted);
  };
  await add({
    id: 'oak',
    prompt: 'Oak planks, “50% off” sign',
    intent: 'texture',
    model: 'sd3.5-large',
    metrics: { ...METRICS, seamRatio: { horizontal: 9, vertical: 1 } },
  });
  await add({ id: 'face', prompt: 'A portrait in the café', intent: 'face' });
  await add({ id: 'badge', prompt: 'a brewery badge' });
  await add({ id: 'tin', prompt: 'Tin badge' });
  review.decide({ proofId: 'badge', pixelsSha256: hashes.badge, verdict: 'approve', ...NOTHING });
  review.decide({ proofId: 'tin', pixelsSha256: hashes.tin, verdict: 'changes', note: 'less 100_% shine', overrideReason: '', by: 'Mara' });
  room.marks.assign([
    { proofId: 'oak', assignee: 'Mara' },
    { proofId: 'face', assignee: 'Ben' },
  ]);
  room.marks.rate({ proofId: 'face', pixelsSha256: hashes.face, stars: 5 });
  room.marks.rate({ proofId: 'badge', pixelsSha256: hashes.badge, stars: 3 });
  room.pins.add({ proofId: 'face', pixelsSha256: hashes.face, x: 0, y: 1, text: 'Softer shadow' });
  createGateService({ database: project.database, settings: createSettingsTable(project.database) }).refresh();
  return { ...project, hashes };
}

describe('which proofs are meant', () => {
  it('filters by verdict, mark, intent, model, person, pins and stars, and by all of them at once', async () => {
    const { review } = await filled();
    const ids = (query: ReviewQueryInput) => review.ids(query);
    expect(ids({})).toEqual(['tin', 'badge', 'face', 'oak']);
    expect(ids({ filter: 'needs-review' })).toEqual(['face', 'oak']);
    expect(ids({ gate: 'red' })).toEqual(['oak']);
    expect(ids({ intent: 'face' })).toEqual(['face']);
    expect(ids({ model: 'sd3.5-large' })).toEqual(['oak']);
    expect(ids({ assignee: 'Mara' })).toEqual(['oak']);
    expect(ids({ assignee: '' })).toEqual(['tin', 'badge']);
    expect(ids({ pins: 'open' })).toEqual(['face']);
    expect(ids({ pins: 'none', filter: 'needs-review' })).toEqual(['oak']);
    expect(ids({ minStars: 3 })).toEqual(['badge', 'face']);
    expect(ids({ filter: 'needs-review', assignee: 'Mara', gate: 'red', intent: 'texture', model: 'sd3.5-large' })).toEqual(['oak']);
  });

  it('finds words of prompts by their beginnings, and parts of notes and pins; marks of the search language are only text', async () => {
    const { review } = await filled();
    const found = (search: string) => review.ids({ search, sort: 'oldest' });
    expect(found('badg')).toEqual(['badge', 'tin']);
    expect(found('BREWERY badge')).toEqual(['badge']);
    expect(found('cafe')).toEqual(['face']);
    expect(found('shadow')).toEqual(['face']);
    expect(found('100_%')).toEqual(['tin']);
    expect(found('10__%')).toEqual([]);
    expect(found('"badge" OR oak*')).toEqual([]);
    expect(found('%')).toEqual(['tin']);
    expect(found('   ')).toEqual(['oak', 'face', 'badge', 'tin']);
  });

  it('sorts, and knows where a proof stands and which one is next', async () => {
    const { review } = await filled();
    expect(review.ids({ sort: 'worst' })[0]).toBe('oak');
    expect(review.ids({ sort: 'stars' })).toEqual(['face', 'badge', 'tin', 'oak']);
    expect(review.ids({ sort: 'pins' })[0]).toBe('face');
    expect(review.ids({ sort: 'prompt' })).toEqual(['badge', 'face', 'oak', 'tin']);
    expect(review.ids({ sort: 'model' })).toEqual(['oak', 'tin', 'badge', 'face']);
    expect(review.find({}, 'face', 'this')).toEqual({ id: 'face', index: 2 });
    expect(review.find({ intent: 'texture' }, 'face', 'this')).toBeNull();
    expect(review.find({}, 'tin', 'unjudged')).toEqual({ id: 'face', index: 2 });
    expect(review.find({}, 'oak', 'unjudged')).toEqual({ id: 'face', index: 2 });
    expect(review.find({}, null, 'red')).toEqual({ id: 'oak', index: 3 });
    expect(review.find({}, 'oak', 'red')).toBeNull();
    expect(review.find({ filter: 'reject' }, null, 'unjudged')).toBeNull();
  });

  it('tells how far the judging is and what the filters offer', async () => {
    const { review } = await filled();
    expect(review.overview({ filter: 'approve' })).toEqual({
      counts: { unjudged: 2, approve: 1, changes: 1, reject: 0 },
      openPins: 1,
      models: ['sketch', 'sd3.5-large'],
      people: ['Ben', 'Lea', 'Mara'],
    });
    expect(review.overview({ intent: 'texture' }).counts).toEqual({ unjudged: 1, approve: 0, changes: 0, reject: 0 });
  });

  it('assigns all or none, says who had them before, and can be taken back with that', async () => {
    const { room, review, changed } = await filled();
    const before = room.marks.assign([
      { proofId: 'oak', assignee: 'Mara' },
      { proofId: 'face', assignee: 'Mara' },
      { proofId: 'tin', assignee: null },
    ]);
    expect(before).toEqual([{ proofId: 'face', assignee: 'Ben' }]);
    expect(review.ids({ assignee: 'Mara' })).toEqual(['face', 'oak']);
    room.marks.assign(before);
    expect(review.summary('face').assignee).toBe('Ben');
    changed.length = 0;
    expect(() =>
      room.marks.assign([
        { proofId: 'oak', assignee: 'Zoe' },
        { proofId: 'none', assignee: 'Zoe' },
      ]),
    ).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect([review.summary('oak').assignee, changed]).toEqual(['Mara', []]);
  });
});
