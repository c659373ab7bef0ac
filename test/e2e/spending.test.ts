import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { fakeStability } from '../fakes/stability.ts';
import { faultsOf } from './axe.ts';
import { chromiumPath } from './browser.ts';
import { useBrowserShell } from './browser-shell.ts';
import { choose } from './pages.ts';
import { connectStudio } from './studio-client.ts';

const CANARY = 'sk-canary-3f9c27d1b8';

describe.skipIf(chromiumPath === '')('paid models in Chromium (needs Chromium)', () => {
  const shell = useBrowserShell((folder) => ({ STABILITY_API_KEY: CANARY, GALLEY_CONNECTIONS: join(folder, 'connections.json') }));
  let vendor: FakeServer;
  let page: Page;
  let heard: string[];
  beforeEach(async () => {
    vendor = await startFake((parts) => fakeStability(parts, { key: CANARY, pixels: 256 * 256 }));
    ({ page } = shell);
    heard = [];
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(payload.toString())));
    await page.reload();
  });
  afterEach(() => vendor.close());

  it('connects a vendor, renders through it, keeps the books, stops at a budget, asks about a doubtful bill, and shows the key nowhere', async () => {
    await connect(page, vendor.url);
    await page.getByRole('link', { name: 'Matrix' }).click();
    await page.getByRole('button', { name: 'Stable Diffusion 3.5 Large goes here' }).first().waitFor();

    await queue(page, 'seamless red brick texture');
    await jobRow(page, 'seamless red brick texture', 'done').waitFor({ timeout: 90_000 });
    await page.getByRole('link', { name: 'Review' }).click();
    const way = page.getByRole('region', { name: 'How it got here' });
    await way.getByText('Arrived', { exact: true }).waitFor();
    await expect
      .poll(() =>
        page
          .locator('.film img')
          .first()
          .evaluate((picture: HTMLImageElement) => picture.naturalWidth),
      )
      .toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('link', { name: 'Spending' }).click();
    const total = page.getByRole('status').filter({ hasText: 'for 1 call' });
    await expect.poll(() => total.textContent()).toBe('$0.065 for 1 call');
    const row = page.getByRole('row', { name: /seamless red brick texture/ });
    await row.getByText('Arrived').waitFor();
    const today = page.getByRole('button', { name: /: \$0\.065 for 1 call$/ });
    await today.click();
    expect(await today.getAttribute('aria-pressed')).toBe('true');
    await today.click();
    expect(await row.getByRole('cell').last().textContent()).toBe('$0.065');
    await page.getByRole('link', { name: '$0.065 today' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('textbox', { name: 'One day' }).fill('0,10');
    await page.getByText('Write an amount such as 12.50').waitFor();
    await page.getByRole('textbox', { name: 'One day' }).fill('0.10');
    await page.getByRole('button', { name: 'Save budgets' }).click();
    await page.getByText('$0.065 of $0.10 used, $0.035 left').waitFor();
    await queue(page, 'seamless oak bark texture');
    await jobRow(page, 'seamless oak bark texture', 'failed')
      .getByText(/would cost \$0\.065, but today's budget \(\$0\.10\) has \$0\.035 left/)
      .waitFor({ timeout: 90_000 });
    await openDetails(page, 'seamless oak bark texture');
    await page.getByRole('dialog', { name: 'Job' }).getByText('Stopped', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Change the budgets' }).click();
    await page.getByRole('textbox', { name: 'One day' }).fill('');
    await page.getByRole('button', { name: 'Save budgets' }).click();
    expect(vendor.invoice).toHaveLength(1);

    await doubt(page, vendor);
    expect(vendor.invoice).toHaveLength(4);
    await booksAreRight(page);
    await exportAll(shell.address, join(shell.folder, 'exported'));
    expect(await page.content()).not.toContain(CANARY);
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.join('')).not.toContain(CANARY);
    expect(shell.output.join('')).not.toContain(CANARY);
    expect(filesWith(CANARY, shell.folder)).toEqual([]);
    expect(vendor.asked.some(({ headers }) => headers.authorization?.includes(CANARY))).toBe(true);
    expect(shell.faults).toEqual([]);
  }, 120_000);
});

async function connect(page: Page, address: string): Promise<void> {
  await page.getByRole('link', { name: 'Models' }).click();
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('menuitem', { name: 'Stability AI' }).click();
  await page.getByRole('textbox', { name: 'Address' }).fill(address);
  const settings = page.getByRole('button', { name: 'Settings of Stable Diffusion 3.5 Large', exact: true });
  await settings.click();
  await page.getByRole('textbox', { name: 'Settings (JSON)' }).fill('{"steps": }');
  await page.getByText('This is no JSON').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Settings (JSON)' }).fill('');
  await page.getByText('Settings of the connection').click();
  await page.locator('.connection-settings').getByText('Advanced: all settings as JSON').click();
  await page.getByRole('textbox', { name: 'Settings for all its models (JSON)' }).fill('{"filteredIsBilled": "perhaps"}');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page
    .getByRole('alert')
    .getByText(/filteredIsBilled .* must be true or false/)
    .waitFor();
  await choose(page, 'A held-back picture is billed', 'Yes');
  await page.getByRole('spinbutton', { name: 'Longest time of a call, ms' }).fill('30000');
  expect(await page.getByRole('textbox', { name: 'Settings for all its models (JSON)' }).inputValue()).toBe(
    JSON.stringify({ filteredIsBilled: true, timeoutMs: 30_000 }, null, 2),
  );
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('region', { name: 'Test' }).getByText('1000 credits', { exact: true }).waitFor();
  await page.getByText('The key comes from the environment (STABILITY_API_KEY).').waitFor();
}

async function queue(page: Page, prompt: string): Promise<void> {
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt);
  await page.getByRole('button', { name: 'Queue prompt' }).click();
}

const jobRow = (page: Page, prompt: string, state: string) => page.getByRole('listitem', { name: new RegExp(`^${prompt}.*, ${state}`, 'i') });

async function openDetails(page: Page, prompt: string): Promise<void> {
  await jobRow(page, prompt, 'failed').getByRole('button', { name: 'Job menu' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
}

/** Two calls break off after they were sent: one is settled and rendered again, for the other a second bill is accepted. */
async function doubt(page: Page, vendor: FakeServer): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Job' });
  vendor.forecast.push('reset');
  await queue(page, 'seamless slate texture');
  await jobRow(page, 'seamless slate texture', 'failed').getByRole('button', { name: 'Decide' }).click({ timeout: 90_000 });
  await dialog.getByText('$0.065 may have been billed').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('link', { name: 'Spending' }).click();
  await page.getByRole('heading', { name: 'One call may have been billed ($0.065)' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'It was not' }).click();
  await page.getByRole('row', { name: /seamless slate texture.*Failed, not billed/ }).waitFor();

  vendor.forecast.push('reset');
  await queue(page, 'seamless cork texture');
  await jobRow(page, 'seamless cork texture', 'failed').getByRole('button', { name: 'Decide' }).click({ timeout: 90_000 });
  await dialog.getByRole('button', { name: 'Render again and accept a second bill' }).click();
  await jobRow(page, 'seamless cork texture', 'done').waitFor({ timeout: 90_000 });
}

/** The sum on screen is that of the file's rows, to the last digit. */
async function booksAreRight(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Spending' }).click();
  await expect.poll(() => page.locator('.ledger-totals').textContent()).toContain('$0.195 for');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv).not.toContain(CANARY);
  const [names, ...rows] = csv.trimEnd().split('\r\n');
  const column = names.split(',').indexOf('charged_usd');
  const micros = rows.map((row) => Math.round(Number(row.split(',')[column]) * 1e6));
  expect(micros.reduce((sum, charged) => sum + charged, 0)).toBe(195_000);
}

/** Writes whatever leaves the house: approved pictures with their manifest, and the figures of all steps. */
async function exportAll(address: string, folder: string): Promise<void> {
  const { client, close } = connectStudio(address);
  const { proofs } = await client.review.list({});
  for (const { id, afterSha256 } of proofs) await client.review.decide({ proofId: id, pixelsSha256: afterSha256, verdict: 'approve' });
  await client.export.run({ folder });
  for await (const { base64 } of await client.insights.export({ format: 'json' })) expect(Buffer.from(base64, 'base64').includes(CANARY)).toBe(false);
  expect(readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.png'))).toBe(true);
  expect(JSON.stringify([await client.connections.list(), await client.ledger.list({})])).not.toContain(CANARY);
  close();
}

function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text));
}
