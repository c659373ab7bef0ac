import { AppError, toErrorShape } from '../../../shared/errors.ts';
import type { RemoteContext, RemoteRequest, RemoteResult } from '../../models/remote-model.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';
import type { Arrivals } from './arrivals.ts';
import { createBillOf } from './bill-of.ts';
import { type CallerParts, type CallOrder, type CallOutcome, logLine, type Row, type Sending, type Way } from './call-parts.ts';
import { watchCall } from './call-watch.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { pictureOf } from './picture-of.ts';
import { createReceiving, type Early } from './receiving.ts';
import { reserveCalls } from './reserve-calls.ts';
import { isHostDown, isPassing, pauseMs, secondsText } from './rules.ts';

/** One request over one way, from its rows in the ledger to its pictures in the store. */
export interface CallAttempt {
  /**
   * @param orders one for each seed of the request, in their order; a request for several seeds of one order has only that
   * @returns what each came to: its call, arrived, or what the model says; the reason of its signal where it was stopped
   * @throws AppError budget-exceeded | price-unknown: nothing was noted or sent
   */
  run(orders: readonly CallOrder[], way: Way, asking: Asking): Promise<CallOutcome[]>;
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
  /** Aborted when none of the orders is wanted any more. */
  signal: AbortSignal;
  /** An order has its picture while others of the call are still being made. */
  onArrived?(order: CallOrder, call: StoredCall): void;
}

export interface CallAttemptParts extends CallerParts {
  arrivals: Arrivals;
}

const DEADLINE_MS = 45 * 60_000;
const CLOSING_GRACE_MS = 30_000;
const PATIENCE_MS = 10_000;
/** Tries to fetch what the vendor has: with their pauses they take about half a minute. */
const FETCHES = 6;

export function createCallAttempt(parts: CallAttemptParts): CallAttempt {
  const { calls } = parts;
  const { deadlineMs = DEADLINE_MS, closingGraceMs = CLOSING_GRACE_MS, schedule } = parts;
  const billOf = createBillOf(parts);
  const receiving = createReceiving(parts);
  const live = new Set<string>();

  function contextOf(rows: readonly Row[], sending: Sending, early: Early, signal: AbortSignal): Omit<RemoteContext, 'idempotencyKey'> {
    return {
      signal,
      onProgress(fraction, preview, ofPicture) {
        if (sending.isOver) return;
        if (rows.length === 1) return rows[0].order.onProgress?.(fraction, preview);
        for (const [index, row] of rows.entries()) {
          if (row.order.signal.aborted || early.has(row)) continue;
          // A preview of several pictures at once is that of none of them.
          if (!ofPicture) row.order.onProgress?.(fraction);
          else if (ofPicture.index === index) row.order.onProgress?.(ofPicture.fraction, preview);
        }
      },
      beforePaidRequest() {
        if (sending.isOver) throw new AppError('cancelled', 'Nobody waits for this call any more.');
        signal.throwIfAborted();
        if (sending.isSent) return;
        calls.send(...rows.map(({ call }) => call.id));
        sending.isSent = true;
      },
      onAccepted(vendorJob, ofPictures) {
        if (sending.isOver) return;
        const names = rows.map((_, index) => (rows.length > 1 ? ofPictures?.[index] : undefined) ?? vendorJob);
        // All or none: a name that others share is known by theirs.
        parts.transact(() => {
          for (const [index, { call }] of rows.entries()) calls.nameJob(call.id, names[index]);
        });
        sending.vendorJobs = names;
      },
    };
  }

  function watched(rows: readonly Row[], sending: Sending, signal: AbortSignal, start: (signal: AbortSignal) => Promise<RemoteResult>): Promise<RemoteResult> {
    const canLeave = () => rows.every(({ call }, index) => call.canResume && sending.vendorJobs[index] !== null);
    const limits = { deadlineMs: deadlineMs * rows.length, graceMs: closingGraceMs, patienceMs: PATIENCE_MS };
    return watchCall({ signal, host: rows[0].call.host, isSent: () => sending.isSent, canLeave, ...limits, schedule }, start);
  }

  async function run(orders: readonly CallOrder[], way: Way, asking: Asking): Promise<CallOutcome[]> {
    const { model } = way;
    const { request, mark, idempotencyKey, breaker } = asking;
    const booked = reserveCalls(parts, orders, way, request, mark);
    const rows = orders.map((order, index): Row => ({ order, call: booked[index] }));
    const sending: Sending = { isSent: false, vendorJobs: rows.map(() => null), isOver: false };
    for (const { call } of rows) live.add(call.id);
    breaker.begin(model.host);
    const early = receiving.early(rows, sending, { way, request, onArrived: asking.onArrived });
    const ofRest = async (settle: (rest: readonly Row[]) => Promise<CallOutcome[]> | CallOutcome[]) => early.merged(settle);
    try {
      let result: RemoteResult;
      try {
        for (const order of orders) order.onStart?.();
        result = await watched(rows, sending, asking.signal, (signal) =>
          model.call(request, { ...contextOf(rows, sending, early, signal), idempotencyKey, ...(rows.length > 1 && { onPicture: early.onPicture }) }),
        );
      } catch (error) {
        breaker.end(model.host, asking.signal.aborted ? 'unknown' : isHostDown(toErrorShape(error)) ? 'down' : 'answered');
        return await ofRest((rest) => afterFailure(rows, rest, way, sending, asking.signal, error));
      }
      breaker.end(model.host, 'answered');
      return await ofRest((rest) => receiving.received(rest, sending, request.seeds, result, early.startedAt));
    } finally {
      sending.isOver = true;
      for (const { call } of rows) live.delete(call.id);
    }
  }

  async function afterFailure(
    rows: readonly Row[],
    rest: readonly Row[],
    way: Way,
    sending: Sending,
    signal: AbortSignal,
    error: unknown,
  ): Promise<CallOutcome[]> {
    const shape = toErrorShape(error);
    const jobOf = (row: Row) => sending.vendorJobs[rows.indexOf(row)];
    const canFetch = rest.every((row) => jobOf(row) !== null && row.call.canResume) && isPassing(shape) && !signal.aborted;
    if (!canFetch) return billOf.settleAll(rest, way, sending.isSent, jobOf, error);
    for (const { order, call } of rest) {
      logLine(parts, { ...order, host: call.host }, 'retry', `${shape.message} ${call.vendor} has taken the job; its result is fetched again.`);
    }
    return Promise.all(rest.map((row) => outcomeOf(() => fetchAgain(row.order, way, { ...row.call, vendorJob: jobOf(row) }))));
  }

  async function fetchAgain(order: CallOrder, way: Way, call: StoredCall): Promise<StoredCall> {
    const row: Row = { order, call };
    const sending: Sending = { isSent: true, vendorJobs: [call.vendorJob], isOver: false };
    const onProgress = (fraction: number | null) => order.onProgress?.(fraction);
    const billed = { isSent: true, vendorJob: call.vendorJob };
    for (let tries = 1; ; tries++) {
      let result: RemoteResult;
      try {
        result = await watched([row], sending, order.signal, (signal) => way.model.resume!(call.vendorJob!, { signal, onProgress }));
      } catch (error) {
        const shape = toErrorShape(error);
        if (order.signal.aborted || !isPassing(shape)) return billOf.settle(order, way, call, billed, neverTaken(call, error));
        if (tries === FETCHES) return billOf.giveUpFetching(order, way, call, error);
        const ms = pauseMs(shape, tries, parts.random);
        order.tally.retries++;
        logLine(parts, { ...order, host: call.host }, 'retry', `${shape.message} The result is fetched again in ${secondsText(ms)} (${tries} of ${FETCHES}).`);
        await parts.sleep(ms, order.signal).catch((reason) => billOf.settle(order, way, call, billed, reason));
        continue;
      }
      return receiving.fetched(row, sending, ownPart(order, way, call, result));
    }
  }

  /** Of what the vendor has under the name of a whole batch, the part that is this call's. */
  function ownPart(order: CallOrder, way: Way, call: StoredCall, result: RemoteResult): RemoteResult | null {
    return calls.sharesJob(call.id) ? pictureOf(call, result, order.request(way.model).seeds[0]) : result;
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

/**
 * A free host that does not know the job never took it, or forgot it: it can be asked again. So can one that says that it was interrupted: a request that failed takes its jobs back, and one of
 * them may have been at work.
 */
function neverTaken({ isPaid, vendor }: StoredCall, error: unknown): unknown {
  const { code, message } = toErrorShape(error);
  if (isPaid || (code !== 'not-found' && code !== 'cancelled')) return error;
  return new AppError('unavailable', `${vendor} has lost the job. ${message}`, { cause: error, retryable: true, details: { isBilled: false } });
}

async function outcomeOf(work: () => Promise<StoredCall>): Promise<CallOutcome> {
  try {
    return { call: await work() };
  } catch (error) {
    return { error };
  }
}
