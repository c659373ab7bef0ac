import { describe, expect, it } from 'vitest';
import { matchLettering } from '../../electron/typography/match.ts';
import { isAsWanted, settleReading } from '../../electron/typography/settle.ts';

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
    { name: 'the only pair left, alike in length', wanted: ['CLOSED'], found: ['QXPVTZ'], matches: [[[0], [0], ['CLOSED']]] },
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
    expect(matchLettering(wanted, found.map((text) => ({ text })))).toEqual({
      matches: matches.map(([matched, places, parts]) => ({ texts: matched, regions: places, parts })),
      unmatchedTexts: texts,
      unmatchedRegions: regions,
      ambiguities: [],
    });
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
