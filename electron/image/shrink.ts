import type { Raster } from '../../shared/raster.ts';
import { toSharp } from './codecs.ts';

/** The raster, or a smaller one whose longer side is `side` px: averaged, channels kept. */
export async function shrinkTo(raster: Raster, side: number): Promise<Raster> {
  const { width, height, channels } = raster;
  const scale = side / Math.max(width, height);
  if (scale >= 1) return raster;
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const { data } = await toSharp(raster)
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...size, channels, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}
