import { describe, expect, it } from 'vitest';
import { valueText } from '../../../renderer/compare/readout.ts';
import { pixelUnder } from '../../../renderer/viewer/view-transform.ts';
import { figureOf, headline, PAIR_ROWS, targetWords } from '../../../shared/compare-words.ts';
import type { ComparisonMeasures } from '../../../shared/measures.ts';
import { fakeMeasures } from '../fakes/fake-comparison.ts';
import { fakeSha } from '../fakes/fake-sha.ts';

const REQUEST = {
  aSha256: fakeSha('a'),
  bSha256: fakeSha('b'),
  maskSha256: fakeSha('m'),
  targetSha256: fakeSha('t'),
  isTargetOwnWork: false,
  lines: [],
  isTileable: false,
};

/** With weights of both networks. */
function withLpips(isTargetOwnWork: boolean): ComparisonMeasures {
  const measures = fakeMeasures({ ...REQUEST, isTargetOwnWork });
  const values = (alex: number) => [
    { net: 'alex' as const, version: '0.1' as const, value: alex },
    { net: 'squeeze' as const, version: '0.1' as const, value: alex / 2 },
  ];
  const { toTarget } = measures;
  return { ...measures, toTarget: { ...toTarget!, a: { ...toTarget!.a, lpips: values(0.28) }, b: { ...toTarget!.b, lpips: values(0.1) } } };
}

describe('the words of a comparison', () => {
  it('quotes LPIPS with net, version, region and reference, one net at a time, beside the error rate and what changed around', () => {
    expect(headline(withLpips(false), { before: 0.34, after: 0 })).toBe(
      'Text-region LPIPS (Alex v0.1) to target render: 0.280 → 0.100; Text-region LPIPS (Squeeze v0.1) to target render: 0.140 → 0.050; CER 0.34 → 0.00; background change (FLIP) 0.000',
    );
    expect(headline(fakeMeasures({ ...REQUEST, maskSha256: null, targetSha256: null }), null)).toBe('');
  });

  it('calls a distance that is small by construction a compositing check', () => {
    const measures = withLpips(true);
    expect(headline(measures, null)).toContain('0.100 (compositing check)');
    expect(targetWords(measures.toTarget!)).toMatchObject({ title: 'Compositing check, text lines', note: expect.stringContaining('nothing about quality') });
  });

  it('says exactly 0 and exactly 1 only where it is exact', () => {
    const formats = Object.fromEntries(PAIR_ROWS.map(({ id, format }) => [id, format]));
    expect([formats.flip(0), formats.flip(0.00001), formats.flip(0.1234)]).toEqual(['0', '< 0.0001', '0.1234']);
    expect([formats.ssim(1), formats.ssim(0.99999), formats.ssim(0.5)]).toEqual(['1', '> 0.9999', '0.5000']);
    expect([formats.changedPixels(0), formats.changedPixels(0.00001), formats.changedPixels(0.5)]).toEqual(['0 %', '< 0.1 %', '50.0 %']);
  });

  it('finds figures by name', () => {
    const measures = withLpips(false);
    const names = [
      'flip',
      'whole.flip',
      'text.flip',
      'outside.difference',
      'target.lpips-alex',
      'b.noise',
      'lpips-alex',
      'a.seamVertical',
      'beauty',
      'b.flip',
      'text.beauty',
    ];
    expect(names.map((name) => figureOf(measures, name))).toEqual([0.03, 0.03, 0.09, 0, 0.1, 1.2, null, null, undefined, undefined, undefined]);
  });
});

describe('the value under the pointer', () => {
  it('is that of the image’s pixel, at any zoom', () => {
    const pane = { width: 400, height: 300 };
    const view = { scale: 2, centreX: 50, centreY: 50 };
    expect(pixelUnder(200, 150, view, pane, 1)).toEqual({ x: 50, y: 50 });
    expect(pixelUnder(101, 51, view, pane, 1)).toEqual({ x: 0, y: 0 });
    expect(pixelUnder(99, 51, view, pane, 1)).toEqual({ x: -1, y: 0 });
    expect(pixelUnder(99, 51, { ...view, scale: 1 }, pane, 2)).toEqual({ x: -51, y: -49 });
  });

  it('reads what the colours carry, and says where the scale ends', () => {
    const flip = { map: 'flip' as const, unit: 'FLIP', from: 0, to: 1, stops: [] };
    expect(valueText([128, 0, 0], flip)).toBe('FLIP 0.500');
    expect(valueText([0, 0, 255], flip)).toBe('FLIP no number');
    expect(valueText([255, 255, 0], { ...flip, map: 'deltaE', unit: 'CIEDE2000', to: 20 })).toBe('CIEDE2000 20.0 or more');
    expect(valueText([0, 0, 0], { ...flip, map: 'ssim', unit: 'SSIM', from: 1, to: 0 })).toBe('SSIM 1.000');
  });
});
