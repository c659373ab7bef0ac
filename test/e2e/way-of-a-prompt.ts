import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';

const PROMPT = 'a round park ranger badge that says "PINE RIDGE"';

/** Types a prompt, waits for its proof, approves it, exports it, and looks at the files. The same in every shell. */
export async function walkTheWayOfAPrompt(page: Page, exportFolder: string): Promise<void> {
  await queueIt(page);
  await approveIt(page);
  await exportIt(page, exportFolder);

  const files = readdirSync(exportFolder, { recursive: true }).map(String).sort();
  const picture = files.find((file) => file.startsWith(join('badges', 'typography-')) && file.endsWith('.png'));
  expect(picture, files.join(', ')).toBeDefined();
  const { format, width, height } = await sharp(join(exportFolder, picture as string)).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 1024, height: 1024 });
  const manifest = files.find((file) => file.endsWith('.json'));
  expect(readFileSync(join(exportFolder, manifest ?? ''), 'utf8')).toContain('PINE RIDGE');
}

async function queueIt(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt' }).fill(PROMPT);
  await page.getByRole('region', { name: 'New prompts' }).getByText('Typography', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Queue prompt' }).click();
  await page.getByRole('listitem', { name: /^a round park ranger badge.*, done$/ }).waitFor({ timeout: 90_000 });
}

async function approveIt(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Review' }).click();
  await page
    .getByRole('list', { name: 'Proofs' })
    .getByRole('button', { name: /^a round park ranger badge/ })
    .click();
  const panel = page.getByRole('complementary', { name: 'Proof' });
  await panel
    .getByText(/Character error rate|Lettering/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: /^Approved/ }).click();
  await page
    .getByRole('list', { name: 'Proofs' })
    .getByRole('button', { name: /^a round park ranger badge.*, Approved$/ })
    .click();
  await panel.getByRole('heading', { name: 'Verdicts' }).waitFor();
}

async function exportIt(page: Page, folder: string): Promise<void> {
  await page.getByRole('link', { name: 'Export' }).click();
  await page.getByRole('textbox', { name: 'Folder' }).fill(folder);
  const names = page.getByRole('textbox', { name: 'Names' });
  await names.fill('../../outside');
  await page
    .getByText(/leads out of the export folder/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: /^Export \d/, disabled: true }).waitFor();
  await names.fill('badges/{intent}-{slug}');
  const button = page.getByRole('button', { name: 'Export 1 file' });
  await button.and(page.locator(':enabled')).click();
  await page.getByText('1 file exported').waitFor({ timeout: 30_000 });
}
