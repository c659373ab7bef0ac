import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { roundSchema, roundSummarySchema } from '../../shared/review.ts';
import { createProject } from './project.ts';

const NOTHING = { note: '', overrideReason: '' };

async function judged() {
  const project = createProject();
  const hashes: Record<string, string> = {};
  for (const id of ['a', 'bb', 'ccc', 'dddd']) hashes[id] = await project.addProof({ id, prompt: id === 'bb' ? '=1+1 | <b>"naïve"</b>' : `Prompt ${id}` });
  const { review, room } = project;
  const round = room.rounds.create({ name: 'Spring <one>', proofIds: ['a', 'bb', 'ccc', 'a'] });
  const decide = (proofId: string, verdict: 'approve' | 'changes' | 'reject', by: string, note = '') =>
    review.decide({ proofId, pixelsSha256: hashes[proofId], verdict, ...NOTHING, note, by });
  decide('a', 'approve', 'Lea');
  decide('bb', 'changes', 'Lea', 'less | shine');
  decide('a', 'approve', 'Mara');
  decide('bb', 'reject', 'Mara', 'no');
  room.pins.add({ proofId: 'ccc', pixelsSha256: hashes.ccc, x: 0.5, y: 0.5, text: 'Crooked' });
  room.pins.note({ pinId: room.pins.add({ proofId: 'ccc', pixelsSha256: hashes.ccc, x: 0.5, y: 0.5, text: 'Done' }).id, kind: 'resolved', text: '' });
  return { ...project, hashes, round, decide };
}

describe('review rounds', () => {
  it('are fixed sets with a name, made of proofs or of a query, and tell their progress', async () => {
    const { room, review, addProof, round } = await judged();
    expect(roundSchema.parse(round)).toMatchObject({ name: 'Spring <one>', author: 'Lea', total: 3, judged: 0, closedAt: null });
    const rest = room.rounds.create({ name: 'The rest', query: { filter: 'needs-review' }, by: 'Mara' });
    expect(rest).toMatchObject({ author: 'Mara', total: 2, judged: 0 });
    await addProof({ id: 'later' });
    expect(room.rounds.list().map(({ name, total, judged: done }) => [name, total, done])).toEqual([
      ['The rest', 2, 0],
      ['Spring <one>', 3, 2],
    ]);
    expect(review.ids({ roundId: rest.id })).toEqual(['dddd', 'ccc']);
    expect(() => room.rounds.create({ name: 'Empty', query: { filter: 'needs-review', search: 'nothing like it' } })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    expect(() => room.rounds.create({ name: 'Wrong', proofIds: ['a', 'zz'] })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(room.rounds.list()).toHaveLength(2);
  });

  it('are renamed, closed, removed and brought back; each is a line of their ledger', async () => {
    const { room, round, database } = await judged();
    const note = (kind: Parameters<typeof room.rounds.note>[0]['kind'], text = '') => room.rounds.note({ id: round.id, kind, text });
    expect(note('renamed', ' Summer ').name).toBe('Summer');
    expect(note('closed').closedAt).not.toBeNull();
    expect(() => note('closed')).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(note('reopened').closedAt).toBeNull();
    note('removed');
    expect(room.rounds.list()).toEqual([]);
    expect(note('restored').name).toBe('Summer');
    expect(() => note('renamed', '  ')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(database.prepare('SELECT kind FROM round_entries ORDER BY id').pluck().all()).toEqual(['renamed', 'closed', 'reopened', 'removed', 'restored']);
    expect(() => database.prepare('DELETE FROM round_proofs').run()).toThrow('append-only');
  });

  it('sum up who judged what, how far people agree, what is open and how long it took', async () => {
    const { room, review, round, hashes, decide } = await judged();
    const summary = roundSummarySchema.parse(room.rounds.summary(round.id));
    expect(summary).toMatchObject({
      counts: { unjudged: 1, approve: 1, changes: 0, reject: 1 },
      people: [
        { name: 'Lea', approve: 1, changes: 1, reject: 0, medianSeconds: 1 },
        { name: 'Mara', approve: 1, changes: 0, reject: 1, medianSeconds: 1 },
      ],
      agreement: { compared: 2, agreed: 1 },
      openPins: 1,
      medianSeconds: 1,
    });
    expect(summary.proofs.map(({ id, verdict, reviewer, note, openPins }) => [id, verdict, reviewer, note, openPins])).toEqual([
      ['a', 'approve', 'Mara', '', []],
      ['bb', 'reject', 'Mara', 'no', []],
      ['ccc', null, '', '', [{ number: 1, text: 'Crooked' }]],
    ]);
    const { ledger } = review.get('bb');
    review.withdraw(ledger[1].id);
    expect(room.rounds.summary(round.id)).toMatchObject({ counts: { changes: 1, reject: 0 }, agreement: { compared: 1, agreed: 1 } });
    decide('ccc', 'approve', 'Lea');
    expect(room.rounds.summary(round.id)).toMatchObject({ counts: { unjudged: 0 } });
    expect(hashes.ccc).not.toBe('');
    expect(() => room.rounds.summary('none')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('leave pauses out of the time a proof takes', async () => {
    const { room, database, round } = await judged();
    const insert = database.prepare(
      "INSERT INTO verdicts (proof_id, pixels_sha256, verdict, note, reviewer, override_reason, at) VALUES ('a', 'x', 'reject', '', 'Zoe', '', ?)",
    );
    for (const at of ['10:00:00', '10:00:20', '10:30:00', '10:30:40', '10:31:30']) insert.run(`2026-03-02T${at}.000Z`);
    const { people, medianSeconds } = room.rounds.summary(round.id);
    // On other pixels: Zoe's time counts, her verdicts don't.
    expect(people.map(({ name }) => name)).toEqual(['Lea', 'Mara']);
    expect(medianSeconds).toBe(20);
  });

  it('become a table, a text and a page that say the same, whatever is in a prompt or a name', async () => {
    const { room, round, hashes } = await judged();
    const csv = await room.rounds.file(round.id, 'csv');
    expect(csv.fileName).toBe('review-spring-one.csv');
    const rows = parse(csv.content, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ Proof, Prompt, Verdict, Note, 'Open pins': pins }) => [Proof, Prompt, Verdict, Note, pins])).toEqual([
      ['a', 'Prompt a', 'Approved', '', ''],
      ['bb', '\'=1+1 | <b>"naïve"</b>', 'Rejected', 'no', ''],
      ['ccc', 'Prompt ccc', 'Not judged', '', '1: Crooked'],
    ]);
    const { content: markdown } = await room.rounds.file(round.id, 'markdown');
    expect(markdown).toContain('# Spring \\<one\\>');
    expect(markdown).toContain('2 of 3 judged: 1 approved, 0 to be changed, 1 rejected.');
    expect(markdown).toContain('| Lea | 1 | 1 | 0 | 1.0 s |');
    expect(markdown).toContain('Of 2 judged by two people or more, all agreed on 1 (50 %).');
    expect(markdown).toContain('2. **=1+1 \\| \\<b\\>"naïve"\\</b\\>**');
    const { content: page } = await room.rounds.file(round.id, 'html');
    expect(page).toContain('&lt;b&gt;&quot;naïve&quot;&lt;/b&gt;');
    expect(page).not.toMatch(/<script|https?:/);
    expect(page).toContain(`data:image/webp;base64,${Buffer.from(hashes.ccc.slice(0, 6)).toString('base64')}`);
    expect(page).toContain('<li value="1">Crooked</li>');
  });
});
