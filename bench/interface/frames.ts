import type { CDPSession, Page } from 'playwright-core';

/** How a page kept up while something was done to it. */
export interface Frames {
  seconds: number;
  fps: number;
  longestFrameMs: number;
  /** Durations of tasks over 50 ms on the main thread. */
  longTasksMs: number[];
  /** Processor time of the main thread per frame: independent of what else the machine does. */
  mainMsPerFrame: number;
  /** Processor time per frame of everything else that draws: raster, compositor and, where there is no graphics card, the picture itself. */
  drawMsPerFrame: number;
}

interface Recording {
  at: number[];
  tasks: number[];
  stop: () => void;
}
declare global {
  interface Window {
    benchFrames?: Recording;
  }
}

/** Chromium's own clocks of one page. */
export interface Clocks {
  page: Page;
  /** Of the page. */
  session: CDPSession;
  /** Of the browser. */
  browser: CDPSession;
}

export async function clocksOf(page: Page): Promise<Clocks> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser of its own.');
  return { page, session, browser: await browser.newBrowserCDPSession() };
}

/** Records every frame and every long task of the page while `work` is done. */
export async function framesDuring(clocks: Clocks, work: () => Promise<void>): Promise<Frames> {
  const before = await processorTime(clocks);
  await clocks.page.evaluate(startRecording);
  await work();
  const { at, tasks } = await clocks.page.evaluate(stopRecording);
  const after = await processorTime(clocks);
  const gaps = at.slice(1).map((time, index) => time - at[index]);
  const seconds = (at[at.length - 1] - at[0]) / 1000;
  const frames = Math.max(1, gaps.length);
  const mainMs = after.mainMs - before.mainMs;
  return {
    seconds,
    fps: gaps.length / seconds,
    longestFrameMs: Math.max(...gaps),
    longTasksMs: tasks,
    mainMsPerFrame: mainMs / frames,
    drawMsPerFrame: Math.max(0, after.drawingMs - before.drawingMs - mainMs) / frames,
  };
}

/** Runs in the page. */
function startRecording(): void {
  const recording: Recording = { at: [], tasks: [], stop: () => undefined };
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) recording.tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  let request = requestAnimationFrame(function frame(time) {
    recording.at.push(time);
    request = requestAnimationFrame(frame);
  });
  recording.stop = () => {
    cancelAnimationFrame(request);
    for (const { duration } of observer.takeRecords()) recording.tasks.push(duration);
    observer.disconnect();
  };
  window.benchFrames = recording;
}

/** Runs in the page. */
function stopRecording(): Pick<Recording, 'at' | 'tasks'> {
  const recording = window.benchFrames as Recording;
  recording.stop();
  return { at: recording.at, tasks: recording.tasks };
}

/** Of the page's main thread, and of all processes that take part in drawing it, that thread included. */
async function processorTime({ session, browser }: Clocks): Promise<{ mainMs: number; drawingMs: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const task = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const drawing = processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  return { mainMs: task * 1000, drawingMs: drawing * 1000 };
}
