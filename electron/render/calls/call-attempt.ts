import { microsOf, usdText } from '../../../shared/calls.ts';
import { AppError, toErrorShape } from '../../../shared/errors.ts';
import type { RemoteContext, RemoteRequest, RemoteResult } from '../../models/remote-model.ts';
import { checkBudgets, readBudgets } from '../../telemetry/budgets.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';
import type { Arrivals } from './arrivals.ts';
import { createBillOf } from './bill-of.ts';
import { type CallerParts, type CallOrder, logLine, type Way } from './call-parts.ts';
import { isClosing, watchCall } from './call-watch.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { isHostDown, isPassing, pauseMs, secondsText } from './rules.ts';

/** One request over one way, from its row in the ledger to its pictures in the store. */
export interface CallAttempt {
  /** @returns the call, arrived. @throws AppError budget-exceeded | price-unknown | maybe-billed | what the model says; the signal's reason */
  run(order: CallOrder, way: Way, asking: Asking): Promise<StoredCall>;
  /** Fetches what the vendor made of a call before a restart. @returns null when the call is settled without pictures and costs nothing: ask anew */
  resume(order: CallOrder, call: StoredCall, way: Way | null): Promise<StoredCall | null>;
  /** Nobody will fetch its result. */
  abandon(call: StoredCall): void;
  /** Somebody waits for this call's answer now. */
  isLive(callId: string): boolean;
}

export interface Asking {
  request: RemoteRequest;
  /** What a person must know of a picture that was asked for with less than was wanted; '' = nothing. */
  mark: string;
  /** The same for every try of the request over this way. */
  idempotencyKey: string;
  breaker: CircuitBreaker;
}

export interface CallAttemptParts extends CallerParts {
  arrivals: Arrivals;
}

/** How far a request came. */
interface Sending {
  isSent: boolean;
  vendorJob: string | null;
  /** Nobody listens any more: the ledger may be closed. */
  isOver: boolean;
}

const DEADLINE_MS = 45 * 60_000;
const CLOSING_GRACE_MS = 30_000;
const PATIENCE_MS = 10_000;
/** Tries to fetch what the vendor has: with their pauses they take about half a minute. */
const FETCHES = 6;

export function createCallAttempt(parts: CallAttemptParts): CallAttempt {
  const { calls, clock, arrivals } = parts;
  const { deadlineMs = DEADLINE_MS, closingGraceMs = CLOSING_GRACE_MS, schedule } = parts;
  const billOf = createBillOf(parts);
  const live = new Set<string>();

  /** Price, budgets and row in one transaction. */
  function reserve(order: CallOrder, { model }: Way, request: RemoteRequest): StoredCall {
    const { jobId, step, key } = order;
    const { host, vendor, connectionId } = model;
    const usd = model.price(request);
    const isPaid = model.capabilities.isPaid || (usd ?? 0) > 0;
    if (isPaid && usd === null) throw priceUnknown(order, { model });
    const reservedMicros = isPaid ? microsOf(usd ?? 0) : 0;
    const id = parts.createId();
    parts.transact(() => {
      const at = clock();
      if (isPaid) checkBudgets(readBudgets(parts.settings), calls.committed(jobId, at), reservedMicros, `${model.label} at ${vendor}`);
      const canResume = model.capabilities.resume && model.resume !== undefined;
      const images = request.seeds.length;
      calls.intend({ id, jobId, step, key, model: model.id, vendor, connectionId, host, kind: request.kind, images, isPaid, canResume, reservedMicros }, at);
      const price = isPaid ? `for ${usdText(reservedMicros)}` : 'free of charge';
      const what = `${images === 1 ? 'one picture' : `${images} pictures`} of ${request.width} × ${request.height}`;
      logLine(parts, { ...order, host }, 'call', `${model.label} at ${vendor} is asked for ${what}, ${price}.`, isPaid ? reservedMicros : null);
    });
    return calls.get(id)!;
  }

  function contextOf(order: CallOrder, call: StoredCall, sending: Sending, signal: AbortSignal): Omit<RemoteContext, 'idempotencyKey'> {
    return {
      signal,
      onProgress: (fraction, preview) => {
        if (!sending.isOver) order.onProgress?.(fraction, preview);
      },
      beforePaidRequest() {
        if (sending.isOver) throw new AppError('cancelled', 'Nobody waits for this call any more.');
        signal.throwIfAborted();
        if (sending.isSent) return;
        calls.send(call.id);
        sending.isSent = true;
      },
      onAccepted(vendorJob) {
        if (sending.isOver) return;
        calls.nameJob(call.id, vendorJob);
        sending.vendorJob = vendorJob;
      },
    };
  }

  function watched(order: CallOrder, call: StoredCall, sending: Sending, start: (signal: AbortSignal) => Promise<RemoteResult>): Promise<RemoteResult> {
    const canLeave = () => call.canResume && sending.vendorJob !== null;
    const { signal } = order;
    const limits = { deadlineMs, graceMs: closingGraceMs, patienceMs: PATIENCE_MS };
    return watchCall({ signal, host: call.host, isSent: () => sending.isSent, canLeave, ...limits, schedule }, start);
  }

  async function run(order: CallOrder, way: Way, { request, mark, idempotencyKey, breaker }: Asking): Promise<StoredCall> {
    const { model } = way;
    const call = reserve(order, way, request);
    const sending: Sending = { isSent: false, vendorJob: null, isOver: false };
    live.add(call.id);
    breaker.begin(call.host);
    try {
      let result: RemoteResult;
      try {
        order.onStart?.();
        result = await watched(order, call, sending, (signal) => model.call(request, { ...contextOf(order, call, sending, signal), idempotencyKey }));
      } catch (error) {
        const shape = toErrorShape(error);
        breaker.end(call.host, order.signal.aborted ? 'unknown' : isHostDown(shape) ? 'down' : 'answered');
        return await afterFailure(order, way, call, sending, error);
      }
      breaker.end(call.host, 'answered');
      return await received(order, call, sending, mark === '' ? result : { ...result, warnings: [...result.warnings, mark] });
    } finally {
      sending.isOver = true;
      live.delete(call.id);
    }
  }

  async function afterFailure(order: CallOrder, way: Way, call: StoredCall, sending: Sending, error: unknown): Promise<StoredCall> {
    const { vendorJob } = sending;
    const shape = toErrorShape(error);
    if (vendorJob === null || !call.canResume || !isPassing(shape) || order.signal.aborted) return billOf.settle(order, way, call, sending, error);
    logLine(parts, { ...order, host: call.host }, 'retry', `${shape.message} ${call.vendor} has taken the job; its result is fetched again.`);
    return fetchAgain(order, way, { ...call, vendorJob });
  }

  async function received(order: CallOrder, call: StoredCall, sending: Sending, result: RemoteResult): Promise<StoredCall> {
    if (!sending.isSent) calls.send(call.id);
    const isThrownAway = order.signal.aborted && !isClosing(order.signal.reason) && !call.isPaid;
    if (isThrownAway) {
      // Some engines answer an interruption with what they have.
      calls.end(call.id, { state: 'failed', errorCode: 'cancelled', message: 'Cancelled.' }, clock());
      throw order.signal.reason;
    }
    const micros = call.isPaid ? (result.costUsd === null ? call.reservedMicros : microsOf(result.costUsd)) : 0;
    order.tally.micros += micros;
    return arrivals.keep(call, result, micros);
  }

  async function fetchAgain(order: CallOrder, way: Way, call: StoredCall): Promise<StoredCall> {
    const sending: Sending = { isSent: true, vendorJob: call.vendorJob, isOver: false };
    const onProgress = (fraction: number | null) => order.onProgress?.(fraction);
    for (let tries = 1; ; tries++) {
      let result: RemoteResult;
      try {
        result = await watched(order, call, sending, (signal) => way.model.resume!(call.vendorJob!, { signal, onProgress }));
      } catch (error) {
        const shape = toErrorShape(error);
        if (order.signal.aborted || !isPassing(shape)) return billOf.settle(order, way, call, sending, neverTaken(call, error));
        if (tries === FETCHES) return billOf.giveUpFetching(order, way, call, error);
        const ms = pauseMs(shape, tries, parts.random);
        order.tally.retries++;
        logLine(parts, { ...order, host: call.host }, 'retry', `${shape.message} The result is fetched again in ${secondsText(ms)} (${tries} of ${FETCHES}).`);
        await parts.sleep(ms, order.signal).catch((reason) => billOf.settle(order, way, call, sending, reason));
        continue;
      }
      return received(order, call, sending, result);
    }
  }

  async function resume(order: CallOrder, call: StoredCall, way: Way | null): Promise<StoredCall | null> {
    if (live.has(call.id)) return null;
    order.tally.host = call.host;
    if (!way?.model.resume) return billOf.waitForWay(order, call);
    order.onStart?.();
    logLine(parts, { ...order, host: call.host }, 'resumed', `${call.vendor} took this job before Galley was closed; its result is fetched, not paid again.`);
    live.add(call.id);
    try {
      return await fetchAgain(order, way, call);
    } catch (error) {
      // A free job that the vendor has lost is asked for anew.
      if (!call.isPaid && !order.signal.aborted && calls.get(call.id)?.state === 'failed') return null;
      throw error;
    } finally {
      live.delete(call.id);
    }
  }

  return { run, resume, abandon: billOf.abandon, isLive: (callId) => live.has(callId) };
}

/** A free host that does not know the job never took it, or forgot it: it can be asked again. */
function neverTaken({ isPaid, vendor }: StoredCall, error: unknown): unknown {
  const { code, message } = toErrorShape(error);
  if (isPaid || code !== 'not-found') return error;
  return new AppError('unavailable', `${vendor} has lost the job. ${message}`, { cause: error, retryable: true, details: { isBilled: false } });
}

function priceUnknown({ model }: CallOrder, { model: { label, vendor, connectionId } }: Pick<Way, 'model'>): AppError {
  const message = `Nobody knows what one image of ${label} at ${vendor} costs, so it is not asked. Say it on the Models page: "assumed price" (assumedUsd) of ${model} in the connection ${connectionId}.`;
  return new AppError('price-unknown', message, { details: { model, connectionId } });
}
