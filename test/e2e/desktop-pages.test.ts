import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGES } from '../../renderer/app/navigation-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Display, openDisplay } from './display.ts';
import { BY_KEYBOARD } from './every-page-by-keyboard.ts';
import { BY_MOUSE } from './every-page-by-mouse.ts';
import { makeFixedProject } from './fixed-project.ts';
import { electronPath, launchDesktop } from './launch-desktop.ts';

describe.skipIf(electronPath === '')("every page in Electron (needs Electron's program file)", () => {
  let folder: string;
  let display: Display;
  let app: ElectronApplication;

  beforeEach(async () => {
    folder = temporaryFolder();
    await makeFixedProject(join(folder, 'project'));
    const preferences = join(folder, 'preferences.json');
    writeFileSync(preferences, JSON.stringify({ motion: 'less', seen: ['tour', 'welcome', 'first-run'] }));
    display = await openDisplay();
    app = await launchDesktop(folder, display.name, ['--no-sample'], { GALLEY_PREFERENCES: preferences });
  });
  afterEach(async () => {
    await app?.close();
    display.end();
  });

  for (const [hands, ways] of [
    ['by mouse', BY_MOUSE],
    ['by keyboard only', BY_KEYBOARD],
  ] as const) {
    it(`does ${hands} what people come to each page for`, async () => {
      const page = await app.firstWindow();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').first().waitFor();
      for (const name of PAGES) {
        await ways[name](page, folder).catch((error: Error) => {
          throw new Error(`On the page ${name}: ${error.message}`, { cause: error });
        });
      }
      expect(faults).toEqual([]);
    }, 180_000);
  }
});
