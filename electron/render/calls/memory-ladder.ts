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
   * How many of the request's pictures may go into one call, so that none of them has to be asked for with less than it would be alone. After a batch ran out of memory at most half of it goes out,
   * until more has worked.
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
      for (let batch = most; rung && batch > 1; batch--) if (!isTooMuch(known, rung, batch, totalBytes) && !isNearFailed(known, rung, batch)) return batch;
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

/** True when what was measured says that a rung runs out of memory. */
function isTooMuch(known: readonly MemoryLesson[], { id, request }: Rung, batch: number, totalBytes: number | null): boolean {
  const load = request.width * request.height * batch;
  const own = known.filter(({ rung }) => rung === id);
  const [working, failing] = [own.filter(isReliable), own.filter((lesson) => !isReliable(lesson))];
  if (load <= Math.max(0, ...working.map(loadOf))) return false;
  const smallestFailed = Math.min(Number.POSITIVE_INFINITY, ...failing.map(loadOf));
  if (load >= smallestFailed) return true;
  const peak = predictedPeak(own, load);
  return totalBytes !== null && peak !== null && peak > totalBytes * USABLE;
}

/** More than half of a batch that ran out, and nothing that large has worked. */
function isNearFailed(known: readonly MemoryLesson[], { id, request }: Rung, batch: number): boolean {
  const load = request.width * request.height * batch;
  const own = known.filter(({ rung }) => rung === id);
  if (load <= Math.max(0, ...own.filter(isReliable).map(loadOf))) return false;
  return own.some((lesson) => lesson.batch > 1 && !isReliable(lesson) && load > loadOf(lesson) / 2);
}

/** What ran out once among many is not forbidden: another program was there. */
function isReliable({ worked, failed }: MemoryLesson): boolean {
  return worked > failed * CHANCE;
}

const loadOf = ({ pixels, batch }: MemoryLesson) => pixels * batch;

/** Peak bytes by a straight line (least squares) through what was measured; null with fewer than two loads. */
function predictedPeak(own: readonly MemoryLesson[], load: number): number | null {
  const points = own.flatMap((lesson) => (lesson.worked > 0 && lesson.peakBytes !== null ? [{ x: loadOf(lesson), y: lesson.peakBytes }] : []));
  if (new Set(points.map(({ x }) => x)).size < 2) return null;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return meanY + slope * (load - meanX);
}
