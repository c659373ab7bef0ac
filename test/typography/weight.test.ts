import { afterAll, describe, expect, it } from 'vitest';
import { fontsFolder } from '../../electron/paths.ts';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { heavierFonts } from '../../electron/typography/heavier.ts';
import { pathBounds } from '../../electron/typography/outline.ts';
import { compose } from '../../electron/typography/pass-attempts.ts';
import { growQuad } from '../../electron/typography/pass-regions.ts';
import { outlineText } from '../../electron/typography/setting.ts';
import { shapeLine } from '../../electron/typography/shaping.ts';
import { faceStroke } from '../../electron/typography/study/heft.ts';
import { mostEmboldened } from '../../electron/typography/study/openness.ts';
import { inWeight } from '../../electron/typography/study/weight.ts';
import { studyLettering } from '../../electron/typography/study.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import { type LetteringArea, letteringAreaSchema } from '../../shared/lettering.ts';
import { createRaster } from '../../shared/raster.ts';

const fonts = createFontLibrary(fontsFolder());
const typesetter = createTypesetter(fonts);
afterAll(() => fonts.dispose());

function areaOf(extra: Partial<LetteringArea> = {}): LetteringArea {
  return letteringAreaSchema.parse({ box: { x: 40, y: 40, width: 720, height: 110 }, ground: [40, 44, 60], ...extra });
}

/** What is learnt from a word that stands in a picture in such a weight. */
function studied(font: string, text: string, extra: Partial<LetteringArea> = {}) {
  const image = createRaster(800, 200, 3);
  image.data.fill(50);
  const effects = { fill: { kind: 'solid' as const, colour: [240, 236, 220] as [number, number, number] }, outline: null, shadow: null, bevel: null };
  const set = typesetter.typeset({ text, area: areaOf(extra), width: 800, height: 200, font, effects, scale: 1, finish: { softness: 0.6, grain: 2 } });
  const region = { quad: growQuad(set.quad, 0.2), text, confidence: 0.99, detection: 0.9 };
  return studyLettering(compose(image, set.layer, set.bounds), region, fonts, text);
}

describe('heavier letters', () => {
  it.each(['inter', 'oswald', 'nunito', 'lora'])('%s gets thicker strokes, as high as before and wider by what it grew', (font) => {
    const heavy = heavierFonts(fonts, 0.02);
    const before = shapeLine(fonts, 'Harbour', font);
    const after = shapeLine(heavy, 'Harbour', font);
    const { capHeight } = fonts.get(font);
    expect(faceStroke(heavy, font, 'Harbour')! - faceStroke(fonts, font, 'Harbour')!).toBeGreaterThan(0.022);
    expect(after.advance - before.advance).toBeCloseTo(7 * 0.04 * capHeight, 5);
    const [plain, bold] = [fonts, heavy].map((library) => pathBounds(library.get(font).outline(library.get(font).handle.nominalGlyph(0x48)!))!);
    expect(bold.bottom).toBeCloseTo(plain.bottom, 3);
    expect(bold.top).toBeCloseTo(plain.top, 3);
    expect(bold.right - bold.left).toBeGreaterThan(plain.right - plain.left + 0.03 * capHeight);
  });

  it('keeps pixel faces, and stays within its bound', () => {
    expect(heavierFonts(fonts, 0.04).get('press-start-2p')).toBe(fonts.get('press-start-2p'));
    expect(heavierFonts(fonts, 0.3).get('inter').grown).toBeCloseTo(0.04 * fonts.get('inter').capHeight, 6);
    expect(heavierFonts(fonts).get('inter')).toBe(fonts.get('inter'));
  });

  it('says how far a face can go before its letters close', () => {
    expect(mostEmboldened(fonts, 'inter')).toBeGreaterThanOrEqual(0.02);
    expect(mostEmboldened(fonts, 'lobster')).toBeLessThan(0.02);
  });

  it('a place remembers it: straight, on an arc and in perspective', () => {
    const paths: LetteringArea['path'][] = [
      { kind: 'straight' },
      { kind: 'arc', centreX: 400, centreY: 500, radius: 400, startAngle: 230, endAngle: 310, inside: false },
      {
        kind: 'perspective',
        quad: [
          [50, 50],
          [750, 80],
          [750, 150],
          [50, 160],
        ],
      },
    ];
    for (const path of paths) {
      const set = outlineText(fonts, { text: 'Remember', area: areaOf({ path, embolden: 0.02 }), font: 'inter', scale: 1 });
      expect(set.area.embolden).toBe(0.02);
      expect(set.data).not.toBe(outlineText(fonts, { text: 'Remember', area: areaOf({ path }), font: 'inter', scale: 1 }).data);
    }
  });
});

describe('inWeight', () => {
  it.each([
    ['oswald', 'GRAND HOTEL', 0.015],
    ['anton', 'Harbour Lights', 0.03],
    ['poppins-heavy', 'Harbour Lights', 0.02],
  ])('sets letters heavier than %s as heavy', (font, text, embolden) => {
    const study = studied(font, text, { embolden: 0.04 });
    const found = inWeight(study, font, [{ font, score: 1 }], fonts);
    expect(found.font).toBe(font);
    expect(found.embolden).toBeGreaterThan(0.008);
    expect(found.embolden).toBeLessThanOrEqual(embolden + 0.0001);
  });

  it.each(['inter', 'oswald', 'poppins-light', 'public-sans-thin', 'lilita-one', 'cinzel', 'roboto-slab'])('%s as it is drawn stays so', (font) => {
    expect(inWeight(studied(font, 'GRAND OPENING'), font, [{ font, score: 1 }], fonts)).toEqual({ font, embolden: 0 });
  });

  it('takes a heavier face that is as like before it makes one heavier', () => {
    const matches = [
      { font: 'public-sans', score: 0.8 },
      { font: 'public-sans-heavy', score: 0.79 },
    ];
    const study = studied('public-sans-heavy', 'Harbour Lights');
    expect(inWeight(study, 'public-sans', matches, fonts)).toEqual({ font: 'public-sans-heavy', embolden: 0 });
    expect(inWeight({ ...study, isOneOfSeveral: true }, 'public-sans', matches, fonts).font).toBe('public-sans');
  });
});
