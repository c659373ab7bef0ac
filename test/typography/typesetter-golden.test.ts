import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeImageFile, encodePng } from '../../electron/image/codecs.ts';
import { composite } from '../../electron/image/composite.ts';
import { fitContrast } from '../../electron/typography/contrast-fit.ts';
import { measureGround } from '../../electron/typography/ground.ts';
import type { TypesetRequest } from '../../electron/typography/ports.ts';
import { STYLE_PRESETS } from '../../electron/typography/style-presets.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import { boxAround, type Quad } from '../../shared/geometry.ts';
import type { LetteringArea } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { badge, fonts, GOLD, PLAIN, painted, request, straight } from './typesetting.ts';

const GOLDEN = join(import.meta.dirname, 'golden');
/** `GALLEY_GOLDEN=write npm exec -- vitest run test/typography/typesetter-golden.test.ts` draws them anew: look at them before committing. */
const isWriting = process.env.GALLEY_GOLDEN === 'write';

const CASES: Record<string, TypesetRequest> = {
  'gold-badge-top': request('Grizzly Peak', { area: badge(256, false), height: 256, effects: GOLD }),
  'badge-bottom': request('EST. 1987', { area: badge(256, true), height: 256, font: 'oswald' }),
  'neon-script': request('Open Late', {
    font: 'lobster',
    effects: {
      fill: { kind: 'solid', colour: [255, 236, 248] },
      outline: { colour: [255, 64, 160], width: 0.022 },
      shadow: { colour: [255, 64, 160], opacity: 1, offsetX: 0, offsetY: 0, blur: 0.12 },
      bevel: null,
    },
  }),
  'comic-block-turned': request('KABOOM!', {
    font: 'bangers',
    area: straight(24, 24, 208, 80, { rotation: -8 }),
    effects: {
      fill: { kind: 'gradient', from: [255, 236, 90], to: [255, 150, 20] },
      outline: { colour: [30, 16, 50], width: 0.07 },
      shadow: { colour: [30, 16, 50], opacity: 1, offsetX: 0.05, offsetY: 0.07, blur: 0 },
      bevel: null,
    },
  }),
  sticker: request('STICKY', {
    effects: {
      fill: { kind: 'solid', colour: [122, 60, 184] },
      outline: { colour: [255, 255, 255], width: 0.12 },
      shadow: { colour: [0, 0, 0], opacity: 0.4, offsetX: 0, offsetY: 0.035, blur: 0.045 },
      bevel: null,
    },
  }),
  'mixed-scripts': request('مقهى Moon 24', { font: 'cairo' }),
  'three-lines': request('Small batch roasted coffee from the north', { font: 'alfa-slab-one' }),
  pixel: request('LEVEL UP', { font: 'press-start-2p' }),
};

/** Every way in which lettering can stand. */
const GEOMETRY: Record<string, TypesetRequest> = {
  'perspective-wall': request('Open Late', { area: inPerspective([28, 20], [232, 44], [236, 92], [24, 112]), effects: GOLD }),
  'perspective-floor': request('FINISH', {
    font: 'anton',
    area: inPerspective([84, 24], [172, 24], [232, 108], [24, 108]),
    effects: { ...PLAIN, fill: { kind: 'gradient', from: [255, 255, 255], to: [120, 190, 255] } },
  }),
  'turned-90': request('Upwards', { width: 128, height: 256, area: straight(-56, 104, 240, 48, { rotation: -90 }) }),
  'turned-180': request('Overhead', { area: straight(16, 24, 224, 80, { rotation: 180 }), effects: GOLD }),
  'as-high-and-wide-as-before': request('Complicated', {
    font: 'oswald',
    area: straight(20, 44, 216, 40),
    old: { text: 'COMLCIATED', capHeight: 30, width: 210 },
    finish: { softness: 0.8, grain: 6 },
  }),
  'longer-than-before': request('Preserve our planet', {
    font: 'inter',
    area: straight(20, 44, 216, 40),
    old: { text: 'PRESRV OUR', capHeight: 30, width: 210 },
  }),
  'arc-as-high-as-before': request('Grizzly Peak', {
    area: badge(256, false),
    height: 256,
    font: 'alfa-slab-one',
    old: { text: 'GRIZLY PEEK', capHeight: 26, width: 190 },
  }),
};

const SCRIPTS: Record<string, TypesetRequest> = {
  arabic: request('مقهى الصباح', { font: 'cairo', effects: GOLD }),
  hebrew: request('שוק הפשפשים', { font: 'heebo' }),
  cyrillic: request('Свежий хлеб', { font: 'lobster' }),
  greek: request('Καφενείο', { font: 'inter' }),
  japanese: request('東京ラーメン', { font: 'noto-sans-jp', effects: GOLD }),
  accents: request('Łódź Čéšķý Ñandú', { font: 'cinzel' }),
};

function inPerspective(...quad: Quad): LetteringArea {
  return { ...straight(0, 0, 1, 1), box: boxAround(quad), path: { kind: 'perspective', quad } };
}

/** Light, dark and busy, from left to right: a style has to stand on all of them. */
function threeGrounds(x: number, y: number): [number, number, number] {
  if (x < 128) return [243, 238, 228];
  if (x < 256) return [26, 28, 36];
  const wave = Math.round(40 * Math.sin(x / 9) * Math.cos(y / 7));
  return [150 + wave, 96 + (wave >> 1), 70 + ((x * 7 + y * 13) % 24)];
}

test.each(STYLE_PRESETS.map((preset) => [preset.id, preset] as const))('style %s', async (id, { effects, font }) => {
  const ground = painted(384, 80, threeGrounds);
  let picture = ground;
  for (const x of [0, 128, 256]) {
    const area = straight(x + 10, 12, 108, 56);
    const typesetter = createTypesetter(fonts);
    const wanted = { text: 'Ab 24', area, width: 384, height: 80, font: font ?? 'inter', scale: 1 };
    const { fontSize } = typesetter.typeset({ ...wanted, effects });
    const fitted = fitContrast(effects, measureGround(ground, area), fontSize);
    expect(fitted.isLow).toBe(false);
    picture = composite(picture, typesetter.typeset({ ...wanted, effects: fitted.effects }).layer);
  }
  await compareGolden(`style-${id}`, picture);
});

test.each(Object.entries({ ...CASES, ...GEOMETRY, ...SCRIPTS }))('%s', async (name, wanted) => {
  const { layer } = createTypesetter(fonts).typeset(wanted);
  const ground = painted(wanted.width, wanted.height, (_, y) => [40 + (y >> 3), 60, 92 - (y >> 3)]);
  await compareGolden(name, composite(ground, layer));
});

/** Byte for byte; the files are there to be looked at. */
async function compareGolden(name: string, picture: Raster): Promise<void> {
  const file = join(GOLDEN, `${name}.png`);
  if (isWriting) writeFileSync(file, await encodePng(picture));
  expect(existsSync(file), `${file} is missing`).toBe(true);
  const golden = await decodeImageFile(file);
  expect([golden.width, golden.height, golden.channels]).toEqual([picture.width, picture.height, picture.channels]);
  const differing = picture.data.reduce((count, value, i) => count + (value === golden.data[i] ? 0 : 1), 0);
  expect(differing, 'differing channels').toBe(0);
}
