import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDocumentMaker } from '../../electron/export/documents/document-maker.ts';
import { createDocumentThread } from '../../electron/export/documents/document-thread.ts';
import { documentWorkerEntry, fontsFolder } from '../../electron/paths.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { picture } from '../image/pictures.ts';
import { createProject } from '../review/project.ts';
import { addLettered, area, WHITE } from './lettered-proof.ts';

async function setUp() {
  const project = createProject();
  const fonts = createFontLibrary(fontsFolder());
  const strings = [{ text: 'GOLD', area: area(40, 20, 200, 60), font: 'anton', effects: WHITE }];
  await addLettered(project, fonts, { id: 'a', prompt: 'Sign', base: picture(320, 240), strings });
  const { review, artifacts } = project;
  const thread = createDocumentThread(documentWorkerEntry(), { artifactsFolder: artifacts.folder, fontsFolder: fontsFolder() });
  return { proof: review.get('a'), artifacts, thread, here: createDocumentMaker({ artifacts, fonts }) };
}

test('a thread makes the same bytes, one file after the other', async () => {
  const { proof, thread, here } = await setUp();
  for (const kind of ['ora', 'psd', 'svg'] as const) {
    const [made, expected] = [await thread.make(proof, kind, null), await here.make(proof, kind, null)];
    expect(Buffer.compare(made.bytes, expected.bytes), kind).toBe(0);
    expect(made.notes).toEqual(expected.notes);
  }
  await thread.close();
});

test('a thread says what is wrong, and works on', async () => {
  const { proof, artifacts, thread } = await setUp();
  await expect(thread.make({ ...proof, afterSha256: 'ab'.repeat(32) }, 'ora', null)).rejects.toMatchObject({ code: 'not-found' });
  expect((await thread.make(proof, 'ora', null)).bytes.length).toBeGreaterThan(1000);
  rmSync(join(artifacts.folder), { recursive: true });
  await expect(thread.make({ ...proof, id: 'b' }, 'ora', null)).rejects.toMatchObject({ code: 'not-found' });
  await thread.close();
});

test('an export that is cancelled does not wait for its document', async () => {
  const { proof, thread } = await setUp();
  const controller = new AbortController();
  const made = thread.make(proof, 'psd', null, controller.signal);
  controller.abort();
  await expect(made).rejects.toMatchObject({ code: 'cancelled' });
  // The next one gets a new thread.
  expect((await thread.make(proof, 'ora', null)).notes).toBeDefined();
  await thread.close();
});
