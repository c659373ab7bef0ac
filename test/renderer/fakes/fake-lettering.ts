import { AppError } from '../../../shared/errors.ts';
import { type Box, boxAround, type Quad, quadOf } from '../../../shared/geometry.ts';
import type { LetteringArea, LetteringEffects, LetteringRegion, LetteringStyle, ListedFont, PlacedText } from '../../../shared/lettering.ts';
import { fakeSha } from './fake-sha.ts';

export const FAKE_EFFECTS: LetteringEffects = {
  fill: { kind: 'solid', colour: [232, 217, 168] },
  outline: { colour: [30, 24, 16], width: 0.05 },
  shadow: null,
  bevel: null,
};

export function fakeArea(x: number, y: number, width: number, height: number): LetteringArea {
  return { box: { x, y, width, height }, rotation: 0, path: { kind: 'straight' }, rank: 0, align: 'middle', ground: [40, 60, 50], ink: null, font: null };
}

/** A region as a report of schema 2 has it. */
export function fakeRegion(area: LetteringArea, change: Partial<LetteringRegion> = {}): LetteringRegion {
  const quad: Quad = quadOf(area.box);
  return {
    quad,
    readBefore: 'Frcsh Braed',
    wanted: 'Fresh Bread',
    readAfter: 'Fresh Bread',
    action: 'replaced',
    font: 'cinzel',
    fontSize: 96,
    attempts: 1,
    check: 'exact',
    polygon: [...quad],
    script: 'latin',
    area,
    effects: FAKE_EFFECTS,
    finish: { softness: 0.6, grain: 2 },
    fontMatches: [
      { font: 'cinzel', score: 0.86 },
      { font: 'anton', score: 0.71 },
      { font: 'lobster', score: 0.55 },
      { font: 'alfa-slab-one', score: 0.5 },
      { font: 'oswald', score: 0.42 },
    ],
    contrast: 7.4,
    flags: [],
    ...change,
  };
}

/** What a look at a shop front finds: one string set, one that is in doubt, one that nobody asked for. */
export function fakeRegions(wanted: string, isExact: boolean): LetteringRegion[] {
  const readAfter = isExact ? wanted : wanted.replace(/e/i, 'c');
  const price: Quad = [
    [280, 700],
    [560, 660],
    [566, 730],
    [286, 770],
  ];
  return [
    fakeRegion(fakeArea(180, 440, 664, 120), {
      wanted,
      readAfter,
      check: isExact ? 'exact' : 'mismatch',
      flags: isExact ? [] : ['low-contrast'],
      contrast: isExact ? 7.4 : 2.3,
    }),
    {
      ...fakeRegion(fakeArea(280, 660, 286, 110), {
        readBefore: 'DALIY',
        wanted: null,
        readAfter: 'DALIY',
        action: 'kept',
        check: 'not-checked',
        flags: ['ambiguous'],
      }),
      ...{ quad: price, polygon: [...price], font: null, fontSize: null, area: null, effects: null, finish: null, contrast: null },
    },
    fakeRegion(fakeArea(420, 860, 180, 60), {
      ...{
        readBefore: '',
        wanted: null,
        readAfter: '',
        action: 'kept',
        check: 'unreadable',
        script: 'hangul',
        flags: ['script-unreadable', 'better-by-model'],
      },
      ...{ font: null, fontSize: null, area: null, effects: null, finish: null, contrast: null, fontMatches: [] },
    }),
  ];
}

const BUNDLED: readonly [id: string, family: string, kind: string][] = [
  ['anton', 'Anton', 'condensed'],
  ['cinzel', 'Cinzel', 'serif'],
  ['lobster', 'Lobster', 'script'],
  ['alfa-slab-one', 'Alfa Slab One', 'slab'],
  ['oswald', 'Oswald', 'condensed'],
  ['inter', 'Inter', 'ui'],
  ['press-start-2p', 'Press Start 2P', 'pixel'],
];

const STYLES: readonly LetteringStyle[] = [
  {
    ...{ id: 'gold-badge', label: 'Gold badge', font: 'cinzel', isBuiltIn: true },
    effects: {
      fill: { kind: 'gradient', from: [255, 236, 160], to: [176, 118, 32] },
      outline: { colour: [64, 38, 8], width: 0.05 },
      shadow: { colour: [0, 0, 0], opacity: 0.5, offsetX: 0, offsetY: 0.05, blur: 0.04 },
      bevel: { width: 0.06, strength: 0.7 },
    },
  },
  {
    ...{ id: 'neon', label: 'Neon', font: null, isBuiltIn: true },
    effects: {
      fill: { kind: 'solid', colour: [255, 240, 250] },
      outline: null,
      shadow: { colour: [255, 40, 160], opacity: 0.9, offsetX: 0, offsetY: 0, blur: 0.16 },
      bevel: null,
    },
  },
  {
    ...{ id: 'plain-ui', label: 'Plain UI', font: 'inter', isBuiltIn: true },
    effects: { fill: { kind: 'solid', colour: [255, 255, 255] }, outline: null, shadow: null, bevel: null },
  },
];

/** Fonts, looks and previews in memory. `previews` tells what each preview was asked to show. */
export interface FakeLettering {
  fonts: ListedFont[];
  styles: LetteringStyle[];
  previews: Map<string, PlacedText[]>;
  addFont: (fileName: string) => ListedFont;
  saveStyle: (style: Pick<LetteringStyle, 'label' | 'effects' | 'font'>) => LetteringStyle;
  preview: (proofId: string, placed: PlacedText[]) => { groundSha256: string; layers: ({ sha256: string; box: Box } | null)[]; warnings: string[] };
}

export function createFakeLettering(): FakeLettering {
  const fonts = BUNDLED.map(([id, family, kind]) => ({ id, family, kind, licence: 'OFL-1.1', isAdded: false, address: `/font/${id}/1` }));
  const styles = [...STYLES];
  const previews = new Map<string, PlacedText[]>();
  return {
    fonts,
    styles,
    previews,
    addFont(fileName) {
      if (!/\.(ttf|otf|woff2)$/i.test(fileName)) throw new AppError('corrupt-font', `${fileName} is no font file: TTF, OTF and WOFF2 are taken.`);
      const family = fileName.replace(/\.\w+$/, '');
      const id = `added-${family.toLowerCase()}`;
      const font = { id, family, kind: 'added', licence: 'Commercial, see vendor', isAdded: true, address: `/font/${id}/1` };
      fonts.push(font);
      return font;
    },
    saveStyle(style) {
      const saved = { ...style, id: `own-${styles.length}`, isBuiltIn: false };
      styles.push(saved);
      return saved;
    },
    preview(proofId, placed) {
      const groundSha256 = fakeSha(JSON.stringify([proofId, placed]));
      previews.set(groundSha256, placed);
      const tight = placed.filter(({ text, area }) => area !== undefined && boxAround(quadOf(area.box)).width < text.length * 6);
      const layers = placed.map(({ text, area }) => (text === '' || !area ? null : { sha256: fakeSha(`${proofId} ${text}`), box: area.box }));
      return { groundSha256, layers, warnings: tight.map(({ text }) => `“${text}” does not fit at a size that can be read.`) };
    },
  };
}
