import { createHash } from 'node:crypto';
import { usdText } from '../../../shared/calls.ts';
import type { RemoteImage, RemoteResult } from '../../models/remote-model.ts';
import type { Arrival, StoredCall } from '../../telemetry/call-table.ts';
import { type CallerParts, logLine } from './call-parts.ts';

/** Stores what arrived. */
export interface Arrivals {
  /**
   * Notes the hashes, stores the pictures, and only then says that the call arrived: whatever dies in between, a restart finds what is stored.
   * @param micros what it cost
   * @throws AppError disk-full | read-only; the pictures are kept in memory for the next try
   */
  keep(call: StoredCall, result: RemoteResult, micros: number): Promise<StoredCall>;
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

  async function write({ call, arrival, images }: Unkept): Promise<StoredCall> {
    calls.noteArrival(call.id, arrival);
    for (const { bytes } of images) await store.put(bytes);
    transact(() => {
      calls.arrive(call.id, clock());
      const count = arrival.images.length === 1 ? 'The picture' : `${arrival.images.length} pictures`;
      const cost = call.isPaid ? ` for ${usdText(arrival.micros)}` : '';
      logLine(parts, call, 'arrived', `${count} came from ${call.vendor}${cost}.`, call.isPaid ? arrival.micros : null);
    });
    return calls.get(call.id)!;
  }

  async function keepWhole(entry: Unkept): Promise<StoredCall> {
    unkept.set(entry.call.id, entry);
    const kept = await write(entry);
    unkept.delete(entry.call.id);
    return kept;
  }

  return {
    keep(call, { images, warnings, peakBytes, requestId }, micros) {
      const stored = images.map(({ bytes, mediaType, seed }) => ({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        mediaType,
        bytes: bytes.length,
        seed,
      }));
      return keepWhole({ call, images, arrival: { images: stored, micros, warnings, peakBytes, requestId } });
    },
    async keepAgain(key) {
      for (const entry of unkept.values()) if (entry.call.key === key) await keepWhole(entry);
    },
  };
}
