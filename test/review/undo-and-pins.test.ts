import { describe, expect, it } from 'vitest';
import { pinSchema, proofDetailSchema } from '../../shared/proof.ts';
import { createProject } from './project.ts';

const NOTHING = { note: '', overrideReason: '' };

describe('taking a verdict back', () => {
  it('lets the verdict before it count again; the ledger keeps both, and an approval that was taken back is no longer exported', async () => {
    const { review, addProof, changed } = createProject();
    const pixelsSha256 = await addProof({ id: 'a' });
    review.decide({ proofId: 'a', pixelsSha256, verdict: 'changes', ...NOTHING });
    const approval = review.decide({ proofId: 'a', pixelsSha256, verdict: 'approve', ...NOTHING, by: 'Mara' });
    expect(review.approvedIds()).toEqual(['a']);
    const withdrawn = review.withdraw(approval.id, 'Ben');
    expect(withdrawn).toMatchObject({ id: approval.id, verdict: 'approve', reviewer: 'Mara', withdrawn: { reviewer: 'Ben' } });
    expect(review.summary('a').verdict).toBe('changes');
    expect(review.approvedIds()).toEqual([]);
    const { ledger } = proofDetailSchema.parse(review.get('a'));
    expect(ledger.map(({ verdict, withdrawn: by }) => [verdict, by?.reviewer])).toEqual([
      ['changes', undefined],
      ['approve', 'Ben'],
    ]);
    review.withdraw(ledger[0].id);
    expect(review.summary('a').verdict).toBeNull();
    expect(review.list({ filter: 'needs-review', limit: 9, offset: 0 }).total).toBe(1);
    expect(changed).toEqual(['a', 'a', 'a', 'a']);
  });

  it('works once, only for what was said, and nothing of it can be changed', async () => {
    const { review, addApproved, database } = createProject();
    await addApproved({ id: 'a' });
    review.withdraw(1);
    expect(() => review.withdraw(1)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => review.withdraw(99)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => database.prepare('DELETE FROM verdict_withdrawals').run()).toThrow('append-only');
    expect(() => database.prepare("UPDATE verdict_withdrawals SET reviewer = 'x'").run()).toThrow('append-only');
  });

  it('counts in the insights as it stands, not as it was', async () => {
    const { review, addApproved, database } = createProject();
    await addApproved({ id: 'a' });
    const approved = () => database.prepare('SELECT is_approved FROM job_facts').pluck().get();
    expect(approved()).toBe(1);
    review.withdraw(1);
    expect(approved()).toBe(0);
    const pixelsSha256 = review.summary('a').afterSha256;
    review.decide({ proofId: 'a', pixelsSha256, verdict: 'approve', ...NOTHING });
    const { id } = review.decide({ proofId: 'a', pixelsSha256, verdict: 'reject', ...NOTHING });
    const sentBack = () => database.prepare('SELECT total(verdicts) FROM sent_back').pluck().get();
    expect([approved(), sentBack()]).toEqual([0, 1]);
    review.withdraw(id);
    expect([approved(), sentBack()]).toEqual([1, 0]);
    const judged = () => database.prepare('SELECT is_judged FROM job_facts').pluck().get();
    expect(judged()).toBe(1);
    review.withdraw(review.get('a').ledger[1].id);
    expect([approved(), judged(), sentBack()]).toEqual([0, 0, 0]);
  });

  it('other pixels need review again, and the stars go with the picture', async () => {
    const { review, room, addApproved, addProof, database } = createProject();
    const pixelsSha256 = await addApproved({ id: 'a' });
    expect(room.marks.rate({ proofId: 'a', pixelsSha256, stars: 4 })).toBe(0);
    expect(room.marks.rate({ proofId: 'a', pixelsSha256, stars: 2 })).toBe(4);
    expect(review.summary('a')).toMatchObject({ verdict: 'approve', rating: 2 });
    const other = await addProof({ id: 'bb' });
    database.prepare("UPDATE proofs SET after_sha256 = ? WHERE id = 'a'").run(other);
    expect(review.summary('a')).toMatchObject({ verdict: null, rating: 0 });
    expect(() => room.marks.rate({ proofId: 'a', pixelsSha256, stars: 1 })).toThrow(expect.objectContaining({ code: 'conflict' }));
    database.prepare("UPDATE proofs SET after_sha256 = ? WHERE id = 'a'").run(pixelsSha256);
    expect(review.summary('a')).toMatchObject({ verdict: 'approve', rating: 2 });
  });
});

describe('pins', () => {
  it('are numbered in their proof, answered, resolved, reopened, removed and brought back; the thread keeps it all', async () => {
    const { room, review, addProof } = createProject();
    const pixelsSha256 = await addProof({ id: 'a' });
    const place = { proofId: 'a', pixelsSha256, x: 0.25, y: 0.5 };
    const first = room.pins.add({ ...place, text: 'Logo larger' });
    const second = room.pins.add({ ...place, text: 'Warmer light', by: 'Mara' });
    expect(pinSchema.parse(first)).toMatchObject({ number: 1, x: 0.25, y: 0.5, author: 'Lea', isResolved: false, entries: [] });
    room.pins.note({ pinId: first.id, kind: 'reply', text: 'How large?', by: 'Ben' });
    room.pins.note({ pinId: first.id, kind: 'resolved', text: '' });
    expect(review.summary('a')).toMatchObject({ pins: 2, openPins: 1 });
    expect(() => room.pins.note({ pinId: first.id, kind: 'resolved', text: '' })).toThrow(expect.objectContaining({ code: 'conflict' }));
    room.pins.note({ pinId: first.id, kind: 'reopened', text: '' });
    room.pins.note({ pinId: second.id, kind: 'removed', text: '' });
    expect(review.summary('a')).toMatchObject({ pins: 1, openPins: 1 });
    room.pins.note({ pinId: second.id, kind: 'restored', text: '' });
    const pins = review.get('a').allPins;
    expect(pins.map(({ number, author, isResolved }) => [number, author, isResolved])).toEqual([
      [1, 'Lea', false],
      [2, 'Mara', false],
    ]);
    expect(pins[0].entries.map(({ kind, text, author }) => [kind, text, author])).toEqual([
      ['reply', 'How large?', 'Ben'],
      ['resolved', '', 'Lea'],
      ['reopened', '', 'Lea'],
    ]);
    room.pins.note({ pinId: second.id, kind: 'removed', text: '' });
    expect(room.pins.add({ ...place, text: 'Third' }).number).toBe(3);
  });

  it('stay with the picture that they were set on, and are seen from the version that reworks it', async () => {
    const { room, review, addProof } = createProject();
    const pixelsSha256 = await addProof({ id: 'a' });
    room.pins.add({ proofId: 'a', pixelsSha256, x: 0.1, y: 0.1, text: 'Too dark' });
    const reworked = await addProof({ id: 'bb', parentId: 'job-a' });
    await addProof({ id: 'ccc', parentId: 'job-bb' });
    room.pins.add({ proofId: 'bb', pixelsSha256: reworked, x: 0.2, y: 0.2, text: 'Better' });
    expect(review.get('ccc').allPins.map(({ proofId, text }) => [proofId, text])).toEqual([
      ['bb', 'Better'],
      ['a', 'Too dark'],
    ]);
    expect(review.summary('ccc')).toMatchObject({ pins: 0, openPins: 0 });
    expect(() => room.pins.add({ proofId: 'bb', pixelsSha256, x: 0, y: 0, text: 'On old pixels' })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => room.pins.add({ proofId: 'zz', pixelsSha256, x: 0, y: 0, text: 'Nowhere' })).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('end where parents of a damaged project go round in a circle', async () => {
    const { room, review, addProof, database } = createProject();
    const pixelsSha256 = await addProof({ id: 'a', parentId: 'job-bb' });
    await addProof({ id: 'bb', parentId: 'job-a' });
    room.pins.add({ proofId: 'a', pixelsSha256, x: 0.1, y: 0.1, text: 'Once' });
    expect(review.get('bb').allPins.map(({ text }) => text)).toEqual(['Once']);
    expect(room.lineage.history('bb').map(({ jobId }) => jobId)).toEqual(['job-a', 'job-bb']);
    expect(() => database.prepare("UPDATE pins SET text = ''").run()).toThrow('append-only');
    expect(() => database.prepare('DELETE FROM pins').run()).toThrow('append-only');
  });
});
