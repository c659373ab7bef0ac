import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import { FONT_FOLDER, fonts } from './typesetting.ts';

const SAMPLES = {
  latin: 'ABCXYZabcxyz0123456789&!?.,:;-–—’“”()€£@',
  accents: 'ÀÁÇÉÊËÍÑÓÖÜàáçéêëíñóöüßØøÅåÆæŁłŞşŽž',
  cyrillic: 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЬЭЮЯабвгд',
  greek: 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδω',
  hebrew: 'אבגדהוזחטיכלמנסעפצקרשתךםןףץ',
  arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي٠١٢٣٤٥٦٧٨٩؟',
  japanese: 'あいうえおアイウエオ東京日本語漢字ー。、',
};

test('covers the scripts that the font table promises', () => {
  const covered = Object.fromEntries(
    fonts.list().map(({ id }) => [
      id,
      Object.entries(SAMPLES)
        .filter(([, text]) => fonts.missing(id, text).length === 0)
        .map(([script]) => script)
        .join(' '),
    ]),
  );
  expect(covered).toEqual({
    'luckiest-guy': 'latin accents',
    'lilita-one': 'latin',
    bangers: 'latin accents',
    'alfa-slab-one': 'latin accents',
    anton: 'latin accents',
    oswald: 'latin accents cyrillic',
    'black-ops-one': 'latin accents',
    cinzel: 'latin accents',
    'playfair-display': 'latin accents cyrillic',
    'pirata-one': 'latin accents',
    lobster: 'latin accents cyrillic',
    'press-start-2p': 'latin accents cyrillic greek',
    inter: 'latin accents cyrillic greek',
    cairo: 'latin accents arabic',
    heebo: 'latin accents hebrew',
    'noto-sans-jp': 'latin cyrillic greek japanese',
    'public-sans': 'latin accents',
    'public-sans-thin': 'latin accents',
    'public-sans-heavy': 'latin accents',
    'poppins-light': 'latin accents',
    'poppins-heavy': 'latin accents',
    nunito: 'latin accents cyrillic',
    lora: 'latin accents cyrillic',
    'lora-bold': 'latin accents cyrillic',
    'lora-italic': 'latin accents cyrillic',
    'roboto-slab': 'latin accents cyrillic greek',
    'barlow-condensed': 'latin accents',
    caveat: 'latin accents cyrillic',
  });
});

test('every font has its file and its licence, and capitals of a sensible height', () => {
  for (const { id, file } of fonts.list()) {
    expect(existsSync(join(FONT_FOLDER, file)), file).toBe(true);
    expect(existsSync(join(FONT_FOLDER, 'licences', `${id}.txt`)), `licence of ${id}`).toBe(true);
    expect(fonts.get(id).capHeight, id).toBeGreaterThan(0.6);
    expect(fonts.get(id).capHeight, id).toBeLessThan(0.95);
  }
});

test('names missing characters once and finds the font that has them', () => {
  expect(fonts.missing('lilita-one', 'Жук Жук ok')).toEqual(['Ж', 'у', 'к']);
  expect(fonts.missing('lilita-one', 'a\u200db\u00a0c\u200f')).toEqual([]);
  expect(fonts.fontFor('Привет', 'lilita-one')).toBe('oswald');
  expect(fonts.fontFor('Привет', 'lobster')).toBe('lobster');
  expect(fonts.fontFor('Αθήνα', 'lilita-one')).toBe('inter');
  expect(fonts.fontFor('שלום', 'inter')).toBe('heebo');
  expect(fonts.fontFor('قهوة', 'lilita-one')).toBe('cairo');
  expect(fonts.fontFor('東京', 'inter')).toBe('noto-sans-jp');
  expect(fonts.fontFor('😀', 'inter')).toBeNull();
  expect(fonts.unsupported('ok 😀 แ ok 😀')).toEqual(['😀', 'แ']);
});

test('an unknown id, a missing file and a damaged file are three clear errors', () => {
  expect(() => fonts.get('comic-sans')).toThrow(expect.objectContaining({ code: 'not-found', message: expect.stringContaining('comic-sans') }));
  const folder = mkdtempSync(join(tmpdir(), 'galley-fonts-'));
  try {
    const library = createFontLibrary(folder);
    expect(() => library.get('inter')).toThrow(expect.objectContaining({ code: 'not-found', message: expect.stringContaining('inter.ttf') }));
    writeFileSync(join(folder, 'anton.ttf'), 'this is no font');
    expect(() => library.get('anton')).toThrow(expect.objectContaining({ code: 'corrupt-font', message: expect.stringContaining('anton.ttf') }));
    writeFileSync(join(folder, 'oswald.ttf'), '');
    expect(() => library.get('oswald')).toThrow(expect.objectContaining({ code: 'corrupt-font' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('knows the faces whose small letters are capitals', () => {
  expect(
    fonts
      .list()
      .map(({ id }) => id)
      .filter((id) => fonts.get(id).isUnicase),
  ).toEqual(['luckiest-guy', 'bangers', 'cinzel']);
});

test('fonts stay open and can be closed', () => {
  const library = createFontLibrary(FONT_FOLDER);
  const first = library.get('anton');
  expect(library.get('anton')).toBe(first);
  library.dispose();
  expect(library.get('anton')).not.toBe(first);
});
