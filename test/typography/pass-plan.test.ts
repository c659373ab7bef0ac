import { expect, test } from 'vitest';
import { planPass } from '../../electron/typography/pass-plan.ts';
import type { TextRegion } from '../../electron/typography/ports.ts';
import { quadOf } from '../../shared/geometry.ts';
import type { Script } from '../../shared/lettering.ts';

const IMAGE = { width: 400, height: 400, channels: 3 as const, data: new Uint8Array(400 * 400 * 3).fill(90) };

function planned(texts: string[], found: [text: string, script?: Script][], isImported = true) {
  const regions = found.map(
    ([text, script], i): TextRegion => ({
      quad: quadOf({ x: 40, y: 20 + 70 * i, width: 300, height: 50 }),
      text,
      confidence: 0.9,
      detection: 0.9,
      ...(script && { script }),
    }),
  );
  const plan = planPass({ image: IMAGE, texts, placements: texts.map(() => ''), options: {}, areas: [], isImported, seed: 1 }, regions);
  return {
    set: plan.lines.flatMap(({ pieces }) => pieces).map(({ wanted, cleared }) => [wanted, ...cleared.map((region) => regions.indexOf(region))]),
    kept: plan.kept.map(({ region, wanted, flags }) => [regions.indexOf(region), wanted, ...(flags ?? [])]),
    asked: plan.ambiguities.map(({ wanted, regions: numbers, proposal }) => ({ wanted, regions: numbers, proposal })),
  };
}

test('a line that is right as a whole stays, however the detector cut it', () => {
  expect(planned(['OPEN DAILY'], [['OPEN DA'], ['ILY']])).toEqual({
    set: [],
    kept: [
      [0, 'OPEN DA'],
      [1, 'ILY'],
    ],
    asked: [],
  });
  expect(planned(['SUMMER BREAK'], [['SUMMRE'], ['BREAK']])).toMatchObject({ set: [['SUMMER', 0]], kept: [[1, 'BREAK']] });
});

test('lines that nobody can read stay where they are as many as the strings, and are asked about', () => {
  expect(
    planned(
      ['안녕하세요', '감사합니다'],
      [
        ['', 'hangul'],
        ['', 'hangul'],
      ],
    ),
  ).toEqual({
    set: [],
    kept: [
      [0, '안녕하세요', 'ambiguous', 'script-unreadable'],
      [1, '감사합니다', 'ambiguous', 'script-unreadable'],
    ],
    asked: [
      { wanted: '안녕하세요', regions: [0, 1], proposal: 0 },
      { wanted: '감사합니다', regions: [1, 0], proposal: 1 },
    ],
  });
});

test('lines that nobody can read are not paired with more or fewer strings; nothing is set beside them', () => {
  const two: [string, Script][] = [
    ['', 'hangul'],
    ['', 'hangul'],
  ];
  expect(planned(['안녕하세요'], two)).toEqual({
    set: [],
    kept: [
      [0, null, 'ambiguous', 'script-unreadable'],
      [1, null, 'ambiguous', 'script-unreadable'],
    ],
    asked: [{ wanted: '안녕하세요', regions: [0, 1], proposal: null }],
  });
  // What a model made is no picture of somebody's: the string gets a place of its own.
  expect(planned(['안녕하세요'], two, false)).toMatchObject({ set: [['안녕하세요']], asked: [] });
});

test('a Japanese line stays where what can be read of it agrees', () => {
  expect(
    planned(
      ['ポイ捨て禁止!', '港区をきれいに'],
      [
        ['捨禁止！', 'kana'],
        ['港区', 'kana'],
      ],
    ),
  ).toEqual({
    set: [],
    kept: [
      [0, 'ポイ捨て禁止!', 'script-unreadable'],
      [1, '港区をきれいに', 'script-unreadable'],
    ],
    asked: [],
  });
  // Signs beside letters that it does not know are lost to the reader.
  expect(planned(['ポイ捨て禁止!'], [['禁止！', 'unknown']])).toMatchObject({ set: [], kept: [[0, 'ポイ捨て禁止!', 'script-unreadable']], asked: [] });
});

test('a Japanese line that reads otherwise is asked about, and stays until then', () => {
  expect(planned(['ポイ捨て禁止'], [['捨禁正', 'kana']])).toEqual({
    set: [],
    kept: [[0, 'ポイ捨て禁止', 'ambiguous', 'script-unreadable']],
    asked: [{ wanted: 'ポイ捨て禁止', regions: [0], proposal: 0 }],
  });
  expect(planned(['ようこそ'], [['二乙', 'kana']])).toMatchObject({ set: [], asked: [{ wanted: 'ようこそ', regions: [0], proposal: 0 }] });
});
