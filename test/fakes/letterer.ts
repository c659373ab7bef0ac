import sharp from 'sharp';
import { toSharp } from '../../electron/image/codecs.ts';
import type { Box } from '../../shared/geometry.ts';
import type { Raster } from '../../shared/raster.ts';
import { draw, line } from '../typography/drawing.ts';
import type { FakeReply, FakeVendor, FakeVendorParts } from './fake-server.ts';
import { pictureIn, repaintedIn } from './input-pictures.ts';

/** How it letters; may be changed between requests. */
export interface Manner {
  /** What it writes instead of what it was asked for. */
  writes?: string;
  /** Px by which the whole picture moves. */
  shift?: [x: number, y: number];
  /** Levels that are added to every pixel, and the amplitude of a pattern that is put over everything. */
  brighter?: number;
  grainy?: number;
  /** Everything but the letters is another picture. */
  isOther?: boolean;
  /** Sends a file whose head and tail are right, and nothing else. */
  isBroken?: boolean;
}

export interface LettererOptions {
  /** Whom it serves, by the last part of the path: POST /edit/NAME, POST /remix/NAME. */
  manners: Record<string, Manner>;
  /** Where letters go in a remix, px. */
  place: Box;
  /** Colour that hides what stood there; null = nothing did. */
  plate: string | null;
  usd: number;
}

/**
 * A vendor that letters: takes the string from the prompt (write exactly "…") and composes it into the picture that it was sent, inside the mask, or where `place` says in a remix.
 */
export function letterer({ manners, place, plate, usd }: LettererOptions) {
  return ({ nextWeather, bill }: FakeVendorParts): FakeVendor => ({
    async handle({ method, path, body }, control): Promise<FakeReply | null> {
      const [, kind, name] = /^\/(edit|remix)\/([\w-]+)$/.exec(path) ?? [];
      if (method !== 'POST' || kind === undefined || !(name in manners)) return null;
      const { prompt, image, mask } = JSON.parse(body.toString()) as { prompt: string; image: string; mask?: string };
      if ((kind === 'edit') !== (mask !== undefined)) return { status: 400, body: { error: 'a mask is for edits' } };
      const weather = nextWeather();
      if (weather === 'moderated') return { status: 400, body: { error: 'Your request was rejected by the safety system.' } };
      if (weather) control.spoil(weather);
      bill({ prompt, usd, images: 1, id: `${name}-${prompt.length}` });
      const wanted = /write exactly ("(?:[^"\\]|\\.)*")/.exec(prompt)?.[1] ?? '""';
      const box = mask === undefined ? place : boundsOf((await repaintedIn(mask))!);
      const picture = await lettered(pictureIn(image)!, box, manners[name].writes ?? (JSON.parse(wanted) as string), plate, manners[name]);
      return { headers: { 'content-type': 'image/png' }, body: manners[name].isBroken ? spoilt(picture) : picture };
    },
  });
}

function spoilt(picture: Buffer): Buffer {
  return Buffer.concat([picture.subarray(0, 40), Buffer.alloc(60, 7), picture.subarray(-12)]);
}

function boundsOf({ width, data }: { width: number; data: Uint8Array }): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (let i = 0; i < data.length; i++) {
    if (data[i] < 128) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

async function lettered(image: Buffer, box: Box, text: string, plate: string | null, { shift, brighter = 0, grainy = 0, isOther }: Manner): Promise<Buffer> {
  const { width, height } = await sharp(image).metadata();
  const size = Math.min(box.height * 0.5, (box.width * 1.3) / Math.max(1, text.length));
  const old = plate === null ? '' : `<rect x="${box.x + 4}" y="${box.y + 4}" width="${box.width - 8}" height="${box.height - 8}" fill="${plate}"/>`;
  const letters = line(text, box.x + box.width / 2, box.y + box.height / 2 + size * 0.36, size, 'fill="#5a1410"', 'Lilita One');
  const patch = await draw(width, height, old + letters);
  const under = isOther
    ? await toSharp(await draw(width, height, otherPicture(width, height)))
        .png()
        .toBuffer()
    : image;
  let made = sharp(
    await sharp(under)
      .composite([{ input: await toSharp(patch).png().toBuffer() }])
      .removeAlpha()
      .png()
      .toBuffer(),
  );
  if (shift)
    made = sharp(
      await made.affine([1, 0, 0, 1], { odx: shift[0], ody: shift[1], interpolator: 'bicubic' }).resize(width, height, { fit: 'fill' }).png().toBuffer(),
    );
  if (brighter === 0 && grainy === 0) return made.png().toBuffer();
  const { data, info } = await made.raw().toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i++) data[i] = Math.max(0, Math.min(255, data[i] + brighter + grainy * Math.sin(i * 12.9898)));
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels as 3 } })
    .png()
    .toBuffer();
}

function otherPicture(width: number, height: number): string {
  const dots = Array.from(
    { length: 90 },
    (_, i) => `<circle cx="${(i * 137) % width}" cy="${(i * 89) % height}" r="${14 + (i % 5) * 9}" fill="hsl(${(i * 47) % 360} 70% 45%)"/>`,
  );
  return `<rect width="100%" height="100%" fill="#203048"/>${dots.join('')}`;
}

/** Size of the sign, px. */
export const SIGN = { width: 640, height: 400 };
export const PLATE = '#e5dac0';
/** Where its first line stands. */
export const PLACE = { x: 110, y: 70, width: 420, height: 110 };

/** A sign on a busy wall. It says “OPNE LATE”, and below that “EST 1922”. */
export function sign({ width, height } = SIGN): Promise<Raster> {
  const [columns, rows] = [Math.ceil(width / 48) + 1, Math.ceil(height / 28)];
  const bricks = Array.from({ length: columns * rows }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return `<rect x="${column * 48 - (row % 2) * 24}" y="${row * 28}" width="45" height="25" rx="3" fill="hsl(${12 + ((i * 7) % 14)} 42% ${38 + ((i * 13) % 17)}%)"/>`;
  });
  const plate = `<rect x="80" y="40" width="480" height="320" rx="18" fill="${PLATE}" stroke="#4a3320" stroke-width="6"/>`;
  const words = `${line('OPNE LATE', 320, 150, 72)}${line('EST 1922', 320, 300, 46)}`;
  return draw(width, height, `<rect width="100%" height="100%" fill="#b9a58e"/>${bricks.join('')}${plate}${words}`);
}

/** Options of a model that this vendor serves, for a connection to any endpoint. */
export function lettererOptions(name: string, canEdit: boolean) {
  return canEdit
    ? { generate: null, edit: { prompt: '{prompt}', image: '{image}', mask: '{mask}' }, path: `/edit/${name}` }
    : { generate: null, remix: { prompt: '{prompt}', image: '{image}' }, path: `/remix/${name}` };
}
