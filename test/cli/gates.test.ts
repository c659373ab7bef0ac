import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultGates, type GateRule } from '../../shared/gates.ts';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const rule = (limits: Partial<GateRule> & Pick<GateRule, 'measure'>): GateRule => ({
  amberAbove: null,
  redAbove: null,
  amberBelow: null,
  redBelow: null,
  ...limits,
});

it('galley render --gate fails on a red proof; galley gates shows limits, tries others and saves them', async () => {
  const folder = temporaryFolder();
  const [out, project, strict, broken, odd] = ['out', 'project', 'strict.json', 'broken.json', 'odd.json'].map((name) => join(folder, name));
  writeFileSync(strict, JSON.stringify({ ...defaultGates(), texture: [rule({ measure: 'seconds', redAbove: 0 })] }));
  writeFileSync(broken, '{');
  writeFileSync(odd, JSON.stringify({ ...defaultGates(), face: [rule({ measure: 'seconds', amberAbove: 5, redAbove: 2 })] }));
  const render = (seed: string) =>
    galley(['render', 'oak texture, seamless', '--size', '128', '--seed', seed, '--out', out, '--project', project, '--gate', '--json']);
  const gates = (...args: string[]) => galley(['gates', '--project', project, ...args]);

  expect(await gates()).toMatchObject({ code: 1, err: `galley: There is no Galley project in ${project}.\n` });
  const good = await render('1');
  expect(good.code, good.err).toBe(0);
  expect(JSON.parse(good.out)).toMatchObject([{ state: 'done', gate: { colour: 'green', reasons: [] } }]);

  const shown = await gates();
  expect(shown.out).toContain('texture\n  Seam ratio               amber above 1.2, red above 1.5\n');
  expect(shown.out).toContain('  Cost                     amber above $0.25, red above $1\n');
  expect(JSON.parse((await gates('--json')).out)).toEqual(defaultGates());

  expect(await gates('--try', strict)).toMatchObject({
    code: 0,
    out: 'green     0  (-1)\namber     0\nred       1  (+1)\nunmarked  0\n1 of 1 proof would carry another mark.\n',
  });
  expect(JSON.parse((await gates('--json')).out)).toEqual(defaultGates());
  expect(await gates('--set', broken)).toMatchObject({ code: 1, err: expect.stringContaining(`${broken} is no JSON`) });
  expect(await gates('--set', odd)).toMatchObject({ code: 1, err: expect.stringContaining('The gates are not right at face.0.redAbove') });
  const saved = await gates('--set', strict, '--json');
  expect(saved).toMatchObject({ code: 0, err: 'Saved.\n' });
  expect(JSON.parse(saved.out)).toMatchObject({ now: { green: 1 }, would: { red: 1 }, changed: 1 });
  expect(JSON.parse((await gates('--json')).out).texture).toEqual([rule({ measure: 'seconds', redAbove: 0 })]);

  const red = await render('2');
  expect(red.code).toBe(1);
  expect(red.err).toMatch(/oak texture, seamless: Time .+, red above 0 s/);
  expect(JSON.parse(red.out)[0].gate).toMatchObject({ colour: 'red', reasons: [{ measure: 'seconds', colour: 'red', limit: 0 }] });
}, 120_000);
