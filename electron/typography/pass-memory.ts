import type { Raster } from '../../shared/raster.ts';
import type { Cleared } from './pass-clear.ts';
import type { TextRegion } from './ports.ts';

/** What passes over the same picture can take from each other: how it reads, and its ground without the old lettering. Results are the same with and without. */
export interface PassMemory {
  /** @param key says all that the reading depends on */
  reading(key: string, read: () => Promise<TextRegion[]>): Promise<TextRegion[]>;
  cleared(key: string, clear: () => Cleared): Cleared;
}

/** Grounds that are kept at most, in bytes: some eight of 1024². */
const CLEARED_BYTES = 64 * 1024 * 1024;
const READINGS = 64;

export function createPassMemory(): PassMemory {
  const readings = new Map<string, TextRegion[]>();
  const grounds = new Map<string, Cleared>();
  return {
    async reading(key, read) {
      return recall(readings, key) ?? remember(readings, key, await read(), () => readings.size > READINGS);
    },
    cleared(key, clear) {
      return recall(grounds, key) ?? remember(grounds, key, clear(), () => bytesOf(grounds) > CLEARED_BYTES);
    },
  };
}

/** Where nothing is kept: a picture that is lettered once. */
export const NO_MEMORY: PassMemory = { reading: (_key, read) => read(), cleared: (_key, clear) => clear() };

/** Moves what is asked for to the end: the front is forgotten first. */
function recall<Value>(kept: Map<string, Value>, key: string): Value | undefined {
  const value = kept.get(key);
  if (value === undefined) return undefined;
  kept.delete(key);
  kept.set(key, value);
  return value;
}

function remember<Value>(kept: Map<string, Value>, key: string, value: Value, isFull: () => boolean): Value {
  kept.set(key, value);
  for (const [oldest] of kept) {
    if (!isFull()) break;
    kept.delete(oldest);
  }
  return value;
}

function bytesOf(grounds: ReadonlyMap<string, { image: Raster; mask: Raster }>): number {
  let bytes = 0;
  for (const { image, mask } of grounds.values()) bytes += image.data.byteLength + mask.data.byteLength;
  return bytes;
}
