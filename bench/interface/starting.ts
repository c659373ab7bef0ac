import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { launchBrowser } from '../../test/e2e/browser.ts';
import { type Figure, median, spreadOf } from '../figure.ts';
import { startApp } from './app.ts';

const GOAL_MS = 1500;

interface Start {
  /** From the start of the process until it listened, until the page could be used, and until the first thumbnail was seen; milliseconds. */
  listeningMs: number;
  usableMs: number;
  thumbnailMs: number;
}
declare global {
  interface Window {
    benchMarks?: { usable?: number; thumbnail?: number };
  }
}

/**
 * From the start of `galley serve` to a page whose rows are painted and whose prompt field takes keys, in a project of 20,000 jobs. Cold: a new browser
 * and no thumbnail made yet. Warm: the same browser again. The browser itself runs before the clock does.
 */
export async function starting(project: string, repeats: number): Promise<Figure[]> {
  const cold: Record<Page, Start[]> = { queue: [], review: [] };
  const warm: Record<Page, Start[]> = { queue: [], review: [] };
  for (let repeat = 0; repeat <= repeats; repeat++) {
    for (const page of ['queue', 'review'] as const) {
      const starts = await coldAndWarm(project, page);
      // The first time the system's own cache of files is cold.
      if (repeat === 0) continue;
      cold[page].push(starts.cold);
      warm[page].push(starts.warm);
    }
  }
  const figure = (name: string, starts: Start[], pick: (start: Start) => number, goal?: number): Figure => {
    const values = starts.map(pick);
    return { name, unit: 'ms', value: median(values), goal, better: 'less', spread: spreadOf(values) };
  };
  return [
    figure('start to a usable queue, cold', cold.queue, ({ usableMs }) => usableMs, GOAL_MS),
    figure('  of it, until the studio listens', cold.queue, ({ listeningMs }) => listeningMs),
    figure('start to a usable queue, warm', warm.queue, ({ usableMs }) => usableMs, GOAL_MS),
    figure('  of it, until the studio listens', warm.queue, ({ listeningMs }) => listeningMs),
    figure('start to the first thumbnail in review, cold', cold.review, ({ thumbnailMs }) => thumbnailMs),
    figure('  from the page to it', cold.review, ({ thumbnailMs, listeningMs }) => thumbnailMs - listeningMs),
    figure('start to the first thumbnail in review, warm', warm.review, ({ thumbnailMs }) => thumbnailMs),
    figure('  from the page to it', warm.review, ({ thumbnailMs, listeningMs }) => thumbnailMs - listeningMs),
  ];
}

type Page = 'queue' | 'review';

async function coldAndWarm(project: string, page: Page): Promise<{ cold: Start; warm: Start }> {
  rmSync(join(project, 'cache'), { recursive: true, force: true });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
    await context.addInitScript(markWhenPainted);
    const { port, ...cold } = await startOnce(context, project, page, 0);
    const { port: _, ...warm } = await startOnce(context, project, page, port);
    return { cold, warm };
  } finally {
    await browser.close();
  }
}

async function startOnce(context: BrowserContext, project: string, name: Page, wanted: number): Promise<Start & { port: number }> {
  const page = await context.newPage();
  const app = await startApp(project, wanted);
  try {
    await page.goto(`${app.address}#/${name}`);
    const mark = name === 'queue' ? 'usable' : 'thumbnail';
    await page.waitForFunction((what) => window.benchMarks?.[what as 'usable'] !== undefined, mark, { timeout: 60_000 });
    if (name === 'queue') await canType(page);
    const { usable = Number.NaN, thumbnail = Number.NaN } = (await page.evaluate(() => window.benchMarks)) ?? {};
    return { listeningMs: app.listeningMs, usableMs: usable - app.startedAt, thumbnailMs: thumbnail - app.startedAt, port: Number(new URL(app.address).port) };
  } finally {
    await page.close();
    await app.stop();
  }
}

/** A page that only looks ready is not. */
async function canType(page: Awaited<ReturnType<BrowserContext['newPage']>>): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Prompt' });
  await composer.press('a');
  if ((await composer.inputValue()) !== 'a') throw new Error('The prompt field did not take a key.');
}

/** Runs in the page before its own scripts: notes, in milliseconds since the epoch, when what an artist waits for had been painted. */
function markWhenPainted(): void {
  const marks: NonNullable<Window['benchMarks']> = {};
  window.benchMarks = marks;
  const note = (name: keyof typeof marks) => {
    if (marks[name] !== undefined) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        marks[name] ??= performance.timeOrigin + performance.now();
      };
      port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(() => {
    const row = document.querySelector<HTMLElement>('[aria-label="Jobs"] li');
    if (!row?.textContent || document.querySelector('textarea') === null) return;
    note('usable');
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
  const onLoad = ({ target }: Event) => target instanceof HTMLImageElement && /\/asset\/\w+\?w=/.test(target.src) && note('thumbnail');
  document.addEventListener('load', onLoad, true);
}
