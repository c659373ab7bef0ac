import { describe, expect, it } from 'vitest';
import { ciede2000 } from '../../electron/metrics/ciede2000.ts';
import { createDeltaE } from '../../electron/metrics/delta-e.ts';
import { seeded } from './images.ts';
import { SHARMA_PAIRS } from './sharma.ts';

describe('ciede2000', () => {
  const deltaE = createDeltaE();

  it.each(SHARMA_PAIRS)('of (%d, %d, %d) and (%d, %d, %d) is %d, both ways round, and so says the fast one', (l1, a1, b1, l2, a2, b2, expected) => {
    expect(Math.abs(ciede2000([l1, a1, b1], [l2, a2, b2]) - expected)).toBeLessThanOrEqual(1e-4);
    expect(Math.abs(ciede2000([l2, a2, b2], [l1, a1, b1]) - expected)).toBeLessThanOrEqual(1e-4);
    expect(Math.abs(deltaE(l1, a1, b1, l2, a2, b2) - expected)).toBeLessThanOrEqual(1e-4);
    expect(Math.abs(deltaE(l2, a2, b2, l1, a1, b1) - expected)).toBeLessThanOrEqual(1e-4);
  });

  it('knows all pairs of the table', () => expect(SHARMA_PAIRS.length).toBe(34));

  it('is the same fast as slow, for near and far colours and for greys', () => {
    const random = seeded(7);
    let worst = 0;
    for (let i = 0; i < 20_000; i++) {
      const first = [random() * 100, i % 50 ? random() * 200 - 100 : 0, i % 50 ? random() * 200 - 100 : 0] as const;
      const spread = i % 2 ? 200 : 3;
      const second = [random() * 100, first[1] + (random() - 0.5) * spread, i % 75 ? first[2] + (random() - 0.5) * spread : 0] as const;
      worst = Math.max(worst, Math.abs(deltaE(...first, ...second) - ciede2000([...first], [...second])));
    }
    expect(worst).toBeLessThan(1e-4);
  });
});
