import { expect, test } from 'vitest';
import { sheetLayout } from '../../../renderer/export/sheet/sheet-layout.ts';
import { fakeJob, fakeProof } from '../fakes/fake-data.ts';
import { fakeRequest } from './fake-export.ts';

const proofs = (count: number) =>
  Array.from({ length: count }, (_, i) => fakeProof(fakeJob(i + 1, { prompt: `Proof ${i + 1} of a rather long prompt` }, 'done')));

test('paper: pages of the chosen size, nothing beyond its margins, nothing over another thing', () => {
  for (const size of ['A4', 'A3', 'letter'] as const)
    for (const isLandscape of [false, true])
      for (const sheetColumns of [null, 1, 3, 6]) {
        const settings = { ...fakeRequest(), sheetFormats: ['pdf' as const], sheetPaper: { size, isLandscape }, sheetColumns };
        const { width, height, places, pages } = sheetLayout(settings, proofs(100));
        expect(width > height).toBe(isLandscape);
        expect(places.length).toBeGreaterThan(0);
        expect(pages).toBe(Math.ceil(100 / places.length));
        for (const place of places) {
          expect(place.x).toBeGreaterThanOrEqual(36);
          expect(place.x + place.width).toBeLessThanOrEqual(width - 35.9);
          expect(place.y + place.height + 17 + 10 * place.lines.length).toBeLessThanOrEqual(height - 36);
        }
        if (sheetColumns !== null) expect(new Set(places.map(({ x }) => Math.round(x))).size).toBe(Math.min(sheetColumns, places.length));
      }
});

test('one picture: as many rows as there are proofs; more captions make it taller', () => {
  const settings = { ...fakeRequest(), sheetFormats: ['png' as const], sheetCaptions: [] };
  const bare = sheetLayout(settings, proofs(12));
  expect(bare).toMatchObject({ pages: 1, places: { length: 12 } });
  const told = sheetLayout({ ...settings, sheetCaptions: ['prompt', 'seed', 'model', 'date'] }, proofs(12));
  expect(told.height).toBeGreaterThan(bare.height);
  expect(told.places[0].lines.every((share) => share > 0 && share <= 1)).toBe(true);
  expect(sheetLayout(settings, proofs(61)).pages).toBe(2);
});
