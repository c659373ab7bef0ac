import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../shared/errors.ts';
import type { Raster } from '../../shared/raster.ts';
import { type Metadata, type Sharp, sharp } from './sharp.ts';

/** Largest image that is decoded: 8192². Anything bigger is refused before its pixels are touched. */
export const MAX_PIXELS = 8192 * 8192;
/** Largest file that is opened, in bytes. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

const READABLE = ['png', 'jpeg', 'webp', 'heif', 'tiff', 'gif'];
const READABLE_NAMES = 'PNG, JPEG, WebP, AVIF, TIFF or GIF';

/** First bytes of the kinds that are read. */
const BEGINNINGS: Record<string, RegExp> = {
  PNG: /^\x89PNG/,
  JPEG: /^\xff\xd8\xff/,
  WebP: /^RIFF.{4}WEBP/s,
  AVIF: /^.{4}ftypavi[fs]/s,
  TIFF: /^(II\*\0|MM\0\*)/,
  GIF: /^GIF8/,
};

/** What a file that cannot be decoded set out to be; null = no image. */
function kindOf(bytes: Uint8Array): string | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 12));
  return Object.keys(BEGINNINGS).find((kind) => BEGINNINGS[kind].test(beginning)) ?? null;
}

export interface ImageInfo {
  format: string;
  /** As seen, after EXIF rotation. */
  width: number;
  height: number;
  hasAlpha: boolean;
  /** Frames of an animation or pages of a document; 1 = a single picture. */
  pages: number;
  /** Bits per channel. */
  depth: 8 | 16 | 32;
}

/**
 * Looks at the header only.
 * @param name what to call the image in errors (a file name)
 * @throws AppError unreadable-image | unsupported-image | image-too-large
 */
export async function inspectImage(bytes: Uint8Array, name: string): Promise<ImageInfo> {
  if (bytes.length === 0) throw new AppError('unreadable-image', `${name} is empty.`, { details: { name } });
  let metadata: Metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    const kind = kindOf(bytes);
    const problem = kind
      ? `is damaged: it begins as a ${kind} file, but the rest is missing or broken`
      : `is not an image that Galley can read (${READABLE_NAMES})`;
    throw new AppError('unreadable-image', `${name} ${problem}.`, { cause, details: { name } });
  }
  const { format = 'unknown', width, height } = metadata;
  if (!READABLE.includes(format)) {
    throw new AppError('unsupported-image', `${name} is a ${format} file; Galley reads PNG, JPEG, WebP, AVIF, TIFF and GIF.`, { details: { name, format } });
  }
  if (width * height > MAX_PIXELS) {
    throw new AppError('image-too-large', `${name} has ${width} × ${height} pixels; the largest that is opened is 8192 × 8192.`, {
      details: { name, width, height },
    });
  }
  const isTurned = (metadata.orientation ?? 1) >= 5;
  return {
    format,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    hasAlpha: metadata.hasAlpha ?? false,
    pages: metadata.pages ?? 1,
    depth: depthOf(metadata),
  };
}

function depthOf({ depth }: Metadata): ImageInfo['depth'] {
  if (depth === 'ushort' || depth === 'short') return 16;
  return depth === 'uchar' || depth === 'char' || depth === undefined ? 8 : 32;
}

/**
 * Decodes to 8-bit sRGB, upright, first frame; RGBA when the image has alpha, RGB otherwise.
 * @throws AppError unreadable-image (also when truncated) | unsupported-image | image-too-large
 */
export async function decodeImage(bytes: Uint8Array, name: string): Promise<Raster> {
  await inspectImage(bytes, name);
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
      .autoOrient()
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return rasterOf(data, info.width, info.height, info.channels);
  } catch (cause) {
    throw new AppError('unreadable-image', `${name} is damaged: ${(cause as Error).message.split('\n')[0]}`, { cause, details: { name } });
  }
}

/** Reads and decodes a file. @throws AppError not-found | image-too-large | what decodeImage throws */
export async function decodeImageFile(path: string): Promise<Raster> {
  return decodeImage(await readImageFile(path), path);
}

/** The bytes of a file, refused when it is missing, a folder or absurdly large. @throws AppError not-found | image-too-large */
export async function readImageFile(path: string): Promise<Uint8Array> {
  const file = await stat(path).catch((cause) => {
    throw new AppError('not-found', `There is no file ${path}.`, { cause, details: { path } });
  });
  if (!file.isFile()) throw new AppError('not-found', `${path} is not a file.`, { details: { path } });
  if (file.size > MAX_FILE_BYTES)
    throw new AppError('image-too-large', `${path} has ${file.size} bytes; the limit is ${MAX_FILE_BYTES}.`, { details: { path } });
  return readFile(path);
}

/** Encodes without loss. Fast settings: artifacts are written once per step and read back at once. */
export function encodePng(raster: Raster): Promise<Buffer> {
  return toSharp(raster).png({ compressionLevel: 3, adaptiveFiltering: false }).toBuffer();
}

/** For a picture that is looked at for a moment: a larger file, made in half the time. */
export function encodeQuickPng(raster: Raster): Promise<Buffer> {
  return toSharp(raster).png({ compressionLevel: 1, adaptiveFiltering: false }).toBuffer();
}

/** A sharp pipeline over a raster; the pixels are not copied. */
export function toSharp(raster: Raster): Sharp {
  const { data, width, height, channels } = raster;
  const image = sharp(data, { raw: { width, height, channels } });
  return channels === 1 ? image.toColourspace('b-w') : image;
}

/** Decoded values as a raster: grey becomes RGB. */
export function rasterOf(data: Buffer, width: number, height: number, channels: number): Raster {
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (channels === 3 || channels === 4) return { width, height, channels, data: pixels };
  if (channels === 1) return { width, height, channels: 3, data: spread(pixels, 1, 3) };
  return { width, height, channels: 4, data: spread(pixels, 2, 4) };
}

/** Grey (+ alpha) to RGB(A). */
function spread(from: Uint8Array, channels: 1 | 2, to: 3 | 4): Uint8Array {
  const count = from.length / channels;
  const data = new Uint8Array(count * to);
  for (let i = 0; i < count; i++) {
    const grey = from[i * channels];
    data.fill(grey, i * to, i * to + 3);
    if (to === 4) data[i * 4 + 3] = from[i * 2 + 1];
  }
  return data;
}
