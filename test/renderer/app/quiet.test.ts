import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fetchWhenQuiet, firstRowsOf } from '../../../renderer/app/quiet.ts';

const list = (isLoaded = false) => createStore<{ isLoaded: boolean }>()(() => ({ isLoaded }));
const answers = () => new Promise((resolve) => setTimeout(resolve, 0));

/** What is scheduled runs when the test says so. */
function clock() {
  const due: { run: () => void; delayMs: number }[] = [];
  return { due, schedule: (run: () => void, delayMs: number) => void due.push({ run, delayMs }) };
}

async function isDone(promise: Promise<void>): Promise<boolean> {
  await answers();
  return Promise.race([promise.then(() => true), answers().then(() => false)]);
}

describe('the first rows of a page', () => {
  test('are there at once on a page that has none, or has them already', async () => {
    const { due, schedule } = clock();
    expect(await isDone(firstRowsOf('matrix', { queue: list(), review: list() }, schedule))).toBe(true);
    expect(due).toEqual([]);
    expect(await isDone(firstRowsOf('queue', { queue: list(true) }, schedule))).toBe(true);
  });

  test('are waited for on the page that is shown, not on another', async () => {
    const [queue, review] = [list(), list()];
    const rows = firstRowsOf('queue', { queue, review }, clock().schedule);
    review.setState({ isLoaded: true });
    queue.setState({ isLoaded: false });
    expect(await isDone(rows)).toBe(false);
    queue.setState({ isLoaded: true });
    expect(await isDone(rows)).toBe(true);
  });

  test('are given up after two seconds, and no longer listened for', async () => {
    const { due, schedule } = clock();
    const queue = list();
    const stop = vi.fn();
    const rows = firstRowsOf('queue', { queue: { getState: queue.getState, subscribe: () => stop } }, schedule);
    expect(due.map(({ delayMs }) => delayMs)).toEqual([2000]);
    expect([await isDone(rows), stop.mock.calls.length]).toEqual([false, 0]);
    due[0].run();
    expect([await isDone(rows), stop.mock.calls.length]).toEqual([true, 1]);
  });
});

describe('code that may be needed later', () => {
  /** Each waits for its turn. */
  let quiet: (() => void)[];
  beforeEach(() => {
    quiet = [];
    vi.stubGlobal('requestIdleCallback', (run: () => void) => quiet.push(run));
  });
  afterEach(() => void vi.unstubAllGlobals());

  async function rest(): Promise<void> {
    for (const run of quiet.splice(0)) run();
    await answers();
  }

  test('is not asked for before the first rows, then part by part, each when the window rests', async () => {
    const asked: string[] = [];
    let arrive = () => {};
    const slow = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    let rowsCome = () => {};
    const rows = new Promise<void>((resolve) => {
      rowsCome = resolve;
    });
    const loadReview = () => {
      asked.push('review');
      return slow;
    };
    const all = fetchWhenQuiet(rows, [loadReview, async () => asked.push('export')]);
    await answers();
    expect([asked, quiet.length]).toEqual([[], 0]);
    rowsCome();
    await answers();
    expect([asked, quiet.length]).toEqual([[], 1]);
    await rest();
    // The second is not begun while the first is on its way.
    expect([asked, quiet.length]).toEqual([['review'], 0]);
    arrive();
    await answers();
    expect(asked).toEqual(['review']);
    await rest();
    expect(asked).toEqual(['review', 'export']);
    expect(await isDone(all)).toBe(true);
  });

  test('that cannot be fetched now does not keep the rest from coming', async () => {
    const asked: string[] = [];
    const all = fetchWhenQuiet(Promise.resolve(), [() => Promise.reject(new Error('offline')), async () => asked.push('export')]);
    await answers();
    await rest();
    await rest();
    expect(asked).toEqual(['export']);
    expect(await isDone(all)).toBe(true);
  });
});
