import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type Figure, quantile } from '../figure.ts';
import type { RunningApp } from './app.ts';
import { type Clocks, clocksOf } from './frames.ts';
import { drag, middleOf, wheel } from './hands.ts';
import { objectBytes } from './heap.ts';
import { PICTURES } from './project.ts';
import { listOf, open, PAGES, settled, withWindow } from './window.ts';

/** An artist who judges a proof every half minute, looks at every page now and then and writes a prompt every three minutes does this in an hour. */
const ROUNDS_OF_AN_HOUR = 24;
const PROOFS_OF_A_ROUND = 5;
/** The first rounds fill caches that have an end, and the browser compiles what is often run. */
const WARM_UP = 12;
const MEBIBYTE = 1024 * 1024;

interface Held {
  objectBytes: number;
  heapBytes: number;
  nodes: number;
  listeners: number;
  textures: number;
  /** Of the process that shows the page. */
  residentBytes: number;
}

/**
 * What the window holds while an hour's work is done without pauses, after a forced collection in every round. Growth is the slope of a line through
 * the rounds after the warm-up (least squares), over an hour; its spread is the 95 % confidence interval.
 */
export async function remembering(app: RunningApp, rounds = WARM_UP + ROUNDS_OF_AN_HOUR): Promise<Figure[]> {
  return withWindow(
    app,
    async (page) => {
      await page.addInitScript(countTextures);
      await page.reload();
      await page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').first().waitFor();
      const clocks = await clocksOf(page);
      await fillCaches(page);
      const held: Held[] = [];
      for (let round = 0; round < rounds; round++) {
        await work(page, round);
        held.push(await heldNow(clocks));
      }
      return growthFigures(held);
    },
    ['--js-flags=--expose-gc'],
  );
}

/** Looks at every picture of the project once: decoded pictures are kept up to a number of bytes, and a cache that fills is not a leak. */
async function fillCaches(page: Page): Promise<void> {
  await open(page, 'Review');
  await page.getByRole('complementary', { name: 'Proof' }).waitFor();
  for (let index = 0; index < PICTURES + 20; index++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(80);
  }
}

/** One round: every page, both long lists, a comparison, a prompt that is thrown away, and verdicts. */
async function work(page: Page, round: number): Promise<void> {
  for (const name of PAGES) {
    await open(page, name);
    await page.waitForTimeout(150);
  }
  await open(page, 'Queue');
  const jobs = await listOf(page, 'Jobs');
  const { x, y } = await middleOf(jobs.scroller);
  await page.mouse.move(x, y);
  await wheel(page, 1.5, () => ({ y: 400 }));
  const composer = page.getByRole('textbox', { name: 'Prompt' });
  await composer.fill('');
  await composer.pressSequentially(`a copper kettle on a blue stove, morning light, that says "ROUND ${round}"`, { delay: 15 });
  await page.waitForTimeout(300);
  await composer.fill('');
  await composer.press('Escape');
  await judge(page);
  await compare(page);
}

async function judge(page: Page): Promise<void> {
  await open(page, 'Review');
  await page.getByRole('complementary', { name: 'Proof' }).waitFor();
  const proofs = await listOf(page, 'Proofs');
  const { x, y } = await middleOf(proofs.scroller);
  for (let index = 0; index < PROOFS_OF_A_ROUND; index++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(120);
  }
  // The one that is shown goes away, so that the next one is judged in the next round.
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.waitForTimeout(200);
  await page.mouse.move(x, y);
  await wheel(page, 1, () => ({ x: 300 }));
}

async function compare(page: Page): Promise<void> {
  await page.keyboard.press('d');
  await page.getByRole('main', { name: 'compare' }).waitFor();
  await settled(page);
  const place = await middleOf(page.getByRole('main', { name: 'compare' }).getByRole('img').first());
  await page.mouse.move(place.x - 180, place.y);
  await wheel(page, 0.5, (share) => ({ y: share < 0.5 ? -60 : 60 }));
  await drag(page, { x: place.x - 180, y: place.y }, 0.5, 80);
}

async function heldNow({ page, session, browser }: Clocks): Promise<Held> {
  await open(page, 'Queue');
  await page.waitForTimeout(500);
  // What is let go by the first collection may hold what the second one takes.
  for (let time = 0; time < 2; time++) {
    await session.send('HeapProfiler.collectGarbage');
    // The counters are of the whole process, the collection is of one thread.
    for (const worker of page.workers()) await worker.evaluate(() => globalThis.gc?.());
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return {
    objectBytes: await objectBytes(session),
    heapBytes: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    textures: await page.evaluate(() => window.benchTextures ?? 0),
    residentBytes: Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentBytes(id))),
  };
}

/** 0 where the system does not say it. */
function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

declare global {
  interface Window {
    benchTextures?: number;
  }
}

/** Runs in the page before its own scripts: counts the textures that live on the graphics card. */
function countTextures(): void {
  window.benchTextures = 0;
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const { createTexture, deleteTexture } = prototype;
    const living = new Set<WebGLTexture>();
    prototype.createTexture = function () {
      const texture = createTexture.call(this);
      if (texture) living.add(texture);
      window.benchTextures = living.size;
      return texture;
    };
    prototype.deleteTexture = function (texture) {
      if (texture) living.delete(texture);
      window.benchTextures = living.size;
      deleteTexture.call(this, texture);
    };
  }
}

function growthFigures(held: readonly Held[]): Figure[] {
  const after = held.slice(Math.min(WARM_UP, Math.floor(held.length / 2)));
  const figures = (name: string, unit: string, pick: (one: Held) => number, hasGoal: boolean): Figure[] => {
    const values = after.map(pick);
    const { slope, low, high } = lineThrough(values);
    const [least, most] = [low, high].map((value) => (value * ROUNDS_OF_AN_HOUR).toPrecision(3));
    return [
      {
        name,
        unit,
        value: quantile(values, 0.5),
        better: 'less',
        spread: `${values[0].toPrecision(4)} first, ${values[values.length - 1].toPrecision(4)} last`,
      },
      {
        name: '  grows in an hour by',
        unit,
        value: slope * ROUNDS_OF_AN_HOUR,
        // What cannot be told from none is none; two hundredths are what small caches with an end still add.
        ...(hasGoal && { goal: low <= 0 ? Math.max(0, slope * ROUNDS_OF_AN_HOUR) : quantile(values, 0.5) / 50 }),
        better: 'less',
        spread: `${least} to ${most}`,
      },
    ];
  };
  return [
    ...figures('memory, objects of the scripts', 'MiB', (one) => one.objectBytes / MEBIBYTE, true),
    ...figures('memory, JavaScript heap with compiled code', 'MiB', ({ heapBytes }) => heapBytes / MEBIBYTE, false),
    ...figures('memory, nodes of the page', 'nodes', ({ nodes }) => nodes, true),
    ...figures('memory, listeners', 'listeners', ({ listeners }) => listeners, true),
    ...figures('memory, textures', 'textures', ({ textures }) => textures, true),
    ...figures('memory, process of the page', 'MiB', ({ residentBytes: bytes }) => bytes / MEBIBYTE, false),
  ];
}

/** Least squares through evenly spaced values; the interval is two standard errors of the slope to either side. */
function lineThrough(values: readonly number[]): { slope: number; low: number; high: number } {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spread;
  const rest = values.reduce((sum, value, index) => sum + (value - mean - slope * (index - middle)) ** 2, 0);
  const error = Math.sqrt(rest / Math.max(1, count - 2) / spread);
  return { slope, low: slope - 2 * error, high: slope + 2 * error };
}
