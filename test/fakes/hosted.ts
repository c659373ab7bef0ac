import sharp from 'sharp';
import type { FakeControl, Weather } from './fake-server.ts';

export interface Repainted {
  width: number;
  height: number;
  /** 255 = repaint. */
  data: Uint8Array;
}

/** Weathers in which the vendor itself refuses or breaks down before it makes (and bills) anything. */
const IS_FREE: readonly Weather[] = ['server-error', 'overloaded'];
/** Weathers that hosted vendors have not. */
const IS_FAIR: readonly Weather[] = ['out-of-memory'];
/** Weathers of the request that fetches a picture by its link. */
export const LINK_WEATHERS: readonly Weather[] = ['truncated-image', 'expired-link', 'wrong-content-type'];

/** Spoils an answer; says whether the vendor makes and bills the picture all the same. */
export function isMadeIn(weather: Weather | null, control: FakeControl): boolean {
  if (weather === null || IS_FAIR.includes(weather)) return true;
  control.spoil(weather);
  return !IS_FREE.includes(weather);
}

/** A mask's pixels through a rule that says what is repainted, from red (or alpha where there is one). */
export async function readRepainted(bytes: Uint8Array, rule: (red: number, alpha: number) => number): Promise<Repainted> {
  const { data, info } = await sharp(bytes).ensureAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const out = new Uint8Array(info.width * info.height);
  for (let i = 0; i < out.length; i++) out[i] = rule(data[i * 4], data[i * 4 + 3]);
  return { width: info.width, height: info.height, data: out };
}

/** Width and height of a file; null when it is no picture. */
export async function sizeOf(bytes: Uint8Array | undefined): Promise<{ width: number; height: number; hasAlpha: boolean; format: string } | null> {
  if (!bytes) return null;
  try {
    const { width, height, hasAlpha = false, format = '' } = await sharp(bytes).metadata();
    return { width, height, hasAlpha, format };
  } catch {
    return null;
  }
}
