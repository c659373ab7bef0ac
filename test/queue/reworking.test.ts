import { expect, it } from 'vitest';
import { letteringOptionsSchema } from '../../shared/lettering.ts';
import { openPausedStudio, tiny } from './studio-for-test.ts';

it('routes a job whose strings are placed by hand like one that is told the same strings', async () => {
  const { queue } = await openPausedStudio();
  const lettering = letteringOptionsSchema.parse({ placed: [{ text: 'OPEN' }] });
  const [told, placed] = queue.add([tiny('a wooden sign', { lettering: { texts: ['OPEN'] } }), tiny('a wooden sign', { lettering })]).map(queue.get);
  expect(told.route.reasons.join(' ')).toContain('OPEN');
  expect(placed.route).toEqual(told.route);
});
