import type { Page } from 'playwright-core';

/** As often as a mouse or a trackpad tells where it is. */
const EVENT_MS = 1000 / 60;
/** A key that is held down repeats about so often. */
const REPEAT_MS = 1000 / 30;

export interface Place {
  x: number;
  y: number;
}

/** Does something sixty times a second, without waiting for the page to be ready with it, as hands do; then waits for all of it. */
export async function paced(seconds: number, everyMs: number, act: (share: number, index: number) => Promise<unknown>): Promise<void> {
  const count = Math.round((seconds * 1000) / everyMs);
  const start = performance.now();
  const acts: Promise<unknown>[] = [];
  for (let index = 0; index < count; index++) {
    acts.push(act(index / count, index));
    const wait = start + (index + 1) * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  await Promise.all(acts);
}

/** Turns the wheel over a place; `speed` gives pixels per event by how much of the time is over (0–1). */
export async function wheel(page: Page, seconds: number, speed: (share: number) => { x?: number; y?: number }): Promise<void> {
  await paced(seconds, EVENT_MS, (share) => {
    const { x = 0, y = 0 } = speed(share);
    return page.mouse.wheel(x, y);
  });
}

/**
 * Drags with the left button along a closed curve around a place, `radius` px wide. Moves go straight to the browser: Playwright's listen in the page for
 * a drag of its own, and moves that overlap leave those listeners behind.
 */
export async function drag(page: Page, { x, y }: Place, seconds: number, radius: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  const session = await page.context().newCDPSession(page);
  await paced(seconds, EVENT_MS, (share) => {
    const turn = share * seconds * Math.PI;
    const at = { x: x + radius * Math.sin(turn), y: y + (radius / 2) * Math.sin(2 * turn) };
    return session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', button: 'left', buttons: 1, ...at });
  });
  await session.detach();
  await page.mouse.up();
}

/** Holds a key down. */
export async function hold(page: Page, key: string, seconds: number): Promise<void> {
  await paced(seconds, REPEAT_MS, () => page.keyboard.down(key));
  await page.keyboard.up(key);
}

/** The middle of an element, for the mouse. */
export async function middleOf(locator: ReturnType<Page['locator']>): Promise<Place> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`Nothing to be seen of ${locator}.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
