import type { Page } from 'playwright-core';
import type { Figure } from '../figure.ts';
import type { RunningApp } from './app.ts';
import { frameFigures } from './frame-figures.ts';
import { clocksOf, type Frames, framesDuring } from './frames.ts';
import { hold, middleOf, wheel } from './hands.ts';
import { type ListName, listOf, open, settled, withWindow } from './window.ts';

const SECONDS = 4;
/** Pixels per event: a hand that reads, and one that looks for something far away. */
const READING = 40;
const SEARCHING = 800;

interface Scene {
  name: string;
  open: (page: Page) => Promise<void>;
  work: (page: Page) => Promise<void>;
}

const overList = (name: ListName) => async (page: Page) => {
  const { scroller } = await listOf(page, name);
  const { x, y } = await middleOf(scroller);
  await page.mouse.move(x, y);
};
const overJobs = async (page: Page) => {
  await open(page, 'Queue');
  await overList('Jobs')(page);
};
const overBoard = async (page: Page) => {
  await open(page, 'Queue');
  await page.getByRole('button', { name: 'Board' }).click();
  await overList('Waiting')(page);
};
const overProofs = async (page: Page) => {
  await open(page, 'Review');
  await overList('Proofs')(page);
};

const SCENES: readonly Scene[] = [
  { name: 'jobs, wheel, reading', open: overJobs, work: (page) => wheel(page, SECONDS, () => ({ y: READING })) },
  { name: 'jobs, wheel, searching', open: overJobs, work: (page) => wheel(page, SECONDS, () => ({ y: SEARCHING })) },
  {
    name: 'jobs, arrow key held down',
    async open(page) {
      await open(page, 'Queue');
      const { list } = await listOf(page, 'Jobs');
      await list.getByRole('listitem').first().focus();
    },
    work: (page) => hold(page, 'ArrowDown', SECONDS),
  },
  { name: 'proofs, wheel, reading', open: overProofs, work: (page) => wheel(page, SECONDS, () => ({ x: READING })) },
  { name: 'proofs, wheel, searching', open: overProofs, work: (page) => wheel(page, SECONDS, () => ({ x: SEARCHING })) },
  { name: 'proofs, next by key, held down', open: (page) => open(page, 'Review'), work: (page) => hold(page, 'ArrowRight', SECONDS) },
  // The last: they leave the queue as a board.
  { name: 'board, waiting jobs, wheel, reading', open: overBoard, work: (page) => wheel(page, SECONDS, () => ({ y: READING })) },
  { name: 'board, waiting jobs, wheel, searching', open: overBoard, work: (page) => wheel(page, SECONDS, () => ({ y: SEARCHING })) },
];

/** Frames while 20,000 jobs and 10,000 proofs are scrolled by wheel and by keyboard. */
export async function scrolling(app: RunningApp, repeats: number): Promise<Figure[]> {
  return withWindow(app, async (page) => {
    const clocks = await clocksOf(page);
    const figures: Figure[] = [];
    for (const scene of SCENES) {
      const runs: Frames[] = [];
      for (let repeat = 0; repeat <= repeats; repeat++) {
        // Every time from the top.
        await open(page, 'Gates');
        await scene.open(page);
        await settled(page);
        const shown = await page.screenshot();
        const frames = await framesDuring(clocks, () => scene.work(page));
        if (shown.equals(await page.screenshot())) throw new Error(`Nothing moved: ${scene.name}.`);
        // The first time the studio makes thumbnails.
        if (repeat > 0) runs.push(frames);
      }
      figures.push(...frameFigures(scene.name, runs));
    }
    return figures;
  });
}
