import { createHash } from 'node:crypto';
import { usdText } from '../../../shared/calls.ts';
import type { RemoteImage, RemoteResult } from '../../models/remote-model.ts';
import type { Arrival, StoredCall } from '../../telemetry/call-table.ts';
import { type CallerParts, logLine } from './call-parts.ts';

/** What came for one call. */
export interface Arrived {
  call: StoredCall;
  result: RemoteResult;
  /** What it cost, millionths of a dollar. */
  micros: number;
}

/** Stores what arrived. */
export interface Arrivals {
  /**
   * Notes the hashes of everything that came with one answer, stores the pictures, and only then says that the calls arrived: whatever dies in between, a restart finds what is stored.
   * @throws AppError disk-full | read-only; the pictures are kept in memory for the next try
   */
  keep(arrived: readonly Arrived[]): Promise<StoredCall[]>;
  /** Tries again to store what the disk refused for this picture. */
  keepAgain(key: string): Promise<void>;
}

interface Unkept {
  call: StoredCall;
  arrival: Arrival;
  images: readonly RemoteImage[];
}

export function createArrivals(parts: CallerParts): Arrivals {
  const { calls, store, transact, clock } = parts;
  /** Paid pictures that the disk refused, by call. */
  const unkept = new Map<string, Unkept>();

  async function write(entries: readonly Unkept[]): Promise<StoredCall[]> {
    calls.noteArrivals(entries.map(({ call: { id }, arrival }) => ({ id, arrival })));
    for (const { images } of entries) for (const { bytes } of images) await store.put(bytes);
    transact(() => {
      for (const { call, arrival } of entries) {
        calls.arrive(call.id, clock());
        const count = arrival.images.length === 1 ? 'The picture' : `${arrival.images.length} pictures`;
        const cost = call.isPaid ? ` for ${usdText(arrival.micros)}` : '';
        logLine(parts, call, 'arrived', `${count} came from ${call.vendor}${cost}.`, call.isPaid ? arrival.micros : null);
      }
    });
    return entries.map(({ call }) => calls.get(call.id)!);
  }

  async function keepWhole(entries: readonly Unkept[]): Promise<StoredCall[]> {
    for (const entry of entries) unkept.set(entry.call.id, entry);
    const kept = await write(entries);
    for (const { call } of entries) unkept.delete(call.id);
    return kept;
  }

  return {
    keep: (arrived) => keepWhole(arrived.map(({ call, result, micros }) => ({ call, images: result.images, arrival: arrivalOf(result, micros) }))),
    async keepAgain(key) {
      for (const entry of unkept.values()) if (entry.call.key === key) await keepWhole([entry]);
    },
  };
}

function arrivalOf({ images, warnings, peakBytes, requestId }: RemoteResult, micros: number): Arrival {
  const stored = images.map(({ bytes, mediaType, seed }) => ({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType,
    bytes: bytes.length,
    seed,
  }));
  return { images: stored, micros, warnings, peakBytes, requestId };
}
