import { median, spreadOf } from '../figure.ts';

export interface CpuTime {
  medianMs: number;
  spread: string;
}

/**
 * Processor time of several pieces of work in turns, so that what else the machine does meets all of them alike; the first turn is warm-up. Of all threads: what runs
 * on two of them at once takes about half as long by the clock.
 */
export async function cpuTimes<Name extends string>(works: Record<Name, () => unknown>, turns = 5): Promise<Record<Name, CpuTime>> {
  const names = Object.keys(works) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let turn = 0; turn <= turns; turn++) {
    for (const name of names) {
      const start = process.cpuUsage();
      await works[name]();
      const { user, system } = process.cpuUsage(start);
      if (turn > 0) times.get(name)!.push((user + system) / 1000);
    }
  }
  return Object.fromEntries(names.map((name) => [name, { medianMs: median(times.get(name)!), spread: spreadOf(times.get(name)!) }])) as Record<Name, CpuTime>;
}
