import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createStudio } from '../../electron/studio.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('what a studio that was killed left of previews goes when the project is opened, but not when it is only looked at', async () => {
  const projectFolder = temporaryFolder();
  await (await createStudio({ projectFolder })).dispose();
  const left = join(projectFolder, 'cache', 'previews', `${'a'.repeat(64)}.png`);
  mkdirSync(join(left, '..'), { recursive: true });
  writeFileSync(left, 'left over');

  await (await createStudio({ projectFolder, isReadonly: true })).dispose();
  expect(existsSync(left)).toBe(true);

  const studio = await createStudio({ projectFolder });
  expect(existsSync(left)).toBe(false);
  await studio.dispose();
});
