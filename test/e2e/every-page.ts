import { existsSync, readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A busy machine takes its time. */
const SOON = { timeout: 15_000 };

/** Waits until something is so. */
export async function becomes<Value>(read: () => Value | Promise<Value>, wanted: Value): Promise<void> {
  await expect.poll(read, SOON).toBe(wanted);
}

/** Waits until something is no more as it was. */
export async function leaves<Value>(read: () => Value | Promise<Value>, before: Value): Promise<void> {
  await expect.poll(read, SOON).not.toBe(before);
}

/** How many proofs wait for a verdict, as the navigation says: none where it says nothing. */
export async function leftToReview(page: Page): Promise<number> {
  const words = page.getByRole('navigation').getByText(/^\d+ proofs? needs? review$/);
  return (await words.count()) === 0 ? 0 : Number.parseInt((await words.textContent()) ?? '', 10);
}

/** The number of the matrix that is in force, as the page says. */
export async function inForce(page: Page): Promise<number> {
  const words = await page
    .getByText(/^Version \d+, in force/)
    .first()
    .textContent();
  return Number(/\d+/.exec(words ?? '')?.[0]);
}

/** Paths below a folder; none while it is not there. */
export function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
}
