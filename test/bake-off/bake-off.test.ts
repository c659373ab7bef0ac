import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { reportMeasures } from '../../electron/bake-off/measures.ts';
import { atOnce, inSlices } from '../../electron/statistics/slices.ts';
import { createStudio, type Studio } from '../../electron/studio.ts';
import type { RenderRow } from '../../electron/telemetry/bake-off-table.ts';
import type { BakeOffRequestInput } from '../../shared/bake-off.ts';
import { pairsNeeded } from '../../shared/bake-off-words.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const REQUEST: BakeOffRequestInput = {
  name: 'Detail & <grain>',
  prompts: ['{oak|slate} texture, seamless', 'a misty harbour'],
  candidates: [
    { name: 'Full', cell: { models: ['sketch'] } },
    { name: 'Coarse', cell: { models: ['sketch'], params: { detail: 0.25 } } },
  ],
  seeds: [1, 2],
  width: 128,
  height: 128,
};

async function open(): Promise<Studio> {
  const studio = await createStudio({ projectFolder: join(temporaryFolder(), 'project'), concurrency: 2, reviewer: 'lea' });
  onTestFinished(() => studio.dispose());
  return studio;
}

it('renders prompts × candidates × seeds, measures them and compares them in pairs', async () => {
  const studio = await open();
  const lettered = [REQUEST.prompts[0], 'a bakery sign that says "BREAD"'];
  const { id, renders, prompts } = studio.bakeOff.start({ ...REQUEST, prompts: lettered, width: 256, height: 256 });
  expect({ renders, prompts }).toEqual({ renders: { total: 12, done: 0, failed: 0 }, prompts: 3 });
  await studio.whenIdle();
  const report = await studio.bakeOff.report(id);
  expect(report.renders).toEqual({ total: 12, done: 12, failed: 0 });
  expect(report.cells.map(({ prompt, seed, candidate }) => [prompt, seed, candidate])).toEqual(
    [0, 1, 2].flatMap((prompt) => [0, 1].flatMap((seed) => [0, 1].map((candidate) => [prompt, seed, candidate]))),
  );
  expect(studio.queue.get(report.cells[1].jobId)).toMatchObject({ request: { seed: 1, cell: { params: { detail: 0.25 } } }, route: { fallbacks: [] } });
  const seconds = report.measures.find(({ measure }) => measure === 'seconds')!;
  expect(seconds.candidates.map((candidate) => candidate?.count)).toEqual([6, 6]);
  expect(seconds.differences).toMatchObject([{ a: 0, b: 1, pairs: 6, scope: 'these' }]);
  const errors = report.measures.find(({ measure }) => measure === 'characterErrorRate')!;
  expect(errors.candidates.map((candidate) => candidate?.value)).toEqual([0, 0]);
  expect(errors.differences).toMatchObject([{ difference: { value: 0 }, pValue: 1, isSignificant: false }]);
  expect(report.findings.find((finding) => finding.startsWith('No significant difference in '))).toContain('character error rate');
  expect(report.findings).toContain('With 3 prompts the figures speak of these prompts only; from 6 on they speak of prompts like them.');
  expect(report.findings).toContain('Nobody has voted yet.');
  // They are judged here, not in review.
  expect(studio.review.list({ filter: 'needs-review', limit: 1, offset: 0 }).total).toBe(0);
  expect(studio.review.list({ filter: 'all', limit: 1, offset: 0 }).total).toBe(12);
});

it('puts every pair to a voter blind, in an order of the voter’s own, and ranks what they say', async () => {
  const studio = await open();
  const { id } = studio.bakeOff.start(REQUEST);
  await studio.whenIdle();
  const { cells } = await studio.bakeOff.report(id);
  const isFull = (sha256: string) => cells.some((cell) => cell.sha256 === sha256 && cell.candidate === 0);

  const seen: string[] = [];
  const sides: boolean[] = [];
  let announced: string[] = [];
  for (let ballot = studio.bakeOff.ballot(id); ballot; ballot = studio.bakeOff.ballot(id)) {
    expect(ballot).toMatchObject({ judged: seen.length, total: 6 });
    expect(JSON.stringify(ballot)).not.toMatch(/Full|Coarse/);
    if (announced.length > 0) expect([ballot.leftSha256, ballot.rightSha256].sort()).toEqual(announced);
    announced = [...ballot.upcoming].sort();
    // Asked again before the vote, it is the same question.
    expect(studio.bakeOff.ballot(id)).toEqual(ballot);
    seen.push(ballot.pair);
    sides.push(isFull(ballot.leftSha256));
    studio.bakeOff.vote(id, { pair: ballot.pair, choice: isFull(ballot.leftSha256) ? 'left' : 'right' });
  }
  expect(new Set(seen).size).toBe(6);
  expect(new Set(sides).size).toBe(2);
  const orders = ['ada', 'bea', 'cleo', 'dora'].map((voter) => studio.bakeOff.ballot(id, voter)!.pair);
  expect(new Set(orders).size).toBeGreaterThan(1);

  // Changing one's mind replaces the vote.
  studio.bakeOff.vote(id, { pair: seen[0], choice: 'tie' });
  const { ranking } = await studio.bakeOff.report(id);
  expect(ranking).toMatchObject({
    votes: 6,
    voters: 1,
    candidates: [
      { won: 5, tied: 1, lost: 0 },
      { won: 0, tied: 1, lost: 5 },
    ],
  });
  expect(ranking.candidates[0].strength.value).toBeGreaterThan(0.8);
  expect(() => studio.bakeOff.vote(id, { pair: '9.9.0.1', choice: 'left' })).toThrow('There is no pair 9.9.0.1');
});

it('turns a candidate into a matrix and tells what that would change, without saving it', async () => {
  const studio = await open();
  studio.queue.add([
    { prompt: 'woven linen texture, seamless', width: 256, height: 256 },
    { prompt: 'a portrait of a sailor', width: 256, height: 256 },
  ]);
  const { id } = studio.bakeOff.start({ ...REQUEST, prompts: ['oak texture, seamless'] });
  await studio.whenIdle();
  const before = studio.matrix.get();
  const { matrix, intents, column, whatIf, note } = studio.bakeOff.propose(id, 1);
  expect({ intents, column, note }).toEqual({ intents: ['texture'], column: 'final', note: 'Coarse, by the bake-off “Detail & <grain>”' });
  expect(matrix.rows.find(({ intent }) => intent === 'texture')?.final).toEqual({ models: ['sketch'], params: { detail: 0.25 } });
  // The bake-off's own renders do not ask the matrix.
  expect(whatIf).toMatchObject({ considered: 2, changed: [{ prompt: 'woven linen texture, seamless', to: { models: 'sketch', params: { detail: 0.25 } } }] });
  expect(studio.matrix.get()).toEqual(before);
  studio.matrix.save(matrix, note);
  expect(studio.matrix.get()).toMatchObject({ version: before.version + 1, note });
  expect(studio.bakeOff.propose(id, 0, ['face']).matrix.rows.find(({ intent }) => intent === 'face')?.final.models).toEqual(['sketch']);
});

it('writes a page that holds its pictures, loads nothing, and lets no name break out', async () => {
  const studio = await open();
  const { id } = studio.bakeOff.start({ ...REQUEST, prompts: ['oak <script>alert(1)</script>'] });
  await studio.whenIdle();
  const { fileName, content } = await studio.bakeOff.html(id);
  expect(fileName).toBe('Detail-grain.html');
  expect(content.match(/<img src="data:image\/webp;base64,/g)).toHaveLength(4);
  expect(content).toMatch(/Full − Coarse<\/td>.*not significant/);
  expect(content).not.toMatch(/<script|(src|href)="(?!data:)/);
  expect(content).toContain('Detail &amp; &lt;grain&gt;');
});

it('says when there are too few renders for any difference to be significant', async () => {
  const studio = await open();
  const candidates = [1, 0.8, 0.6].map((detail) => ({ name: `Detail ${detail}`, cell: { models: ['sketch'], params: { detail } } }));
  const { id } = studio.bakeOff.start({ ...REQUEST, prompts: ['oak texture, seamless'], candidates, seeds: [1, 2] });
  await studio.whenIdle();
  const { findings } = await studio.bakeOff.report(id);
  expect(findings).toContain('With fewer than 7 renders of each candidate no difference between 3 candidates can be significant, however large it is.');
  expect([2, 3, 4, 8].map(pairsNeeded)).toEqual([6, 7, 8, 11]);
});

it('is taken off the list and put back; what was rendered and voted stays', async () => {
  const studio = await open();
  const { id } = studio.bakeOff.start(REQUEST);
  const other = studio.bakeOff.start({ ...REQUEST, name: 'Other', seeds: [7] });
  await studio.whenIdle();
  studio.bakeOff.vote(id, { pair: studio.bakeOff.ballot(id)!.pair, choice: 'left' });
  const before = studio.bakeOff.list();
  studio.bakeOff.remove(id);
  studio.bakeOff.remove(id);
  expect(studio.bakeOff.list().map(({ name }) => name)).toEqual(['Other']);
  expect((await studio.bakeOff.report(id)).ranking.votes).toBe(1);
  expect(studio.queue.list({ limit: 1, offset: 0 }).total).toBe(before[0].renders.total + before[1].renders.total);
  studio.bakeOff.restore(id);
  expect(studio.bakeOff.list()).toEqual(before);
  expect(other.name).toBe('Other');
});

it('lets others have the thread while a report is reckoned', async () => {
  const random = mulberry32(3);
  const renders = Array.from({ length: 2000 }, (_, i): RenderRow => {
    const place = { prompt: i % 500, seed: 0, candidate: Math.floor(i / 500) };
    return {
      ...place,
      jobId: `${i}`,
      state: 'done',
      error: null,
      proofId: null,
      sha256: null,
      metrics: null,
      seconds: random(),
      peakBytes: Math.round(random() * 1e9),
      costUsd: 0,
    };
  });
  let turns = 0;
  let isDone = false;
  const others = () => {
    turns++;
    if (!isDone) setImmediate(others);
  };
  setImmediate(others);
  const report = await inSlices(reportMeasures(4, renders));
  isDone = true;
  expect(turns).toBeGreaterThan(20);
  expect(report).toEqual(atOnce(reportMeasures(4, renders)));
  expect(report.map(({ measure, candidates, differences }) => [measure, candidates.length, differences.length])).toEqual([
    ['seconds', 4, 6],
    ['peakBytes', 4, 6],
  ]);
});

it('refuses what could not be compared', async () => {
  const studio = await open();
  const refused = (change: Partial<BakeOffRequestInput>) => () => studio.bakeOff.start({ ...REQUEST, ...change });
  const [full] = REQUEST.candidates;
  expect(refused({ candidates: [full] })).toThrow('candidates');
  expect(refused({ candidates: [full, full] })).toThrow('every candidate needs a name of its own');
  expect(refused({ candidates: [full, { name: 'Paid', cell: { models: ['gpt-image-1.5'] } }] })).toThrow('The candidate Paid cannot be put to the test.');
  expect(refused({ seeds: [1, 1] })).toThrow('every seed may be given once');
  expect(refused({ prompts: ['{1-50$$a|b|c|d|e|f|g|h}'], seeds: Array.from({ length: 50 }, (_, seed) => seed) })).toThrow('renders; 2000 is the most');
  await expect(studio.bakeOff.report('none')).rejects.toThrow('There is no bake-off none.');
  expect(() => studio.bakeOff.remove('none')).toThrow('There is no bake-off none.');
  expect(studio.queue.list({ limit: 1, offset: 0 }).total).toBe(0);
  expect(studio.bakeOff.list()).toEqual([]);
});

it('tells what a bake-off comes to and names every prompt and candidate that stands in its way', async () => {
  const studio = await open();
  expect(studio.bakeOff.plan(REQUEST)).toEqual({
    prompts: 3,
    renders: 12,
    candidates: [
      { seconds: null, costUsd: null },
      { seconds: null, costUsd: null },
    ],
    problems: [],
  });
  studio.bakeOff.start(REQUEST);
  await studio.whenIdle();
  const { candidates } = studio.bakeOff.plan(REQUEST);
  expect(candidates.map(({ costUsd }) => costUsd)).toEqual([0, 0]);
  expect(candidates[0].seconds).toBeGreaterThan(0);

  const [full] = REQUEST.candidates;
  const broken = studio.bakeOff.plan({
    ...REQUEST,
    prompts: ['a __missing__ boat', 'a boat', '{1-50$$a|b|c|d|e|f|g|h}'],
    candidates: [full, { name: 'Paid', cell: { models: ['gpt-image-1.5'] } }],
    seeds: Array.from({ length: 50 }, (_, seed) => seed),
  });
  expect(broken.problems.map(({ field, index }) => [field, index])).toEqual([
    ['prompts', 0],
    ['candidates', 1],
    ['renders', null],
  ]);
  expect(broken.problems[1].message).toMatch(/^The candidate Paid cannot be put to the test\./);
  expect(studio.bakeOff.plan({ ...REQUEST, prompts: ['a boat', 'x'.repeat(20_001)] }).problems).toMatchObject([{ field: 'prompts', index: 1 }]);
  expect(studio.bakeOff.list()).toHaveLength(1);
});

it('counts a render that failed as failed and compares the rest', async () => {
  const studio = await open();
  const { id } = studio.bakeOff.start(REQUEST);
  const { cells } = await studio.bakeOff.report(id);
  studio.queue.cancel([cells[0].jobId]);
  await studio.whenIdle();
  const report = await studio.bakeOff.report(id);
  expect(report.renders.failed).toBe(1);
  expect(report.measures.find(({ measure }) => measure === 'seconds')?.differences[0].pairs).toBe(5);
  expect(report.findings[0]).toBe('1 of 12 renders failed and are left out.');
});
