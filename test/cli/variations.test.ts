import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A project folder with wildcards and a table beside it. */
function given(): { project: string; table: string; folder: string } {
  const folder = temporaryFolder();
  const project = join(folder, 'project');
  mkdirSync(join(project, 'wildcards'), { recursive: true });
  writeFileSync(join(project, 'wildcards', 'colours.txt'), 'red\nblue\n');
  const table = join(folder, 'mugs.csv');
  writeFileSync(table, 'colour,width,height\nred,64,64\n,64,64\nblue,64,64\n');
  return { project, table, folder };
}

describe('galley variations', () => {
  it('prints what would be queued, and makes no project', async () => {
    const { project } = given();
    const all = await galley(['variations', 'a __colours__ {oak|pine} sign', '--project', project]);
    expect(all).toEqual({ code: 0, out: 'a red oak sign\na red pine sign\na blue oak sign\na blue pine sign\n', err: '' });
    expect(readdirSync(project)).toEqual(['wildcards']);
    const sample = await galley(['variations', '--json', '--sample', '2', '--seed', '7', '--project', project], { input: 'a __colours__ {oak|pine} sign\n' });
    expect(JSON.parse(sample.out)).toEqual({ variations: 2, combinations: 4, prompts: [expect.stringMatching(/^a/), expect.stringMatching(/^a/)] });
  });

  it('counts what cannot be made', async () => {
    expect((await galley(['variations', '--count', '{1..90000} {a|b}'])).out).toBe('180,000\n');
    expect((await galley(['variations', '--count', '{1..90000} {a|b}', '--sample', '10'])).out).toBe('10 of 180,000\n');
    expect((await galley(['variations', '--count', '{a|b}'.repeat(100)])).out).toBe('more than can be counted\n');
    expect(await galley(['variations', '{1..90000}'])).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/stands for 90,000 variations; at most 10,000/),
    });
  });

  it('fills a template from a table and names the lines that cannot be', async () => {
    const { table } = given();
    const { code, out, err } = await galley(['variations', table, '--template', 'a {{Colour}} mug, {matt|glossy}']);
    expect({ code, out }).toEqual({ code: 1, out: 'a red mug, matt\na red mug, glossy\na blue mug, matt\na blue mug, glossy\n' });
    expect(err).toMatch(/mugs\.csv, line 3: On line 3, “colour” is empty/);
    expect(await galley(['variations', 'a cat', '--template', '{{x}}'])).toMatchObject({ code: 1, err: expect.stringMatching(/--template needs a list/) });
    expect(await galley(['variations', '   '])).toMatchObject({ code: 1, err: expect.stringMatching(/empty/) });
  });
});

describe('galley render', () => {
  it('takes a sample, a template and a folder of wildcards', async () => {
    const { project, table, folder } = given();
    const options = ['--size', '64', '--wildcards', join(project, 'wildcards'), '--json', '--out'];
    const sampled = await galley(['render', 'an icon of a __colours__ {cat|dog|fox}', '--sample', '2', ...options, join(folder, 'a')]);
    expect(JSON.parse(sampled.out).map(({ state }: { state: string }) => state)).toEqual(['done', 'done']);
    const filled = await galley(['render', table, '--template', 'an icon of a {{colour}} __colours__ key', '--sample', '1', ...options, join(folder, 'b')]);
    expect(JSON.parse(filled.out).map(({ prompt }: { prompt: string }) => prompt)).toEqual([
      expect.stringMatching(/^an icon of a red (red|blue) key$/),
      expect.stringMatching(/^an icon of a blue (red|blue) key$/),
    ]);
    expect(await galley(['render', 'a __color__ cat', ...options, join(folder, 'c')])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/wildcards\/color\.txt/),
    });
  });
});
