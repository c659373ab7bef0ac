import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { galley } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROMPT = 'a knight statue, weathered bronze, in the style of a travel poster';

it('galley render --split writes the proof and its layers beside it', async () => {
  const out = temporaryFolder();
  const { code, out: text } = await galley(['render', PROMPT, '--split', '--light-wrap', '0', '--size', '192', '--seed', '4', '--out', out, '--json']);
  const [row] = JSON.parse(text);
  expect(code).toBe(0);
  expect(row.split.merge).toMatchObject({ lightWrap: 0 });
  expect(Object.keys(row.layers)).toEqual(['object', 'matte', 'cutout', 'style', 'merge']);
  for (const [layer, file] of Object.entries<string>(row.layers)) {
    expect(file).toBe(row.file.replace(/\.png$/, `.${layer}.png`));
    expect(await sharp(file).metadata()).toMatchObject({ width: 192, height: 192 });
  }
  expect((await sharp(row.layers.cutout).metadata()).hasAlpha).toBe(true);
});

it('says when a prompt cannot be split, renders it whole, and fails', async () => {
  const out = temporaryFolder();
  const { code, err } = await galley(['render', 'a red apple', '--split', '--size', '64', '--out', out]);
  expect(code).toBe(1);
  expect(err).toMatch(/a red apple: It is not split: the prompt has no words for a style\. It is rendered whole\./);
  expect(readdirSync(out).filter((name) => name.endsWith('.png'))).toEqual(['a-red-apple.png']);
});

it('says where a stand-in was drawn', async () => {
  const { code, out, err } = await galley(['render', 'a grumblewock, oil painting', '--split', '--size', '96', '--out', temporaryFolder(), '--json']);
  const said = 'Sketch does not know “a grumblewock” and drew a stand-in.';
  expect([code, JSON.parse(out)[0].warnings]).toEqual([0, [said]]);
  expect(err).toContain(`a grumblewock, oil painting: ${said}`);
});

it('refuses amounts out of range before anything is rendered', async () => {
  const out = join(temporaryFolder(), 'none');
  const { code, err } = await galley(['render', PROMPT, '--split', '--contact-shadow', '2', '--out', out]);
  expect([code, existsSync(out)]).toEqual([1, false]);
  expect(err).toMatch(/from 0 to 1/);
});
