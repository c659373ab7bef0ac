import type { Job, JobState } from '../../shared/job.ts';
import type { StudioClient } from '../app/studio-client.ts';

/** How the list is sorted when every state is shown: what goes on, what comes next, what needs a hand, what is over (newest first). */
const GROUPS: readonly { states: JobState[]; isNewestFirst: boolean }[] = [
  { states: ['running'], isNewestFirst: false },
  { states: ['queued', 'paused'], isNewestFirst: false },
  { states: ['failed', 'quarantined'], isNewestFirst: true },
  { states: ['done'], isNewestFirst: true },
  { states: ['cancelled'], isNewestFirst: true },
];

export interface JobPage {
  rows: Job[];
  total: number;
}

type List = StudioClient['queue']['list'];

async function loadSlice(
  list: List,
  states: JobState[],
  search: string | undefined,
  isNewestFirst: boolean,
  range: readonly [number, number],
  total: number,
): Promise<Job[]> {
  const [from, to] = range;
  if (from >= to) return [];
  if (!isNewestFirst) return (await list({ states, search, offset: from, limit: to - from })).jobs;
  const { jobs } = await list({ states, search, offset: total - to, limit: to - from });
  return jobs.reverse();
}

/** Rows [offset, offset + limit) of one group of states, or of all groups one after another. */
export async function loadJobs(list: List, states: JobState[] | undefined, search: string | undefined, offset: number, limit: number): Promise<JobPage> {
  const groups = states === undefined ? GROUPS : [{ states, isNewestFirst: !states.includes('queued') && !states.includes('running') }];
  const totals = await Promise.all(groups.map(async (group) => (await list({ states: group.states, search, limit: 1 })).total));
  const slices: Promise<Job[]>[] = [];
  let start = 0;
  groups.forEach((group, index) => {
    const total = totals[index];
    const range = [Math.max(0, offset - start), Math.min(total, offset + limit - start)] as const;
    slices.push(loadSlice(list, group.states, search, group.isNewestFirst, range, total));
    start += total;
  });
  return { rows: (await Promise.all(slices)).flat(), total: start };
}
