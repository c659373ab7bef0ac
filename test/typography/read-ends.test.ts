import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskOfRegions } from '../../electron/typography/pass-regions.ts';
import type { TextReader } from '../../electron/typography/ports.ts';
import { createTextReader } from '../../electron/typography/read/reader.ts';
import type { Raster } from '../../shared/raster.ts';
import { type EndsCase, endsCases } from './reading/ends.ts';

let reader: TextReader;
beforeAll(async () => {
  reader = await createTextReader();
});
afterAll(() => reader.dispose());

/** Erasing takes this much around a region anyway, as a share of its height. */
const MARGIN = 0.1;
/** Alpha of ink that shows. */
const SHOWS = 8;

/** Shares of the letters' ink and of what is no lettering that lie in the found regions, 0–1. */
async function covered({ draw }: EndsCase) {
  const { image, letters, others } = await draw();
  const regions = await reader.read(image);
  const mask = maskOfRegions(image.width, image.height, regions, MARGIN);
  return { texts: regions.map(({ text }) => text), letters: shareOf(letters, mask), others: shareOf(others, mask) };
}

function shareOf({ data }: Raster, mask: Raster): number {
  let [all, inside] = [0, 0];
  for (let i = 0; i < mask.data.length; i++) {
    if (data[i * 4 + 3] <= SHOWS) continue;
    all++;
    if (mask.data[i]) inside++;
  }
  return all === 0 ? 0 : inside / all;
}

describe('lines whose ends are hard to see', () => {
  it.each(endsCases().map((entry) => [entry.name, entry] as const))(
    '%s',
    async (_, entry) => {
      const found = await covered(entry);
      expect(found.letters).toBeGreaterThan(0.97);
      if (entry.kind === 'fade') expect(found.texts).toEqual(entry.texts);
      expect(found.others).toBeLessThan(0.02);
    },
    120_000,
  );
});
