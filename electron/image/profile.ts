import { crc32, deflateSync } from 'node:zlib';
import type { Raster } from '../../shared/raster.ts';
import { decodeImage, encodePng, MAX_PIXELS, rasterOf, toSharp } from './codecs.ts';
import { type Sharp, sharp } from './sharp.ts';

/** An image in the colours of its own profile. */
export interface ProfiledImage {
  raster: Raster;
  /** The ICC profile that the values are meant in; null = sRGB. */
  profile: Uint8Array | null;
}

/**
 * Decodes like `decodeImage`, but leaves the values of an RGB image with an ICC profile as they are, so that what is not touched can be written back bit for
 * bit. Profiles of other colour spaces (CMYK, grey) are applied: the result is sRGB.
 */
export async function decodeProfiled(bytes: Uint8Array, name: string): Promise<ProfiledImage> {
  const raster = await decodeImage(bytes, name);
  const { icc } = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
  if (!icc || colourSpaceOf(icc) !== 'RGB ') return { raster, profile: null };
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, ignoreIcc: true })
    .autoOrient()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { raster: rasterOf(data, info.width, info.height, info.channels), profile: icc };
}

/** A pipeline over the raster whose output carries the profile, in every format; the values are not converted. */
export async function toProfiledSharp(raster: Raster, profile: Uint8Array | null): Promise<Sharp> {
  if (profile === null) return toSharp(raster);
  return sharp(withProfileChunk(await encodePng(raster), profile), { limitInputPixels: MAX_PIXELS }).keepIccProfile();
}

/** ICC.1, table 17: the data colour space's signature. */
function colourSpaceOf(profile: Uint8Array): string {
  return String.fromCharCode(...profile.subarray(16, 20));
}

/** PNG specification, 11.3.2.3 iCCP: right behind the header (8 bytes of signature, 25 of IHDR). */
function withProfileChunk(png: Buffer, profile: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPICC profile\0\0', 'latin1'), deflateSync(profile)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, check, png.subarray(33)]);
}
