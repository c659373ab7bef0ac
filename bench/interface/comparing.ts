import type { Page } from 'playwright-core';
import type { Figure } from '../figure.ts';
import type { RunningApp } from './app.ts';
import { frameFigures } from './frame-figures.ts';
import { type Clocks, clocksOf, type Frames, framesDuring } from './frames.ts';
import { drag, middleOf, type Place, wheel } from './hands.ts';
import { open, settled, withWindow } from './window.ts';

const SECONDS = 4;
const RADIUS = 160;
/** A trackpad's wheel while zooming. */
const ZOOM_STEP = 24;

/** Frames while pictures of 4096² are dragged and zoomed: two of them, then four. @param files four pictures of that size */
export async function comparing(app: RunningApp, files: readonly string[], repeats: number): Promise<Figure[]> {
  const two = await withWindow(app, async (page) => {
    await openPair(page);
    return panAndZoom(await clocksOf(page), 'two pictures of 4096²', repeats);
  });
  const four = await withWindow(app, async (page) => {
    await openFiles(page, files);
    return panAndZoom(await clocksOf(page), 'four pictures of 4096²', repeats);
  });
  return [...two, ...four];
}

/** Files that are opened in Compare, when the first two have been measured. */
async function openFiles(page: Page, files: readonly string[]): Promise<void> {
  await open(page, 'Compare');
  await page.getByLabel('Image files').setInputFiles([...files]);
  await measured(page);
}

/** The newest proof, of which both pictures are of 4096², in Compare, when it has been measured. */
async function openPair(page: Page): Promise<void> {
  await open(page, 'Review');
  await page.getByRole('complementary', { name: 'Proof' }).waitFor();
  await settled(page);
  await page.keyboard.press('d');
  await page.getByRole('main', { name: 'compare' }).waitFor();
  await measured(page);
}

async function measured(page: Page): Promise<void> {
  await page.getByRole('complementary', { name: 'Measures' }).getByRole('table').first().waitFor({ timeout: 300_000 });
  await settled(page);
}

async function panAndZoom(clocks: Clocks, name: string, repeats: number): Promise<Figure[]> {
  const { page } = clocks;
  const stage = page.getByRole('main', { name: 'compare' }).getByRole('img').first();
  const place = await middleOf(stage);
  // The middle of all panes is where two of them meet.
  const within: Place = { x: place.x - 180, y: place.y };
  const scenes: Record<string, () => Promise<void>> = {
    'zoom, whole to pixels and back': () => wheelZoom(page, within),
    'pan at 100 %': () => drag(page, within, SECONDS, RADIUS),
  };
  const figures: Figure[] = [];
  for (const [scene, work] of Object.entries(scenes)) {
    if (scene.startsWith('pan')) await actualSize(page, within);
    const runs: Frames[] = [];
    for (let repeat = 0; repeat <= repeats; repeat++) {
      const frames = await framesDuring(clocks, work);
      if (repeat > 0) runs.push(frames);
      await settled(page);
    }
    figures.push(...frameFigures(`${name}, ${scene}`, runs));
  }
  return figures;
}

async function wheelZoom(page: Page, { x, y }: Place): Promise<void> {
  await page.mouse.move(x, y);
  await wheel(page, SECONDS, (share) => ({ y: share < 0.5 ? -ZOOM_STEP : ZOOM_STEP }));
}

/** A double click shows pixel for pixel; the first one after a zoom by hand shows the whole picture again. */
async function actualSize(page: Page, { x, y }: Place): Promise<void> {
  const before = await page.screenshot();
  for (let time = 0; time < 2; time++) {
    await page.mouse.dblclick(x, y);
    await settled(page);
    if (!before.equals(await page.screenshot())) return;
  }
  throw new Error('A double click did not zoom.');
}
