import { open } from './queue.ts';
import { take } from './take.ts';
import type { Shown } from './window.ts';

const BADGE = /^a round/;

/** The badge in Review: before and after, the grid of all proofs, pins on the picture, how it was made. */
export async function takeReview({ page, studio }: Shown): Promise<void> {
  await untilIdle(studio);
  await openBadge(page);
  await take(page, 'review');
  await page.keyboard.press('Shift+G');
  await take(page, 'review-grid');
  await page.keyboard.press('Shift+G');
  const [badge] = (await studio.review.list({ filter: 'all', search: 'badge' })).proofs;
  const pinned = { proofId: badge.id, pixelsSha256: badge.afterSha256 };
  await studio.review.addPin({ ...pinned, x: 0.5, y: 0.22, text: 'The arc may sit a little higher.', by: 'Mara' });
  await studio.review.addPin({ ...pinned, x: 0.34, y: 0.62, text: 'A softer edge on the anchor.', by: 'Mara' });
  await page.getByRole('tab', { name: /^Pins/ }).click();
  await page
    .getByRole('button', { name: /^Pin 2/ })
    .first()
    .waitFor();
  await take(page, 'pins');
  await page.getByRole('tab', { name: /^Proof/ }).click();
  await page.keyboard.press('y');
  await page
    .getByRole('dialog', { name: 'How it was made' })
    .getByRole('button', { name: /^Base image/ })
    .waitFor();
  await take(page, 'recipe');
  await page.keyboard.press('Escape');
}

/** The lettering workbench of the same proof. */
export async function takeLettering({ page }: Shown): Promise<void> {
  await openBadge(page);
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Words of region 1' }).waitFor();
  await page.waitForTimeout(2000);
  await take(page, 'lettering');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
}

/** Before against after, measured, with a map over the picture. */
export async function takeCompare({ page }: Shown): Promise<void> {
  await openBadge(page);
  await page.keyboard.press('d');
  const measures = page.getByRole('complementary', { name: 'Measures' });
  await measures.getByRole('button', { name: /^FLIP map/ }).click({ timeout: 90_000 });
  await page.getByRole('figure', { name: /^Legend. FLIP/ }).waitFor();
  await take(page, 'compare');
}

/** Beside renders that have every core, pictures come later than the page around them. */
async function untilIdle(studio: Shown['studio']): Promise<void> {
  for (;;) {
    const { counts } = await studio.queue.status();
    if (counts.queued + counts.running === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function openBadge(page: Shown['page']): Promise<void> {
  await open(page, 'Review');
  await page.getByRole('list', { name: 'Proofs' }).getByRole('button', { name: BADGE }).first().click();
  await page.getByRole('complementary', { name: 'Proof' }).waitFor();
}

/** Judges all but a few, through the studio: the pages after it show a team's afternoon. */
export async function judge({ studio }: Shown): Promise<void> {
  const { proofs } = await studio.review.list({ filter: 'needs-review' });
  for (const [index, { id, afterSha256, isLetteringExact }] of proofs.entries()) {
    if (index % 5 === 4) continue;
    const verdict = index % 4 === 2 ? 'changes' : 'approve';
    const note = verdict === 'changes' ? 'Warmer light, and more room above the words.' : '';
    await studio.review.decide({ proofId: id, pixelsSha256: afterSha256, verdict, note, overrideReason: isLetteringExact ? '' : 'Agreed with the client.' });
  }
}
