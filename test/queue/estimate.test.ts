import { describe, expect, it } from 'vitest';
import { jobRequestSchema } from '../../shared/job.ts';
import { openPausedStudio, tiny } from './studio-for-test.ts';

const requests = (...prompts: string[]) => prompts.map((prompt) => jobRequestSchema.parse(tiny(prompt)));

describe('estimate', () => {
  it('knows nothing of what was never measured, then says the median of what was, for every picture', { timeout: 60_000 }, async () => {
    let now = new Date();
    const studio = await openPausedStudio({ clock: () => now, concurrency: 2 });
    const { estimator, queue } = studio;
    expect(await estimator.estimate(requests('a red apple icon'), 1)).toEqual({
      jobs: 1,
      isScaled: false,
      seconds: null,
      aheadSeconds: 0,
      ahead: 0,
      isBehind: false,
      costUsd: 0,
      peakBytes: null,
      isElsewhere: false,
      models: [{ model: 'sketch', jobs: 1, isMeasured: false, isPriced: true }],
    });

    // Each takes two seconds of this clock.
    queue.add(requests('a tin robot', 'a blue mug', 'a paper boat'));
    const stop = studio.subscribe((event) => {
      if (event.type === 'jobs' && event.jobs.some(({ state }) => state === 'running')) now = new Date(now.getTime() + 2000);
    });
    queue.setPaused(false);
    await studio.whenIdle();
    stop();
    queue.setPaused(true);
    now = new Date(now.getTime() + 11_000);
    const one = await estimator.estimate(requests('a red apple icon'), 1);
    expect(one.seconds).toBeGreaterThan(0);
    expect(one.peakBytes).toBeGreaterThan(1e6);
    expect(one.models).toEqual([{ model: 'sketch', jobs: 1, isMeasured: true, isPriced: true }]);

    // Two places side by side.
    const six = await estimator.estimate(requests('a {red|green|blue} {apple|pear} icon'), 1);
    expect(six).toMatchObject({ jobs: 6, isScaled: false });
    expect(six.seconds).toBeCloseTo((one.seconds! * 6) / 2);
    const many = await estimator.estimate(requests('an icon', 'a badge'), 200);
    expect(many).toMatchObject({ jobs: 200, isScaled: true });
    expect(many.seconds).toBeCloseTo((one.seconds! * 200) / 2);

    // What waits already is told apart; right after the last plan the answer says that there is more.
    queue.add(requests('one', 'two', 'three', 'four'));
    expect(await estimator.estimate(requests('a red apple icon'), 1)).toMatchObject({ ahead: 0, isBehind: true });
    now = new Date(now.getTime() + 1600);
    const waiting = await estimator.estimate(requests('a red apple icon'), 1);
    expect(waiting).toMatchObject({ ahead: 4, isBehind: false, seconds: one.seconds });
    expect(waiting.aheadSeconds).toBeCloseTo(one.seconds! * 2);
  });

  it('counts more variations than can be made without making them, and refuses what cannot be read', async () => {
    const { estimator } = await openPausedStudio();
    const digits = '{0|1|2|3|4|5|6|7|8|9}';
    const huge = await estimator.estimate(requests(`number ${digits.repeat(7)}`), 1);
    expect(huge).toMatchObject({ jobs: 10_000_000, isScaled: true, costUsd: 0 });
    await expect(estimator.estimate(requests('a __nothing__ here'), 1)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await estimator.estimate(requests('a __nothing__ here', 'a mug'), 2)).toMatchObject({ jobs: 1 });
  });
});
