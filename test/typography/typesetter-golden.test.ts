import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeImageFile, encodePng } from '../../electron/image/codecs.ts';
import { composite } from '../../electron/image/composite.ts';
import type { TypesetRequest } from '../../electron/typography/ports.ts';
import { createTypesetter } from '../../electron/typography/typesetter.ts';
import { badge, fonts, GOLD, painted, request, straight } from './typesetting.ts';

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

test.each(Object.entries(CASES))('%s', async (name, wanted) => {
  const { layer } = createTypesetter(fonts).typeset(wanted);
  const picture = composite(
    painted(wanted.width, wanted.height, (_, y) => [40 + (y >> 3), 60, 92 - (y >> 3)]),
    layer,
  );
  const file = join(GOLDEN, `${name}.png`);
  if (isWriting) writeFileSync(file, await encodePng(picture));
  expect(existsSync(file), `${file} is missing`).toBe(true);
  const golden = await decodeImageFile(file);
  expect([golden.width, golden.height, golden.channels]).toEqual([picture.width, picture.height, picture.channels]);
  const differing = picture.data.reduce((count, value, i) => count + (value === golden.data[i] ? 0 : 1), 0);
  expect(differing, 'differing channels').toBe(0);
});
