import { describe, expect, it } from 'vitest';
import { createResultTable } from '../../electron/telemetry/result-table.ts';
import type { LetteringReport } from '../../shared/lettering.ts';
import { proofDetailSchema, proofSummarySchema } from '../../shared/proof.ts';
import { reducedWords } from '../../shared/reduced.ts';
import { createProject } from './project.ts';

const WRONG: LetteringReport = {
  regions: [
    {
      quad: [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ],
      readBefore: '',
      wanted: 'FRESH BREAD',
      readAfter: 'FRESH BREAO',
      action: 'set',
      font: 'anton',
      fontSize: 20,
      attempts: 2,
      check: 'mismatch',
      polygon: [],
      script: 'latin',
      area: null,
      effects: null,
      finish: null,
      fontMatches: [],
      contrast: null,
      flags: [],
    },
  ],
  characterErrorRate: { before: 1, after: 1 / 11 },
  stagesMs: {},
  warnings: [],
};
const NOTHING = { note: '', overrideReason: '' };

describe('review', () => {
  it('lists proofs newest first, by verdict and by page', async () => {
    const { review, addProof } = createProject();
    const hashes: Record<string, string> = {};
    for (const id of ['a', 'bb', 'ccc', 'dddd']) hashes[id] = await addProof({ id });
    review.decide({ proofId: 'a', pixelsSha256: hashes.a, verdict: 'approve', ...NOTHING });
    review.decide({ proofId: 'bb', pixelsSha256: hashes.bb, verdict: 'changes', ...NOTHING });
    review.decide({ proofId: 'ccc', pixelsSha256: hashes.ccc, verdict: 'reject', ...NOTHING });
    const ids = (filter: Parameters<typeof review.list>[0]['filter'], limit = 10, offset = 0) => {
      const { proofs, total } = review.list({ filter, limit, offset });
      return [proofs.map(({ id }) => id), total];
    };
    expect(ids('all')).toEqual([['dddd', 'ccc', 'bb', 'a'], 4]);
    expect(ids('all', 2, 1)).toEqual([['ccc', 'bb'], 4]);
    expect([ids('needs-review'), ids('approve'), ids('changes'), ids('reject')]).toEqual([
      [['dddd'], 1],
      [['a'], 1],
      [['bb'], 1],
      [['ccc'], 1],
    ]);
    expect(review.approvedIds()).toEqual(['a']);
    expect(proofSummarySchema.parse(review.list({ filter: 'approve', limit: 1, offset: 0 }).proofs[0])).toMatchObject({
      id: 'a',
      jobId: 'job-a',
      model: 'sketch',
      width: 80,
      height: 64,
      verdict: 'approve',
      isLetteringExact: true,
    });
  });

  it('gives a proof with its job, its steps and every verdict', async () => {
    const { review, runs, addProof } = createProject();
    const pixelsSha256 = await addProof({ id: 'a', prompt: 'Oak planks' });
    runs.start({
      jobId: 'job-a',
      step: 'base',
      operation: 'generate',
      key: 'k',
      isCached: false,
      status: 'done',
      model: 'sketch',
      waitMs: 1,
      startedAt: '2026-03-01',
    });
    review.decide({ proofId: 'a', pixelsSha256, verdict: 'changes', note: 'Darker, please', overrideReason: 'dropped' });
    review.decide({ proofId: 'a', pixelsSha256, verdict: 'approve', ...NOTHING });
    const detail = proofDetailSchema.parse(review.get('a'));
    expect(detail).toMatchObject({ prompt: 'Oak planks', verdict: 'approve', job: { id: 'job-a', state: 'done' }, steps: [{ step: 'base' }], lettering: null });
    expect(detail.ledger).toMatchObject([
      { verdict: 'changes', note: 'Darker, please', reviewer: 'Lea', overrideReason: '', pixelsSha256 },
      { verdict: 'approve', note: '' },
    ]);
    expect(review.plan('a').seed).toBe(7);
  });

  it('refuses a verdict on pixels that are no longer there', async () => {
    const { review, addProof } = createProject();
    await addProof({ id: 'a' });
    expect(() => review.decide({ proofId: 'a', pixelsSha256: 'f'.repeat(64), verdict: 'approve', ...NOTHING })).toThrow(
      expect.objectContaining({ code: 'conflict', message: expect.stringContaining('other pixels') }),
    );
    expect(review.summary('a').verdict).toBeNull();
  });

  it('asks for review again as soon as the pixels change', async () => {
    const { review, database, addApproved, store } = createProject();
    await addApproved({ id: 'a' });
    const other = await store({ width: 1, height: 1, channels: 3, data: new Uint8Array([1, 2, 3]) });
    database.prepare('UPDATE proofs SET after_sha256 = ?').run(other);
    expect([review.summary('a').verdict, review.approvedIds()]).toEqual([null, []]);
    expect(review.list({ filter: 'needs-review', limit: 9, offset: 0 }).total).toBe(1);
  });

  it('lets wrong lettering through only with a reason, which is kept', async () => {
    const { review, addProof } = createProject();
    const pixelsSha256 = await addProof({ id: 'a', isLetteringExact: false, lettering: WRONG });
    const approve = { proofId: 'a', pixelsSha256, verdict: 'approve' as const, note: '' };
    expect(() => review.decide({ ...approve, overrideReason: '  ' })).toThrow(
      expect.objectContaining({ code: 'lettering-wrong', message: expect.stringContaining('“FRESH BREAD” reads “FRESH BREAO”') }),
    );
    expect(review.decide({ ...approve, verdict: 'reject', overrideReason: '' })).toMatchObject({ verdict: 'reject' });
    expect(review.decide({ ...approve, overrideReason: ' The D is right, the OCR is not ' })).toMatchObject({
      verdict: 'approve',
      overrideReason: 'The D is right, the OCR is not',
    });
    expect(review.approvedIds()).toEqual(['a']);
  });

  it('never changes or removes a line of the ledger', async () => {
    const { review, database, addApproved } = createProject();
    await addApproved({ id: 'a' });
    expect(() => database.prepare("UPDATE verdicts SET verdict = 'reject'").run()).toThrow('append-only');
    expect(() => database.prepare('DELETE FROM verdicts').run()).toThrow('append-only');
    expect(review.get('a').ledger.length).toBe(1);
  });

  it('says what the steps had to say, each once, but not what lettering reports itself', async () => {
    const { review, database, runs, clock, addProof } = createProject();
    await addProof({ id: 'a' });
    const results = createResultTable(database);
    const at = clock().toISOString();
    const run = (step: string, operation: string, warnings: string[], status: 'done' | 'failed' = 'done') => {
      runs.start({ jobId: 'job-a', step, operation, key: step, isCached: false, status, model: null, waitMs: 0, startedAt: at });
      results.put(step, { outputs: {}, data: { warnings } }, at);
    };
    run('object', 'generate', ['Sketch drew a stand-in.']);
    run('matte', 'matte', []);
    run('again', 'generate', ['Sketch drew a stand-in.', 'Sketch set up a plain studio.']);
    run('lettering', 'letter', ['The font was small.']);
    run('broken', 'seam-check', ['The seam shows.'], 'failed');
    expect(review.get('a')).toMatchObject({ warnings: ['Sketch drew a stand-in.', 'Sketch set up a plain studio.'], isReduced: false });
    const smaller = reducedWords('SDXL', { width: 1024, height: 1024 }, 'at 768 × 768');
    run('smaller', 'generate', ['The seed was left out.', smaller]);
    expect(review.get('a')).toMatchObject({ isReduced: true, warnings: expect.arrayContaining([smaller]) });
    expect(review.list({ filter: 'all', limit: 1, offset: 0 }).proofs).toMatchObject([{ isReduced: true }]);
  });

  it('names a proof that is not there', () => {
    const { review } = createProject();
    expect(() => review.get('none')).toThrow(expect.objectContaining({ code: 'not-found', message: expect.stringContaining('none') }));
    expect(() => review.decide({ proofId: 'none', pixelsSha256: '', verdict: 'approve', ...NOTHING })).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
