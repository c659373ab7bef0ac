import type { Page } from 'playwright-core';
import { type Figure, median, quantile, spreadOf } from '../figure.ts';
import type { RunningApp } from './app.ts';
import { withWindow } from './window.ts';

const GOAL_MS = 50;
/** A hundred words a minute. */
const KEY_MS = 120;
/** Stands at the end of a prompt as artists write them; every key changes what will be lettered. */
const PROMPT = 'weathered brass plaque beside a harbour door, evening light, film still, shallow depth of field, that says ""';
const LETTERS = 'WE KEEP THE LIGHT ON FOR ALL SHIPS';

interface Latencies {
  /** From the key event to the frame that showed the letter, and to the one that showed a reading with it; milliseconds. */
  letter: number[];
  reading: number[];
}
declare global {
  interface Window {
    benchKeys?: Latencies;
  }
}

/** From a key that is typed into the composer to the painted reading that knows of it, at a typist's speed, in a project of 20,000 jobs. */
export async function typing(app: RunningApp, repeats: number): Promise<Figure[]> {
  return withWindow(app, async (page) => {
    const runs: Latencies[] = [];
    for (let repeat = 0; repeat <= repeats; repeat++) {
      const latencies = await typedOnce(page);
      if (repeat > 0) runs.push(latencies);
    }
    const figures = (name: string, pick: (run: Latencies) => number[]): Figure[] => {
      const all = runs.flatMap(pick);
      return [
        { name, unit: 'ms', value: median(all), goal: GOAL_MS, better: 'less', spread: spreadOf(runs.map((run) => median(pick(run)))) },
        {
          name: '  95 of 100 keys within',
          unit: 'ms',
          value: quantile(all, 0.95),
          goal: GOAL_MS,
          better: 'less',
          spread: spreadOf(runs.map((run) => quantile(pick(run), 0.95))),
        },
      ];
    };
    return [...figures('composer, key to its letter', ({ letter }) => letter), ...figures('composer, key to the reading of it', ({ reading }) => reading)];
  });
}

async function typedOnce(page: Page): Promise<Latencies> {
  const composer = page.getByRole('textbox', { name: 'Prompt' });
  await composer.fill(PROMPT);
  await composer.press('End');
  await composer.press('ArrowLeft');
  await page.waitForTimeout(600);
  await page.evaluate(watchKeys, LETTERS);
  for (const letter of LETTERS) {
    await page.keyboard.type(letter);
    await page.waitForTimeout(KEY_MS);
  }
  await page.waitForFunction((count) => window.benchKeys?.reading.length === count, LETTERS.length);
  const latencies = await page.evaluate(() => window.benchKeys as Latencies);
  await composer.fill('');
  return latencies;
}

/** Runs in the page: notes when each key came and when its letter, and a reading with all letters up to it, had been painted. */
function watchKeys(letters: string): void {
  const composer = document.activeElement as HTMLTextAreaElement;
  const region = composer.closest('section, [role="region"]') as HTMLElement;
  const keys: number[] = [];
  const latencies: Latencies = { letter: [], reading: [] };
  window.benchKeys = latencies;
  composer.addEventListener('keydown', ({ timeStamp }) => keys.push(timeStamp), true);
  const painted = (times: number[], index: number) =>
    // The frame that shows a change begins with this callback and is over when a task comes after it.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => times.push(performance.now() - keys[index]);
      port2.postMessage(null);
    });
  const seen = { letter: 0, reading: 0 };
  composer.addEventListener('input', () => painted(latencies.letter, seen.letter++));
  const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
  /** What is said of the prompt, without the copy of it that carries highlights. */
  const said = () => {
    const parts: (string | null)[] = [];
    texts.currentNode = region;
    while (texts.nextNode()) if (texts.currentNode.parentElement?.closest('textarea, [aria-hidden="true"]') === null) parts.push(texts.currentNode.nodeValue);
    return parts.join(' ');
  };
  const look = () => {
    const shown = said();
    // A space at the end of the lettering is read, but cannot be seen.
    while (seen.reading < keys.length && shown.includes(letters.slice(0, seen.reading + 1).trimEnd())) painted(latencies.reading, seen.reading++);
  };
  new MutationObserver(look).observe(region, { subtree: true, childList: true, characterData: true });
}
