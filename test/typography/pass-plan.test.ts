import { expect, test } from 'vitest';
import { planPass } from '../../electron/typography/pass-plan.ts';
import type { TextRegion } from '../../electron/typography/ports.ts';
import { quadOf } from '../../shared/geometry.ts';
import type { Script } from '../../shared/lettering.ts';

const IMAGE = { width: 400, height: 400, channels: 3 as const, data: new Uint8Array(400 * 400 * 3).fill(90) };

function planOf(texts: string[], found: [text: string, script?: Script][], isImported = true) {
  const regions = found.map(
    ([text, script], i): TextRegion => ({
      quad: quadOf({ x: 40, y: 20 + 70 * i, width: 300, height: 50 }),
      text,
      confidence: 0.9,
      detection: 0.9,
      ...(script && { script }),
    }),
  );
  return { plan: planPass({ image: IMAGE, texts, placements: texts.map(() => ''), options: {}, areas: [], isImported, seed: 1 }, regions), regions };
}

/** Flags of what is set. */
function flagsOfSet(...request: Parameters<typeof planOf>) {
  return planOf(...request)
    .plan.lines.flatMap(({ pieces }) => pieces)
    .map(({ flags = [] }) => flags);
}

function planned(...request: Parameters<typeof planOf>) {
  const { plan, regions } = planOf(...request);
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

test('a string whose letters look like Latin ones stays where it stands, and nobody can vouch for it', () => {
  for (const isImported of [true, false]) {
    expect(planned(['СОК'], [['COK', 'latin']], isImported)).toEqual({ set: [], kept: [[0, 'СОК', 'script-unreadable']], asked: [] });
    expect(planned(['Coffee СОК'], [['Coffee COK', 'latin']], isImported)).toEqual({ set: [], kept: [[0, 'Coffee СОК', 'script-unreadable']], asked: [] });
  }
  // Really different, or with a letter that is no Latin one's twin: a question, and nothing changes until it is answered.
  for (const [wanted, read] of [
    ['СОК', 'COX'],
    ['ΚΑΦΕ', 'KAOE'],
  ]) {
    expect(planned([wanted], [[read, 'latin']])).toEqual({
      set: [],
      kept: [[0, wanted, 'ambiguous', 'script-unreadable']],
      asked: [{ wanted, regions: [0], proposal: 0 }],
    });
  }
});

test('what reads as wanted needs nobody who knows the script', () => {
  // The script was told wrongly, or by other letters; the reading is what counts.
  expect(planned(['港区清潔'], [['港区清潔', 'kana']])).toEqual({ set: [], kept: [[0, '港区清潔']], asked: [] });
  // What goes away need not be read any more.
  expect(planned(['OPEN'], [['OPNE', 'hangul']]).set).toEqual([['OPEN', 0]]);
  expect(flagsOfSet(['OPEN'], [['OPNE', 'hangul']])).toEqual([[]]);
});

test('the only pair that is left is a question where nothing but its length speaks for it', () => {
  expect(planned(['CLOSED'], [['QXPVTZ', 'latin']])).toEqual({
    set: [['CLOSED', 0]],
    kept: [],
    asked: [{ wanted: 'CLOSED', regions: [0], proposal: 0 }],
  });
  expect(flagsOfSet(['CLOSED'], [['QXPVTZ', 'latin']])).toEqual([['ambiguous']]);
});
