import { AppError } from '../../../shared/errors.ts';
import type { RemoteModel, RemoteRequest } from '../../models/remote-model.ts';
import type { MemoryLesson, MemoryLessons } from '../../telemetry/memory-lessons.ts';
import { type Rung, rungsOf } from './memory-rungs.ts';

export interface Climb {
  /** The rung that is tried now. */
  readonly rung: Rung;
  /** What is sent: the rung's request; models are only unloaded where the host had another one, or ran out of memory just now. */
  request(): RemoteRequest;
  /** The host ran out of memory: goes one rung up. False = there is none left. */
  ranOut(): boolean;
  worked(peakBytes: number | null): void;
}

/** Answers out-of-memory by asking for less, and remembers per model, size, batch and host what worked, so that the same request runs out at most once. */
export interface MemoryLadder {
  /**
   * @param totalBytes of the host's accelerator; null = not known
   * @throws AppError out-of-memory when it is known that no rung fits: the host is not asked
   */
  begin(model: RemoteModel, request: RemoteRequest, totalBytes: number | null): Climb;
  /**
   * How many of the request's pictures may go into one call, so that none of them has to be asked for with less than it would be alone. Where the accelerator's memory is known, at first one, then
   * twice as many as have worked, as far as the peaks that were measured on the way say that they fit; elsewhere all. After a batch ran out at most half of it goes out, until more has worked.
   */
  batchFor(model: RemoteModel, request: RemoteRequest, totalBytes: number | null): number;
}

export interface MemoryLadderParts {
  lessons: MemoryLessons;
  clock: () => Date;
}

/** A host may get more memory, or another program on it may end: after this what failed is tried again. */
const FORGET_AFTER_MS = 14 * 24 * 3600_000;
/** Times that a rung must have worked for each time it did not. */
const CHANCE = 3;
/** Share of the accelerator that one model can really get. */
const USABLE = 0.97;

export function createMemoryLadder({ lessons, clock }: MemoryLadderParts): MemoryLadder {
  /** Host → the model that it was asked for last. */
  const lastModel = new Map<string, string>();

  function knownOf({ id, host }: RemoteModel): MemoryLesson[] {
    const oldest = new Date(clock().getTime() - FORGET_AFTER_MS).toISOString();
    return lessons.of(id, host).filter(({ at }) => at >= oldest);
  }

  return {
    batchFor(model, request, totalBytes) {
      const most = request.seeds.length;
      if (model.capabilities.makesBatchInTurn) return most;
      const known = knownOf(model);
      const rung = rungsOf(model, request).find((candidate) => !isTooMuch(known, candidate, 1, totalBytes));
      for (let batch = rung ? Math.min(most, worthATry(known, rung, totalBytes)) : 1; batch > 1; batch--) {
        if (!isTooMuch(known, rung!, batch, totalBytes) && !isNearFailed(known, rung!, batch)) return batch;
      }
      return 1;
    },
    begin(model, request, totalBytes) {
      const { id, host, label } = model;
      const rungs = rungsOf(model, request);
      const known = knownOf(model);
      const batch = model.capabilities.makesBatchInTurn ? 1 : request.seeds.length;
      let index = rungs.findIndex((rung) => !isTooMuch(known, rung, batch, totalBytes));
      if (index < 0) {
        const message = `${label} on ${host} is known to run out of memory at ${request.width} × ${request.height}, however little is asked of it; it is not asked again for a while.`;
        throw new AppError('out-of-memory', message, { details: { host, isBilled: false } });
      }
      let hasJustRunOut = false;
      /** Nothing else of ours was on the accelerator: unloading alone would not help. */
      let isAlone = false;
      const learn = (hasWorked: boolean, peakBytes: number | null) => {
        const { id: rung, request: asked } = rungs[index];
        lessons.learn({ model: id, host, rung, pixels: asked.width * asked.height, batch, hasWorked, peakBytes, at: clock().toISOString() });
      };
      return {
        get rung() {
          return rungs[index];
        },
        request() {
          const { request: asked } = rungs[index];
          isAlone = lastModel.get(host) === id;
          const mustUnload = hasJustRunOut || !isAlone;
          lastModel.set(host, id);
          return mustUnload || !asked.thrift.unloadFirst ? asked : { ...asked, thrift: { ...asked.thrift, unloadFirst: false } };
        },
        ranOut() {
          learn(false, null);
          hasJustRunOut = true;
          const next = rungs.findIndex((rung, at) => at > index && !(rung.id === 'unload' && isAlone));
          if (next < 0) return false;
          index = next;
          return true;
        },
        worked: (peakBytes) => learn(true, peakBytes),
      };
    },
  };
}

/**
 * True when what was measured says that a rung runs out of memory. Pixels and batch are not exchanged for one another: engines sample a batch at once but decode it picture by picture, so that one
 * large picture may fail where as many pixels in several work.
 */
function isTooMuch(known: readonly MemoryLesson[], { id, request }: Rung, batch: number, totalBytes: number | null): boolean {
  const pixels = request.width * request.height;
  const own = known.filter(({ rung }) => rung === id);
  if (own.some((lesson) => isReliable(lesson) && lesson.pixels >= pixels && lesson.batch >= batch)) return false;
  if (own.some((lesson) => !isReliable(lesson) && lesson.pixels <= pixels && lesson.batch <= batch)) return true;
  const peak = predictedPeak(own, pixels, batch);
  return totalBytes !== null && peak !== null && peak > totalBytes * USABLE;
}

/**
 * The largest batch that is worth a try: twice as many as worked at this size or a larger one; beyond two only as many as surely fit where the peaks were told. What a picture needs besides the
 * weights is at most its share of what a batch needed that worked; the weights are where the line of single pictures over their sizes begins, or nothing where that is not known yet.
 */
function worthATry(known: readonly MemoryLesson[], { id, request }: Rung, totalBytes: number | null): number {
  if (totalBytes === null) return Number.POSITIVE_INFINITY;
  const pixels = request.width * request.height;
  const own = known.filter((lesson) => lesson.rung === id && isReliable(lesson));
  const [largest] = own.filter((lesson) => lesson.pixels >= pixels).sort((a, b) => b.batch - a.batch || a.pixels - b.pixels);
  if (!largest) return 0;
  const { batch, peakBytes } = largest;
  if (peakBytes === null) return 2 * batch;
  const singles = own.flatMap((lesson) => (lesson.batch === 1 && lesson.peakBytes !== null ? [{ x: lesson.pixels, y: lesson.peakBytes }] : []));
  const weights = Math.max(0, onLine(singles, 0) ?? 0);
  const sure = Math.floor((totalBytes * USABLE - weights) / Math.max(1, (peakBytes - weights) / batch));
  return Math.min(2 * batch, Math.max(2, batch, sure));
}

/** More than half of a batch that ran out, and nothing that large has worked. */
function isNearFailed(known: readonly MemoryLesson[], { id, request }: Rung, batch: number): boolean {
  const pixels = request.width * request.height;
  const own = known.filter(({ rung }) => rung === id);
  if (own.some((lesson) => isReliable(lesson) && lesson.pixels >= pixels && lesson.batch >= batch)) return false;
  return own.some((lesson) => lesson.batch > 1 && !isReliable(lesson) && lesson.pixels <= pixels && batch > lesson.batch / 2);
}

/** What ran out once among many is not forbidden: another program was there. */
function isReliable({ worked, failed }: MemoryLesson): boolean {
  return worked > failed * CHANCE;
}

/** Peak bytes by straight lines (least squares) through what was measured: over pixels with this batch, or over batches of this size; null where neither has two points. */
function predictedPeak(own: readonly MemoryLesson[], pixels: number, batch: number): number | null {
  const measured = own.filter(({ worked, peakBytes }) => worked > 0 && peakBytes !== null);
  const overPixels = measured.filter((lesson) => lesson.batch === batch).map((lesson) => ({ x: lesson.pixels, y: lesson.peakBytes! }));
  const overBatches = measured.filter((lesson) => lesson.pixels === pixels).map((lesson) => ({ x: lesson.batch, y: lesson.peakBytes! }));
  return onLine(overPixels, pixels) ?? onLine(overBatches, batch);
}

function onLine(points: readonly { x: number; y: number }[], at: number): number | null {
  if (new Set(points.map(({ x }) => x)).size < 2) return null;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return meanY + slope * (at - meanX);
}
