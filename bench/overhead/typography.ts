import { type Figure, median, quantile, spreadOf } from '../figure.ts';
import { measuredApart } from './child.ts';
import type { PassTimes, TypographyRun } from './typography-process.ts';

const PROCESSES = 3;
const MEBIBYTE = 1024 * 1024;

/** The typography pass at 1024² on made and on imported bases, each time in a fresh process. */
export async function typography(): Promise<Figure[]> {
  const runs: TypographyRun[] = [];
  for (let i = 0; i < PROCESSES; i++) runs.push(await measuredApart<TypographyRun>('./typography-process.ts'));
  const opens = runs.map(({ openMs }) => openMs);
  const firsts = runs.map(({ firstPassMs }) => firstPassMs);
  const peak = Math.max(...runs.map(({ peakBytes }) => peakBytes));
  return [
    ...figuresOf(
      'typography pass 1024²',
      runs.flatMap(({ generated }) => generated),
      { medianMs: 700, p95Ms: 1200 },
    ),
    // Nothing is promised of these yet: how long erasing takes depends on what has to be rebuilt.
    ...figuresOf(
      'typography pass 1024², imported',
      runs.flatMap(({ imported }) => imported),
    ),
    { name: 'cold start of OCR', unit: 'ms', value: median(opens), goal: 600, better: 'less', spread: spreadOf(opens) },
    { name: 'first typography pass after it', unit: 'ms', value: median(firsts), better: 'less', spread: spreadOf(firsts) },
    { name: 'peak memory of a process that letters', unit: 'MiB', value: peak / MEBIBYTE, goal: 700, better: 'less' },
  ];
}

function figuresOf(name: string, passes: readonly PassTimes[], goals?: { medianMs: number; p95Ms: number }): Figure[] {
  const totals = passes.map(({ totalMs }) => totalMs);
  const stages = Object.keys(passes[0].stagesMs).map((stage): Figure => {
    const times = passes.map(({ stagesMs }) => stagesMs[stage]);
    return { name: `${name}, ${stage}`, unit: 'ms', value: median(times), better: 'less', spread: spreadOf(times) };
  });
  return [
    ...stages,
    { name: `${name}, median`, unit: 'ms', value: median(totals), goal: goals?.medianMs, better: 'less', spread: spreadOf(totals) },
    { name: `${name}, p95`, unit: 'ms', value: quantile(totals, 0.95), goal: goals?.p95Ms, better: 'less' },
  ];
}
