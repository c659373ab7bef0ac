import { type Figure, median, quantile } from './figure.ts';
import { GpuHost } from './night/gpu-host.ts';
import { runNaively } from './night/naive.ts';
import { nightJobs } from './night/night-jobs.ts';
import { VirtualTime } from './night/virtual-time.ts';
import { runWithGalley } from './night/with-galley.ts';

const JOBS = 400;
/** Of the jobs, thumbnails besides: a night in which artists look for a direction and finish what was chosen. */
const DRAFT_SHARE = 0.55;
const OTHER_SHARES = [0.35, 0.75];
/** Share of calls that meet another program on the accelerator. */
const CROWDED_SHARE = 0.05;
const START = '2026-11-01T20:00:00Z';
/** Nights differ much by what meets what: the middle of many is told. */
const SEEDS = Array.from({ length: 15 }, (_, index) => index + 1);
/** From 12.4 s to 4.1 s an image. */
const GOAL_RATIO = 1 / 3;

interface Night {
  seconds: number[];
  hours: number;
  loads: number;
  runOuts: number;
  failed: number;
  degraded: number;
  mostRunOuts: number;
  /** Requests for several pictures. */
  batches: number;
}

/** A night of 400 mixed jobs on one simulated accelerator, naively and by Galley; and what the mix has to do with it. `npm run bench -- night-batch` */
export async function run(): Promise<Figure[]> {
  const nights = await nightsOf(DRAFT_SHARE);
  const of = (who: 'naive' | 'galley', what: (night: Night) => number) => nights.map((night) => what(night[who]));
  const figure = (name: string, unit: string, values: number[], more: Partial<Figure> = {}): Figure => ({
    name,
    unit,
    value: median(values),
    better: 'less',
    spread: `${Math.min(...values).toPrecision(3)}–${Math.max(...values).toPrecision(3)}`,
    ...more,
  });
  const otherMixes: Figure[] = [];
  for (const share of OTHER_SHARES) otherMixes.push(figure(`  with ${Math.round(share * 100)} % drafts`, '', ratiosOf(await nightsOf(share))));
  return (['naive', 'galley'] as const)
    .flatMap((who): Figure[] => [
      figure(
        `${who}: an image, median`,
        's',
        of(who, ({ seconds }) => median(seconds)),
      ),
      figure(
        `${who}: an image, p95`,
        's',
        of(who, ({ seconds }) => quantile(seconds, 0.95)),
      ),
      figure(
        `${who}: an image, mean`,
        's',
        of(who, ({ seconds }) => seconds.reduce((sum, value) => sum + value, 0) / seconds.length),
      ),
      figure(
        `${who}: the whole night`,
        'h',
        of(who, ({ hours }) => hours),
      ),
      figure(
        `${who}: model loads`,
        '',
        of(who, ({ loads }) => loads),
      ),
      figure(
        `${who}: calls that ran out of memory`,
        '',
        of(who, ({ runOuts }) => runOuts),
      ),
      figure(
        `${who}: jobs failed, to be done again`,
        '',
        of(who, ({ failed }) => failed),
        who === 'galley' ? { goal: 0 } : {},
      ),
    ])
    .concat([
      figure(
        'galley: most that one job ran out of memory',
        '',
        of('galley', ({ mostRunOuts }) => mostRunOuts),
      ),
      figure(
        'galley: calls for several pictures at once',
        '',
        of('galley', ({ batches }) => batches),
        { better: 'more' },
      ),
      figure(
        'galley: rendered smaller and enlarged',
        '',
        of('galley', ({ degraded }) => degraded),
      ),
      figure('galley’s median of the naive one', '', ratiosOf(nights), { goal: GOAL_RATIO }),
      ...otherMixes,
    ]);
}

async function nightsOf(draftShare: number): Promise<{ naive: Night; galley: Night }[]> {
  const nights: { naive: Night; galley: Night }[] = [];
  for (const seed of SEEDS) nights.push({ naive: await naiveNight(draftShare, seed), galley: await galleyNight(draftShare, seed) });
  return nights;
}

function ratiosOf(nights: readonly { naive: Night; galley: Night }[]): number[] {
  return nights.map(({ naive, galley }) => median(galley.seconds) / median(naive.seconds));
}

async function naiveNight(draftShare: number, seed: number): Promise<Night> {
  const time = new VirtualTime(START);
  const host = new GpuHost({ time, seed, crowdedShare: CROWDED_SHARE });
  const jobs = nightJobs({ jobs: JOBS, draftShare, seed });
  let failed: string[] = [];
  await time.until(
    runNaively(jobs, host).then((ids) => {
      failed = ids;
    }),
  );
  return nightOf(host, time, { failed, degraded: 0, mostRunOuts: failed.length > 0 ? 1 : 0 });
}

async function galleyNight(draftShare: number, seed: number): Promise<Night> {
  const time = new VirtualTime(START);
  const host = new GpuHost({ time, seed, crowdedShare: CROWDED_SHARE });
  const outcome = await runWithGalley(nightJobs({ jobs: JOBS, draftShare, seed }), host, time);
  return nightOf(host, time, outcome);
}

function nightOf(host: GpuHost, time: VirtualTime, { failed, degraded, mostRunOuts }: { failed: string[]; degraded: number; mostRunOuts: number }): Night {
  const lost = new Set(failed);
  const seconds = [...host.busyMs].filter(([job]) => !lost.has(job)).map(([, ms]) => ms / 1000);
  const hours = (time.now - Date.parse(START)) / 3_600_000;
  return { seconds, hours, loads: host.loads, runOuts: host.outOfMemory, failed: failed.length, degraded, mostRunOuts, batches: host.batches };
}
