import { expect, test } from 'vitest';
import { failedOutcomes, outcomesAsCsv, outcomesOf } from '../../electron/typography/localise/outcome.ts';
import { filledPlaces, placeLanguage } from '../../electron/typography/localise/placed-strings.ts';
import { quadOf } from '../../shared/geometry.ts';
import { type LetteringRegion, type LetteringReport, letteringRegionSchema } from '../../shared/lettering.ts';

function region(wanted: string | null, action: LetteringRegion['action'], more: Partial<LetteringRegion> = {}): LetteringRegion {
  const quad = quadOf({ x: 0, y: 0, width: 100, height: 20 });
  const font = action === 'kept' || action === 'erased' ? null : 'inter';
  const shared = { quad, readBefore: '', wanted, readAfter: wanted ?? '', action, font, fontSize: font && 40, attempts: 1, check: 'exact' };
  return { ...letteringRegionSchema.parse(shared), ...more };
}

function report(regions: LetteringRegion[], warnings: string[] = []): LetteringReport {
  return { regions, characterErrorRate: { before: null, after: null }, stagesMs: {}, warnings };
}

const BEFORE = report([
  region('OPEN', 'kept'),
  region(null, 'erased'),
  region('Fresh bread', 'replaced', { fontSize: 40 }),
  region(null, 'kept'),
  region('Daily', 'set', { fontSize: 20 }),
]);
const GERMAN = { language: 'de', strings: ['', 'Frisches Brot', 'Täglich'] };
const FONTS = { missing: () => [] };

test('strings keep their numbers and sizes where an earlier cell is empty', () => {
  const places = filledPlaces(BEFORE, GERMAN);
  const after = report([region('Frisches Brot', 'replaced', { fontSize: 30 }), region('Täglich', 'set', { fontSize: 20 })]);
  expect(outcomesOf('de', places, after).map(({ string, text, share }) => [string, text, share])).toEqual([
    [2, 'Frisches Brot', 0.75],
    [3, 'Täglich', 1],
  ]);
});

test('words that were right stay, what was erased stays erased', () => {
  const { placed, problems } = placeLanguage(BEFORE, GERMAN, FONTS);
  expect(placed.map(({ text, region: number }) => [text, number])).toEqual([
    ['Frisches Brot', 3],
    ['Täglich', null],
    ['', 2],
  ]);
  expect(problems).toEqual(['de has no string for “OPEN”; that stays.']);
});

test('the reason that is told is that of the string itself', () => {
  const strings = { language: 'fr', strings: ['', 'Du pain frais', 'Tous les jours'] };
  const flags: LetteringRegion['flags'] = ['does-not-fit'];
  const after = report(
    [region('Du pain frais', 'kept', { flags }), region('Tous les jours', 'set', { flags })],
    ['“Du pain frais” does not fit into 20 × 5 px.', '“Tous les jours” does not fit into 9 × 5 px.'],
  );
  expect(outcomesOf('fr', filledPlaces(BEFORE, strings), after).map(({ problem }) => problem)).toEqual([
    '“Du pain frais” does not fit into 20 × 5 px.',
    '“Tous les jours” does not fit into 9 × 5 px.',
  ]);
});

test('a language of which no picture came has its lines in the table all the same', () => {
  const outcomes = failedOutcomes('de', filledPlaces(BEFORE, GERMAN), 'The worker ran out of memory.');
  expect(outcomes.map(({ string, check, problem }) => [string, check, problem])).toEqual([
    [2, 'not-set', 'The worker ran out of memory.'],
    [3, 'not-set', 'The worker ran out of memory.'],
  ]);
  expect(outcomesAsCsv(outcomes).split('\r\n')[1]).toBe('de,2,Frisches Brot,,,,not-set,,The worker ran out of memory.');
});
