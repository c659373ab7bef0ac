import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('galley bake-off renders, reports, lists, and says what is wrong with a file', async () => {
  const folder = temporaryFolder();
  const [file, broken, page, project] = ['bake-off.json', 'broken.json', 'page.html', 'project'].map((name) => join(folder, name));
  const candidates = [
    { name: 'Full', cell: { models: ['sketch'] } },
    { name: 'Coarse', cell: { models: ['sketch'], params: { detail: 0.25 } } },
  ];
  writeFileSync(file, JSON.stringify({ name: 'Oak', prompts: ['oak texture, seamless'], candidates, seeds: [1], width: 128, height: 128 }));
  writeFileSync(broken, '{ "name": ');

  const missing = await galley(['bake-off', '--project', project]);
  expect(missing).toMatchObject({ code: 1, err: `galley: There is no Galley project in ${project}.\n` });
  const run = await galley(['bake-off', file, '--json', '--html', page, '--project', project]);
  expect(run).toMatchObject({ code: 0, err: expect.stringMatching(/^Bake-off \S+: 2 renders\.\n/) });
  const report = JSON.parse(run.out);
  expect(report).toMatchObject({ name: 'Oak', renders: { total: 2, done: 2, failed: 0 } });
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);

  const again = await galley(['bake-off', report.id, '--project', project]);
  expect(again.out).toMatch(/^Oak\n\nTime\n {2}Full .+\n {2}Coarse .+/);
  expect((await galley(['bake-off', '--project', project])).out).toMatch(/2\/2 renders, 0 votes {2}Oak\n$/);
  expect(await galley(['bake-off', broken, '--project', project])).toMatchObject({ code: 1, err: expect.stringContaining(`${broken} is no JSON`) });
  expect(await galley(['bake-off', 'nope', '--project', project])).toMatchObject({ code: 1, err: 'galley: There is no bake-off nope.\n' });
}, 60_000);
