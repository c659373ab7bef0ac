import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextReader } from '../../electron/typography/ports.ts';
import { createTextReader } from '../../electron/typography/read/reader.ts';
import { readingCases } from './reading/cases.ts';
import { fold, type ReadingScore, score, sum } from './reading/score.ts';

let reader: TextReader;
beforeAll(async () => {
  reader = await createTextReader();
});
afterAll(() => reader.dispose());

/** What the reader reaches on the typeset pictures, kind by kind: strings, found, exact, error rate, regions that are none of the strings. */
const REACHED: Readonly<Record<string, ReadingScore>> = {
  straight: { texts: 20, found: 20, exact: 19, errorRate: 0.005, surplus: 0 },
  rotated: { texts: 8, found: 8, exact: 8, errorRate: 0, surplus: 0 },
  quarter: { texts: 4, found: 4, exact: 4, errorRate: 0, surplus: 0 },
  upside: { texts: 5, found: 5, exact: 4, errorRate: 0.019, surplus: 0 },
  arc: { texts: 10, found: 10, exact: 10, errorRate: 0, surplus: 0 },
  circle: { texts: 10, found: 10, exact: 10, errorRate: 0, surplus: 0 },
  perspective: { texts: 12, found: 12, exact: 12, errorRate: 0, surplus: 0 },
  columns: { texts: 40, found: 40, exact: 39, errorRate: 0.003, surplus: 0 },
  decorative: { texts: 8, found: 8, exact: 6, errorRate: 0.085, surplus: 1 },
  small: { texts: 9, found: 8, exact: 8, errorRate: 0.105, surplus: 0 },
};

describe('lettering typeset into pictures', () => {
  it.each(Object.keys(REACHED))(
    'reads %s lettering',
    async (kind) => {
      const scores = [];
      for (const { texts, image } of readingCases().filter((entry) => entry.kind === kind)) {
        const regions = await reader.read(await image());
        scores.push({
          ...score(
            texts,
            regions.map(({ text }) => text),
          ),
          letters: fold(texts.join('')).length,
        });
      }
      const reached = sum(scores);
      const { texts, found, exact, errorRate, surplus } = REACHED[kind];
      expect({ texts: reached.texts, found: reached.found }).toEqual({ texts, found });
      // Other processors round the models' sums differently: one string more or less.
      expect(reached.exact).toBeGreaterThanOrEqual(exact - 1);
      expect(reached.errorRate).toBeLessThanOrEqual(errorRate + 0.02);
      expect(reached.surplus).toBeLessThanOrEqual(surplus + 1);
    },
    300_000,
  );
});
