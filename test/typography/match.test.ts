import { describe, expect, it } from 'vitest';
import { matchLettering } from '../../electron/typography/match.ts';
import type { FoundText } from '../../electron/typography/match-candidates.ts';
import { isAsWanted, looksAsWanted, settleReading } from '../../electron/typography/settle.ts';
import { quadOf } from '../../shared/geometry.ts';
import { leastCpuMs } from '../support/cpu-time.ts';

describe('matchLettering', () => {
  const cases: { name: string; wanted: string[]; found: string[]; matches: [number[], number[], string[]][]; texts?: number[]; regions?: number[] }[] = [
    { name: 'a garbled word', wanted: ['FRONTIER'], found: ['FRONNITIER'], matches: [[[0], [0], ['FRONTIER']]] },
    {
      name: 'one string over three regions',
      wanted: ['THE FINAL FRONTIER'],
      found: ['THE', 'FFINNAL', 'FRONNITIER'],
      matches: [[[0], [0, 1, 2], ['THE', 'FINAL', 'FRONTIER']]],
    },
    { name: 'two strings in one region', wanted: ['SUMMER', 'BREAK'], found: ['SUMMRE BRAEK'], matches: [[[0, 1], [0], ['SUMMER BREAK']]] },
    {
      name: 'another order, a stranger between',
      wanted: ['OPEN DAILY', 'BAKERY'],
      found: ['BAKRY', 'EST. 1922', 'OPEN DALY'],
      matches: [
        [[1], [0], ['BAKERY']],
        [[0], [2], ['OPEN DAILY']],
      ],
      regions: [1],
    },
    { name: 'nothing alike', wanted: ['HELLO'], found: ['Massachusetts Avenue'], matches: [], texts: [0], regions: [0] },
    { name: 'no regions', wanted: ['A', 'B'], found: [], matches: [], texts: [0, 1] },
    { name: 'nothing wanted', wanted: [], found: ['X'], matches: [], regions: [0] },
    { name: 'case and spaces', wanted: ['Night Market'], found: ['NIGHTMARKET'], matches: [[[0], [0], ['Night Market']]] },
    { name: 'Chinese over two regions', wanted: ['港区清潔'], found: ['港区', '清洁'], matches: [[[0], [0, 1], ['港区', '清潔']]] },
    {
      name: 'the same string twice',
      wanted: ['SALE', 'SALE'],
      found: ['SALE', 'SAIE'],
      matches: [
        [[0], [0], ['SALE']],
        [[1], [1], ['SALE']],
      ],
    },
  ];
  it.each(cases)('$name', ({ wanted, found, matches, texts = [], regions = [] }) => {
    expect(
      matchLettering(
        wanted,
        found.map((text) => ({ text })),
      ),
    ).toEqual({
      matches: matches.map(([matched, places, parts]) => ({ texts: matched, regions: places, parts })),
      unmatchedTexts: texts,
      unmatchedRegions: regions,
      ambiguities: [],
    });
  });
});

describe('alignment as a whole', () => {
  const match = (wanted: string[], found: FoundText[]) => {
    const { matches, ambiguities, unmatchedTexts } = matchLettering(wanted, found);
    return { places: matches.map(({ texts, regions }) => [texts, regions]), ambiguities, unmatchedTexts };
  };
  const texts = (...found: string[]) => found.map((text) => ({ text }));
  const at = (text: string, x: number, y: number): FoundText => ({ text, quad: quadOf({ x, y, width: 300, height: 60 }) });

  it('gives a region to the string that has no other, even if another is nearer to it', () => {
    // "SALES" is nearer to the first region, but then "SAFE" would have none.
    expect(match(['SALES', 'SALE'], texts('SALE5', 'SALES'))).toEqual({
      places: [
        [[1], [0]],
        [[0], [1]],
      ],
      ambiguities: [],
      unmatchedTexts: [],
    });
  });

  it('reads a string down its column, though the next column stands between its lines', () => {
    const found = [at('SUMMRE', 40, 100), at('WINTRE', 540, 100), at('BRAEK', 40, 190), at('DAELS', 540, 190)];
    expect(match(['SUMMER BREAK', 'WINTER DEALS'], found)).toEqual({
      places: [
        [[0], [0, 2]],
        [[1], [1, 3]],
      ],
      ambiguities: [],
      unmatchedTexts: [],
    });
  });

  it('asks which of two equally near regions is meant, and proposes the first', () => {
    expect(match(['SALE'], texts('SALF', 'SAIE'))).toEqual({
      places: [[[0], [0]]],
      ambiguities: [{ wanted: 'SALE', regions: [0, 1], scores: [0.75, 0.75], proposal: 0 }],
      unmatchedTexts: [],
    });
  });

  it('does not ask where one of the two is right already, or clearly nearer', () => {
    expect(match(['SALE'], texts('SAIE', 'SALE'))).toEqual({ places: [[[0], [1]]], ambiguities: [], unmatchedTexts: [] });
    expect(match(['FRONTIER'], texts('FRAMTLER', 'FRONTIFR'))).toEqual({ places: [[[0], [1]]], ambiguities: [], unmatchedTexts: [] });
  });

  it('asks which of two strings a region is for', () => {
    expect(match(['CAT', 'CAR'], texts('CAX'))).toEqual({
      places: [[[0], [0]]],
      ambiguities: [
        { wanted: 'CAT', regions: [0], scores: [expect.closeTo(2 / 3)], proposal: 0 },
        { wanted: 'CAR', regions: [0], scores: [expect.closeTo(2 / 3)], proposal: null },
      ],
      unmatchedTexts: [1],
    });
  });

  it('takes the order of the strings for an answer, and equal strings for no question', () => {
    expect(match(['CAT', 'CAR'], texts('CAX', 'CAY')).ambiguities).toEqual([]);
    expect(match(['SALE', 'SALE'], texts('SALF', 'SAIE')).ambiguities).toEqual([]);
  });

  it('proposes the order where as many strings and regions are left with nothing in common', () => {
    expect(match(['SUMMER', 'BREAK'], texts('XQZTPV', 'UJKHW'))).toEqual({
      places: [
        [[0], [0]],
        [[1], [1]],
      ],
      ambiguities: [
        { wanted: 'SUMMER', regions: [0, 1], scores: [0, expect.closeTo(1 / 6)], proposal: 0 },
        { wanted: 'BREAK', regions: [1, 0], scores: [0, 0], proposal: 1 },
      ],
      unmatchedTexts: [],
    });
  });

  it('asks about the only pair that is left, too, where only its length speaks for it', () => {
    expect(match(['CLOSED'], texts('QXPVTZ'))).toEqual({
      places: [[[0], [0]]],
      ambiguities: [{ wanted: 'CLOSED', regions: [0], scores: [0], proposal: 0 }],
      unmatchedTexts: [],
    });
    // How alike they are is told: one letter of six.
    expect(match(['CLOSED', 'OPEN'], texts('OPEN', 'CXPVTZ')).ambiguities).toEqual([
      { wanted: 'CLOSED', regions: [1], scores: [expect.closeTo(1 / 6)], proposal: 1 },
    ]);
  });

  it('finds strings whose letters look like Latin ones', () => {
    const found = texts('COK', 'KAOE', 'MOCKBA', 'MOCKVA');
    expect(match(['СОК'], found.slice(0, 2))).toEqual({ places: [[[0], [0]]], ambiguities: [], unmatchedTexts: [] });
    expect(match(['ΚΑΦΕ'], found.slice(0, 2))).toEqual({ places: [[[0], [1]]], ambiguities: [], unmatchedTexts: [] });
    expect(match(['сок'], found.slice(0, 2)).places).toEqual([[[0], [0]]]);
    expect(match(['МОСКВА'], found.slice(2))).toEqual({ places: [[[0], [0]]], ambiguities: [], unmatchedTexts: [] });
  });

  it('asks about a string in a script that nobody can read, where something in that script stands', () => {
    const found: FoundText[] = [
      { text: 'OPEN', script: 'latin' },
      { text: '', script: 'hangul' },
    ];
    expect(match(['OPEN', '안녕하세요'], found)).toEqual({
      places: [
        [[0], [0]],
        [[1], [1]],
      ],
      ambiguities: [{ wanted: '안녕하세요', regions: [1], scores: [0], proposal: 1 }],
      unmatchedTexts: [],
    });
  });

  it('joins no string of which nothing can be seen to its neighbour', () => {
    expect(match(['WELCOME', 'ようこそ'], texts('WELOCME'))).toEqual({ places: [[[0], [0]]], ambiguities: [], unmatchedTexts: [1] });
  });

  it('is quick with a page of text', () => {
    const found = Array.from({ length: 120 }, (_, i) => at(`LINE ${i} OF MANY`, 40, i * 80));
    const wanted = Array.from({ length: 12 }, (_, i) => `LINE ${i * 9} OF MANY`);
    expect(leastCpuMs(() => expect(match(wanted, found).ambiguities).toEqual([]))).toBeLessThan(1500);
  });
});

describe('letters that look like Latin ones', () => {
  it.each([
    ['СОК', 'COK'],
    ['МОСКВА', 'MOCKBA'],
    ['Coffee СОК', 'Coffee COK'],
    ['ΤΟΚΙΟ', 'TOKIO'],
  ])('%s looks like %s, which does not make it exact', (wanted, read) => {
    expect(looksAsWanted(wanted, read)).toBe(true);
    expect(isAsWanted(wanted, read)).toBe(false);
  });

  it.each([
    ['СОК', 'COX'],
    ['СОК', 'COKE'],
    ['МОСКВА', 'MOCKVA'],
    ['ΚΑΦΕ', 'KAOE'],
    // Small letters differ from Latin ones: к is no k, в no b.
    ['квас', 'kbac'],
    ['ДА', 'DA'],
    ['COK', 'COK'],
    ['', ''],
  ])('%s is not taken for right where %s is read', (wanted, read) => {
    expect(looksAsWanted(wanted, read)).toBe(false);
  });
});

describe('settleReading', () => {
  it.each([
    ['StrongAI will', 'StrongAlwill', 'StrongAI will'],
    ['SUMMER BREAK', 'SUMMERBREAK', 'SUMMER BREAK'],
    ['It’s “on”', 'It\'s "on"', 'It’s “on”'],
    ['SUMMER', 'SUMNER', 'SUMNER'],
    ['Summer', 'SUMMER', 'SUMMER'],
    ['', '', ''],
  ])('%s read as %s is %s', (wanted, read, settled) => {
    expect(settleReading(wanted, read)).toBe(settled);
  });

  it('forgives case only in faces without small letters', () => {
    expect(settleReading('Fern & Fable', 'FERN & FABLE', true)).toBe('Fern & Fable');
    expect(settleReading('Summer', 'SUMMeR', true)).toBe('Summer');
    expect(isAsWanted('Summer', 'SUMMER')).toBe(false);
  });
});
