import { join } from 'node:path';
import { createFontLibrary } from '../../electron/typography/fonts.ts';
import type { TypesetRequest } from '../../electron/typography/ports.ts';
import type { LetteringArea, LetteringEffects } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';

/** What the typography tests share: the real bundled fonts and short ways to say areas and effects. */
export const FONT_FOLDER = join(import.meta.dirname, '../../assets/fonts');
export const fonts = createFontLibrary(FONT_FOLDER);

export function straight(x: number, y: number, width: number, height: number, extra: Partial<LetteringArea> = {}): LetteringArea {
  return {
    box: { x, y, width, height },
    rotation: 0,
    path: { kind: 'straight' },
    rank: 0,
    align: 'middle',
    ground: [40, 60, 80],
    ink: null,
    font: null,
    ...extra,
  };
}

/** The upper (or, inside, lower) band of a round badge in the middle of a square. */
export function badge(side: number, inside: boolean): LetteringArea {
  const centre = side / 2;
  const radius = inside ? side * 0.45 : side * 0.31;
  const [startAngle, endAngle] = inside ? [150, 30] : [195, 345];
  const box = inside
    ? { x: side * 0.04, y: centre + side * 0.12, width: side * 0.92, height: side * 0.34 }
    : { x: side * 0.04, y: side * 0.04, width: side * 0.92, height: side * 0.4 };
  return { ...straight(0, 0, 1, 1), box, path: { kind: 'arc', centreX: centre, centreY: centre, radius, startAngle, endAngle, inside } };
}

export const PLAIN: LetteringEffects = { fill: { kind: 'solid', colour: [250, 240, 220] }, outline: null, shadow: null, bevel: null };

export const GOLD: LetteringEffects = {
  fill: { kind: 'gradient', from: [255, 238, 172], to: [212, 142, 38] },
  outline: { colour: [62, 30, 8], width: 0.05 },
  shadow: { colour: [20, 10, 0], opacity: 0.5, offsetX: 0, offsetY: 0.05, blur: 0.05 },
  bevel: { width: 0.06, strength: 0.6 },
};

export function request(text: string, extra: Partial<TypesetRequest> = {}): TypesetRequest {
  return { text, area: straight(16, 16, 224, 96), width: 256, height: 128, font: 'lilita-one', effects: PLAIN, scale: 1, ...extra };
}

/** The box around all pixels of a layer with any alpha. */
export function inkBox({ data, width, height, channels }: Raster): { left: number; top: number; right: number; bottom: number } {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let i = 0; i < width * height; i++) {
    if (data[i * channels + channels - 1] === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box;
}

/** An RGB image painted by a function of x and y. */
export function painted(width: number, height: number, colour: (x: number, y: number) => [number, number, number]): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(colour(i % width, Math.floor(i / width)), i * 3);
  return { width, height, channels: 3, data };
}
