import { open } from './queue.ts';
import { take } from './take.ts';
import type { Shown } from './window.ts';

const BADGE = /^a round/;

/** Review, its lettering workbench, Compare with a map, and verdicts for the pages that live on them. */
export async function takeReview({ page }: Shown): Promise<void> {
  await open(page, 'Review');
  await page.getByRole('list', { name: 'Proofs' }).getByRole('button', { name: BADGE }).first().click();
  await page.getByRole('complementary', { name: 'Proof' }).waitFor();
  await take(page, 'review');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Words of region 1' }).waitFor();
  await page.waitForTimeout(2000);
  await take(page, 'lettering');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.keyboard.press('d');
  await page.getByRole('button', { name: /^FLIP map/ }).click();
  await page.getByRole('figure', { name: /^Legend. FLIP/ }).waitFor();
  await take(page, 'compare');
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
