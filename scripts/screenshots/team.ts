import { join } from 'node:path';
import { startFake } from '../../test/fakes/fake-server.ts';
import { fakeStability } from '../../test/fakes/stability.ts';
import { open } from './queue.ts';
import { take } from './take.ts';
import { KEY, type Shown } from './window.ts';

/** What a team sets once and looks at now and then. */
export async function takeTeam(shown: Shown): Promise<void> {
  const { page, folder } = shown;
  await open(page, 'Matrix');
  await take(page, 'matrix');
  await open(page, 'Insights');
  await take(page, 'insights');
  await open(page, 'Export');
  await page.getByRole('textbox', { name: 'Folder' }).fill(join(folder, 'release-1'));
  await page.getByRole('list', { name: 'Files to write' }).waitFor();
  await take(page, 'export');
  await open(page, 'Gates');
  await take(page, 'gates');
  await takeModels(shown);
}

/** A vendor that stands in for the real one: it takes the key, renders and sends a bill. */
async function takeModels({ page }: Shown): Promise<void> {
  const vendor = await startFake((parts) => fakeStability(parts, { key: KEY, credits: 812 }));
  try {
    await open(page, 'Models');
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'Stability AI' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(vendor.url);
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
    await page.getByText(/^Works/).waitFor();
    await take(page, 'models');
    await open(page, 'Queue');
    await page.getByRole('textbox', { name: 'Prompt' }).fill('seamless {oak|slate|linen|brick} texture');
    await page.getByRole('textbox', { name: 'Prompt' }).press('Enter');
    await open(page, 'Spending');
    await page.getByText('$0.26').first().waitFor({ timeout: 60_000 });
    await take(page, 'spending');
  } finally {
    await vendor.close();
  }
}
