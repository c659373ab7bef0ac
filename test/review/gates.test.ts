import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStudio } from '../../electron/studio.ts';
import type { StudioEvent } from '../../shared/contract.ts';
import { gateReasonWords } from '../../shared/gate-words.ts';
import { defaultGates, type GateColour, type GateRule, type GateValues, gatesSchema, markOf } from '../../shared/gates.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const VALUES: GateValues = {
  metrics: { characterErrorRate: { before: null, after: null }, outsideMask: null, ssim: 1, sharpnessRatio: 1, colourCast: 0, seamRatio: null },
  isLetteringExact: true,
  seconds: 1,
  costUsd: 0,
  peakBytes: null,
};
const rule = (measure: GateRule['measure'], limits: Partial<GateRule>): GateRule => ({
  measure,
  amberAbove: null,
  redAbove: null,
  amberBelow: null,
  redBelow: null,
  ...limits,
});

describe('the mark', () => {
  const sharpness = rule('sharpnessRatio', { redBelow: 0.5, amberBelow: 0.9, amberAbove: 2, redAbove: 4 });

  it.each([
    [0.4, 'red', 0.5],
    [0.5, 'amber', 0.9],
    [0.9, 'green', null],
    [2, 'green', null],
    [2.1, 'amber', 2],
    [4.1, 'red', 4],
  ])('of %f is %s', (value, colour, limit) => {
    const mark = markOf([sharpness], { ...VALUES, metrics: { ...VALUES.metrics, sharpnessRatio: value } });
    expect(mark).toEqual({ colour, reasons: limit === null ? [] : [{ measure: 'sharpnessRatio', colour, value, limit }] });
  });

  it('is the worst of all, and names everything that is not green, worst first', () => {
    const metrics = { ...VALUES.metrics, colourCast: 3, seamRatio: { horizontal: 1, vertical: 1.9 } };
    expect(markOf(defaultGates().texture, { ...VALUES, metrics })).toEqual({
      colour: 'red',
      reasons: [
        { measure: 'seamRatio', colour: 'red', value: 1.9, limit: 1.5 },
        { measure: 'colourCast', colour: 'amber', value: 3, limit: 2 },
      ],
    });
  });

  it('is none where nothing applies, and amber where nobody has read the lettering', () => {
    expect(markOf([rule('seamRatio', { redAbove: 1 })], VALUES)).toEqual({ colour: null, reasons: [] });
    expect(markOf([], VALUES)).toEqual({ colour: null, reasons: [] });
    expect(markOf([rule('seconds', {}), rule('characterErrorRate', {})], { ...VALUES, isLetteringExact: false })).toEqual({ colour: null, reasons: [] });
    const lettering = [rule('characterErrorRate', { redAbove: 0 })];
    expect(markOf(lettering, { ...VALUES, isLetteringExact: false })).toEqual({
      colour: 'amber',
      reasons: [{ measure: 'characterErrorRate', colour: 'amber', value: null, limit: null }],
    });
    const wrong = { ...VALUES.metrics, characterErrorRate: { before: null, after: 0.2 } };
    expect(markOf(lettering, { ...VALUES, isLetteringExact: false, metrics: wrong }).colour).toBe('red');
  });

  it('knows the noise, banding and clipped pixels of the final, and passes over proofs that have none recorded', () => {
    const rules = [rule('noise', { amberAbove: 5 }), rule('banding', { redAbove: 0.2 }), rule('clipped', { amberAbove: 0.01, redAbove: 0.1 })];
    const final = { laplacianVariance: 300, noise: 6.5, banding: 0.25, clipped: { low: 0.02, high: 0.005, black: 0, white: 0 } };
    expect(markOf(rules, { ...VALUES, metrics: { ...VALUES.metrics, final } })).toEqual({
      colour: 'red',
      reasons: [
        { measure: 'banding', colour: 'red', value: 0.25, limit: 0.2 },
        { measure: 'noise', colour: 'amber', value: 6.5, limit: 5 },
        { measure: 'clipped', colour: 'amber', value: 0.02, limit: 0.01 },
      ],
    });
    expect(markOf(rules, VALUES)).toEqual({ colour: null, reasons: [] });
    const nothing = { laplacianVariance: null, noise: null, banding: null, clipped: null };
    expect(markOf(rules, { ...VALUES, metrics: { ...VALUES.metrics, final: nothing } })).toEqual({ colour: null, reasons: [] });
    expect(gateReasonWords({ measure: 'banding', colour: 'red', value: 0.25, limit: 0.2 })).toBe('Banding 25 %, red above 20 %');
    expect(gateReasonWords({ measure: 'noise', colour: 'amber', value: 6.5, limit: 5 })).toBe('Noise 6.5, amber above 5');
  });

  it('knows no limits that contradict each other', () => {
    const problem = (limits: Partial<GateRule>) => gatesSchema.safeParse({ ...defaultGates(), face: [rule('seconds', limits)] }).error?.issues[0].message;
    expect(problem({ amberAbove: 5, redAbove: 2 })).toBe('red has to begin at or above amber');
    expect(problem({ amberBelow: 1, redBelow: 2 })).toBe('red has to begin at or below amber');
    expect(problem({ amberBelow: 3, redAbove: 2 })).toBe('the lower limit has to be at or below the upper one');
    expect(problem({ amberAbove: 2, redAbove: 2 })).toBeUndefined();
    const twice = gatesSchema.safeParse({ ...defaultGates(), face: [rule('seconds', {}), rule('seconds', {})] });
    expect(twice.error?.issues[0].message).toBe('every measure may be given once');
  });
});

it('marks proofs as they are made, anew when the limits change, and approves none', async () => {
  const folder = join(temporaryFolder(), 'project');
  const studio = await createStudio({ projectFolder: folder, concurrency: 1 });
  onTestFinished(() => studio.dispose());
  const ofJobs = () => studio.queue.list({ limit: 10, offset: 0 }).jobs.map(({ gate }) => gate);
  studio.queue.add([
    { prompt: 'oak texture, seamless', width: 128, height: 128 },
    { prompt: 'a misty harbour', width: 128, height: 128 },
  ]);
  expect(ofJobs()).toEqual([null, null]);
  const window = new AbortController();
  onTestFinished(() => window.abort());
  const told = doneJobs(studio.events(window.signal), 2);
  await studio.whenIdle();
  expect(ofJobs()).toEqual(['green', 'green']);
  expect(await told).toEqual(['green', 'green']);
  const page = { filter: 'all', limit: 10, offset: 0 } as const;
  expect(studio.review.list(page).proofs.map(({ gate }) => gate.colour)).toEqual(['green', 'green']);
  expect(studio.review.list({ ...page, gate: 'green' }).total).toBe(2);

  const strict = { ...defaultGates(), texture: [rule('seconds', { redAbove: 0 })], general: [] };
  expect(studio.gates.tryOut(strict)).toEqual({
    now: { green: 2, amber: 0, red: 0, unmarked: 0 },
    would: { green: 0, amber: 0, red: 1, unmarked: 1 },
    changed: 2,
  });
  expect(studio.review.list({ ...page, gate: 'red' }).total).toBe(0);
  studio.gates.save(strict);
  const red = studio.review.list({ ...page, gate: 'red' });
  expect(red).toMatchObject({ total: 1, proofs: [{ intent: 'texture', verdict: null, gate: { colour: 'red', reasons: [{ measure: 'seconds', limit: 0 }] } }] });
  expect(studio.review.list({ ...page, filter: 'needs-review', gate: 'red' }).total).toBe(1);
  expect(() => studio.gates.save({ ...strict, face: [rule('seconds', { amberAbove: 3, redAbove: 1 })] })).toThrow('The gates are not right at face.0.redAbove');
  expect(studio.gates.get()).toEqual(strict);
  expect(ofJobs()).toEqual(['red', null]);
  expect(studio.review.approvedIds()).toEqual([]);
});

/** The marks of the first jobs that the window is told to be done. */
async function doneJobs(events: AsyncIterable<StudioEvent>, count: number): Promise<(GateColour | null)[]> {
  const marks = new Map<string, GateColour | null>();
  for await (const event of events) {
    for (const { id, state, gate } of event.type === 'jobs' ? event.jobs : []) if (state === 'done') marks.set(id, gate);
    if (marks.size === count) break;
  }
  return [...marks.values()];
}
