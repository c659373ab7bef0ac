import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { startFake } from '../test/fakes/fake-server.ts';
import { fakeStability } from '../test/fakes/stability.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'images');
const BADGE = /^a round/;
const KEY = 'no-real-key';

/** `npm run screenshots`: takes the pictures of the README and the user guide from the running app, on a fresh sample project. */
async function main(): Promise<void> {
  const { buildAll } = await import('./build.ts');
  await buildAll('error');
  const project = mkdtempSync(join(tmpdir(), 'galley-screenshots-'));
  const server = spawn(process.execPath, [join(root, 'bin', 'galley.js'), 'serve', '--project', join(project, 'Harbour & Hearth')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GALLEY_CONNECTIONS: join(project, 'connections.json'), STABILITY_API_KEY: KEY },
  });
  const browser = await chromium.launch({ executablePath: process.env.GALLEY_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    mkdirSync(folder, { recursive: true });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
    await page.goto(await addressOf(server));
    await takeAll(page);
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(project, { recursive: true, force: true });
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (part: Buffer) => {
      const address = /http:\S+/.exec(part.toString());
      if (address) resolve(address[0]);
    });
    server.once('exit', (code) => reject(new Error(`galley serve ended with code ${code}`)));
  });
}

async function takeAll(page: Page): Promise<void> {
  await page
    .getByRole('listitem', { name: /, done$/ })
    .nth(3)
    .waitFor({ timeout: 120_000 });
  await page.getByRole('textbox', { name: 'Prompt' }).fill('a neon sign that says "OPEN LATE" above a diner door, rainy night, film still');
  await page.getByRole('region', { name: 'New prompts' }).getByText('Typography', { exact: true }).waitFor();
  await take(page, 'composer');
  await page.getByRole('textbox', { name: 'Prompt' }).fill('');
  await page.getByText('12 done').waitFor({ timeout: 180_000 });
  await page.waitForLoadState('networkidle');
  await take(page, 'queue');

  await page.getByRole('link', { name: 'Review' }).click();
  const proofs = page.getByRole('list', { name: 'Proofs' });
  await proofs.getByRole('button', { name: BADGE }).click();
  await take(page, 'review');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Words of region 1' }).waitFor();
  await page.waitForTimeout(2000);
  await take(page, 'lettering');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.keyboard.press('d');
  await page.getByRole('button', { name: /^FLIP map/ }).click();
  await page.locator('.stage-map').waitFor();
  await take(page, 'compare');
  await page.getByRole('link', { name: 'Review' }).click();
  for (const verdict of ['Approve', 'Approve', 'Request changes', 'Approve', 'Approve', 'Approve']) {
    await page.getByRole('button', { name: verdict, exact: true }).click();
    await page.waitForTimeout(600);
  }
  await page.getByRole('link', { name: 'Matrix' }).click();
  await take(page, 'matrix');
  await page.getByRole('link', { name: 'Insights' }).click();
  await take(page, 'insights');
  await page.getByRole('link', { name: 'Export' }).click();
  await page.getByRole('textbox', { name: 'Folder' }).fill(join(tmpdir(), 'release-1'));
  await page.getByRole('list', { name: 'Files to write' }).waitFor();
  await take(page, 'export');
  await page.getByRole('link', { name: 'Gates' }).click();
  await take(page, 'gates');
  await takeBakeOff(page);
  await takeModels(page);
}

/** A vendor that stands in for the real one: it takes the key, renders and sends a bill. */
async function takeModels(page: Page): Promise<void> {
  const vendor = await startFake((parts) => fakeStability(parts, { key: KEY, credits: 812 }));
  try {
    await page.getByRole('link', { name: 'Models' }).click();
    await page.getByRole('button', { name: 'Add connection' }).click();
    await page.getByRole('menuitem', { name: 'Stability AI' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill(vendor.url);
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
    await page.getByText(/^Works/).waitFor();
    await take(page, 'models');
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('seamless {oak|slate|linen|brick} texture');
    await page.getByRole('textbox', { name: 'Prompt' }).press('Enter');
    await page.getByRole('link', { name: 'Spending' }).click();
    await page.getByText('$0.26').first().waitFor({ timeout: 60_000 });
    await take(page, 'spending');
  } finally {
    await vendor.close();
  }
}

/** Sketch against itself, rendered and judged by somebody who likes whatever is on the left. */
async function takeBakeOff(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Bake-off' }).click();
  await page.getByRole('button', { name: 'New bake-off' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Detail on textures');
  await page
    .getByRole('textbox', { name: 'Prompts' })
    .fill('{oak|slate|linen|brick|granite|brushed steel} texture, seamless\na misty harbour at dawn\na round badge that says "PINE RIDGE"');
  for (let candidate = 0; candidate < 2; candidate++) {
    await page.getByRole('button', { name: 'Model', exact: true }).click();
    await page.getByRole('button', { name: 'Sketch Galley' }).click();
  }
  await page.getByRole('slider', { name: 'Detail' }).nth(1).fill('0.25');
  await page.getByRole('combobox', { name: 'Size' }).click();
  await page.getByRole('option', { name: /^Small square/ }).click();
  await page.getByRole('button', { name: 'Start the bake-off' }).click();
  await page.locator('.bake-off-bar').getByText('32 renders', { exact: true }).waitFor({ timeout: 300_000 });
  await page.getByRole('button', { name: 'Vote blind' }).click();
  const dialog = page.getByRole('dialog', { name: 'Blind vote' });
  await page.keyboard.press('Enter');
  for (let pair = 1; pair <= 16; pair++) {
    await dialog.getByText(`${pair} of 16`).waitFor();
    await page.keyboard.press(pair % 3 === 0 ? 'ArrowRight' : 'ArrowLeft');
  }
  await dialog.getByRole('button', { name: 'To the report' }).click();
  await page.getByRole('region', { name: 'Blind votes' }).waitFor();
  await take(page, 'bake-off');
}

/** Waits until every picture on the page is there, then takes it. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1200);
  // Pictures further down are not loaded before somebody scrolls there.
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > window.innerHeight));
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

await main();
