import { type Figure, median, spreadOf } from '../figure.ts';
import type { Frames } from './frames.ts';

const FPS_GOAL = 55;
/** What a frame may take of the main thread at 60 frames a second. */
const FRAME_MS = 1000 / 60;

/** Medians over the runs of one scene. */
export function frameFigures(name: string, runs: readonly Frames[]): Figure[] {
  const of = (pick: (frames: Frames) => number) => {
    const values = runs.map(pick);
    return { value: median(values), spread: spreadOf(values) };
  };
  return [
    { name, unit: 'fps', goal: FPS_GOAL, better: 'more', ...of(({ fps }) => fps) },
    { name: '  longest frame', unit: 'ms', better: 'less', ...of(({ longestFrameMs }) => longestFrameMs) },
    { name: '  tasks over 50 ms', unit: 'tasks', goal: 0, better: 'less', ...of(({ longTasksMs }) => longTasksMs.length) },
    { name: '  main thread, processor time a frame', unit: 'ms', goal: FRAME_MS, better: 'less', ...of(({ mainMsPerFrame }) => mainMsPerFrame) },
    { name: '  drawing, processor time a frame', unit: 'ms', better: 'less', ...of(({ drawMsPerFrame }) => drawMsPerFrame) },
  ];
}
