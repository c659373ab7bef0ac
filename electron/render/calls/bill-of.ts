import { usdText } from '../../../shared/calls.ts';
import { AppError, toErrorShape } from '../../../shared/errors.ts';
import type { CallEnd, StoredCall } from '../../telemetry/call-table.ts';
import { type CallerParts, type CallOrder, type CallOutcome, logLine, type Row, type Way } from './call-parts.ts';
import { isClosing } from './call-watch.ts';
import { maybeBilledText } from './recovery.ts';
import { billingOf } from './rules.ts';

/** Settles calls that ended without pictures: what they cost, and what their job is told. */
export interface BillOf {
  /** @throws always: maybe-billed where nobody knows, the signal's reason where the job was stopped, else the error itself */
  settle(order: CallOrder, way: Way, call: StoredCall, sending: SendingState, error: unknown): never;
  /** The same for all rows of a request that still have no picture, in one transaction. */
  settleAll(rows: readonly Row[], way: Way, isSent: boolean, jobOf: (row: Row) => string | null, error: unknown): CallOutcome[];
  /** The vendor has the job, but cannot be reached: it stays open, so that a retry fetches it. @throws always */
  giveUpFetching(order: CallOrder, way: Way, call: StoredCall, error: unknown): never;
  /**
   * A job is at a vendor whose connection cannot be used now. @returns null when it was free: it is asked for anew
   * @throws AppError maybe-billed; it stays open, so that it is fetched when the connection is back
   */
  waitForWay(order: CallOrder, call: StoredCall): null;
  /** Nobody will fetch its result: a free one is forgotten, a paid one may have been billed. */
  abandon(call: StoredCall): void;
}

/** How far a request came, for one of its rows. */
interface SendingState {
  isSent: boolean;
  vendorJob: string | null;
  /** Others waited for the call when this one was stopped: nobody told the vendor. */
  isShared?: boolean;
}

export function createBillOf(parts: CallerParts): BillOf {
  const { calls, clock, transact } = parts;

  function end(
    order: Pick<CallOrder, 'jobId' | 'step' | 'model'>,
    call: StoredCall,
    ended: CallEnd,
    event: 'failed' | 'cancelled' | 'maybe-billed',
    text: string,
  ): void {
    const micros = ended.chargedMicros ?? (ended.state === 'maybe-billed' ? call.reservedMicros : null);
    transact(() => {
      calls.end(call.id, ended, clock());
      logLine(parts, { ...order, host: call.host }, event, text, micros);
    });
  }

  function stopped(order: CallOrder, way: Way, call: StoredCall, { isSent, vendorJob, isShared = false }: SendingState, error: unknown): never {
    const { reason } = order.signal;
    // It goes on at the vendor and is fetched after the restart.
    if (isSent && isClosing(reason) && call.canResume && vendorJob !== null) throw reason;
    const billing = call.isPaid ? billingOf(toErrorShape(error), isSent) : isSent ? 'free' : 'not-sent';
    const done = isShared ? `${call.vendor} was at work for other jobs as well` : toldText(way, call);
    const base = { errorCode: 'cancelled' as const };
    if (billing === 'not-sent')
      end(order, call, { ...base, state: 'released', message: 'Cancelled before it was sent.' }, 'cancelled', `Cancelled before ${call.vendor} was asked.`);
    else if (billing === 'free') end(order, call, { ...base, state: 'failed', message: 'Cancelled.' }, 'cancelled', `${done}; nothing is billed.`);
    else if (billing === 'billed') {
      order.tally.micros += call.reservedMicros;
      end(
        order,
        call,
        { ...base, state: 'failed', chargedMicros: call.reservedMicros, message: 'Cancelled; billed.' },
        'cancelled',
        `${done}; it is billed all the same.`,
      );
    } else {
      const message = maybeBilledText(call, isClosing(reason) ? 'Galley was closed before it answered' : 'the job was cancelled meanwhile');
      end(order, call, { ...base, state: 'maybe-billed', message }, 'maybe-billed', `${done}. It may bill ${usdText(call.reservedMicros)}.`);
    }
    throw reason;
  }

  function settle(order: CallOrder, way: Way, call: StoredCall, sending: SendingState, error: unknown): never {
    if (order.signal.aborted) return stopped(order, way, call, sending, error);
    const shape = toErrorShape(error);
    const billing = call.isPaid ? billingOf(shape, sending.isSent) : sending.isSent ? 'free' : 'not-sent';
    const base = { errorCode: shape.code, message: shape.message };
    if (billing === 'unknown') {
      const message = maybeBilledText(call, `the call failed after it was sent (${shape.message.replace(/\.$/, '')})`);
      end(order, call, { errorCode: shape.code, state: 'maybe-billed', message }, 'maybe-billed', message);
      throw new AppError('maybe-billed', message, { cause: error, details: { callId: call.id, micros: call.reservedMicros } });
    }
    if (billing === 'billed') {
      order.tally.micros += call.reservedMicros;
      const text = `${shape.message} ${call.vendor} bills ${usdText(call.reservedMicros)} for it all the same.`;
      end(order, call, { ...base, state: 'failed', chargedMicros: call.reservedMicros }, 'failed', text);
    } else end(order, call, { ...base, state: billing === 'free' ? 'failed' : 'released' }, 'failed', shape.message);
    throw error;
  }

  function settleAll(rows: readonly Row[], way: Way, isSent: boolean, jobOf: (row: Row) => string | null, error: unknown): CallOutcome[] {
    const isShared = rows.some(({ order }) => !order.signal.aborted);
    const outcomes: CallOutcome[] = [];
    transact(() => {
      for (const row of rows) {
        try {
          settle(row.order, way, row.call, { isSent, vendorJob: jobOf(row), isShared }, error);
        } catch (settled) {
          outcomes.push({ error: settled });
        }
      }
    });
    return outcomes;
  }

  return {
    settle,
    settleAll,
    giveUpFetching(order, way, call, error) {
      if (!call.isPaid) return settle(order, way, call, { isSent: true, vendorJob: call.vendorJob }, error);
      const { message } = toErrorShape(error);
      const text = `${call.vendor} has taken the job and may bill ${usdText(call.reservedMicros)}, but its result cannot be fetched now (${message.replace(/\.$/, '')}). Retry fetches it without a second bill.`;
      logLine(parts, { ...order, host: call.host }, 'stop', text, call.reservedMicros);
      throw new AppError('maybe-billed', text, { cause: error, details: { callId: call.id, micros: call.reservedMicros } });
    },
    abandon(call) {
      if (!call.isPaid)
        return end(
          call,
          call,
          { state: 'failed', errorCode: 'cancelled', message: 'Not wanted any more.' },
          'failed',
          'What was asked for is not wanted any more.',
        );
      const message = maybeBilledText(call, 'the job asks for another picture now');
      end(call, call, { state: 'maybe-billed', errorCode: 'cancelled', message }, 'maybe-billed', message);
    },
    waitForWay(order, call) {
      if (!call.isPaid) {
        end(
          order,
          call,
          { state: 'failed', errorCode: 'unavailable', message: 'Its connection is gone.' },
          'failed',
          `The connection to ${call.vendor} is gone.`,
        );
        return null;
      }
      const text = `${call.vendor} has taken the job and may bill ${usdText(call.reservedMicros)}, but its connection (${call.connectionId}) cannot be used now. Retry when it is back: that fetches the result without a second bill. If it will not come back, settle the call in the ledger.`;
      logLine(parts, { ...order, host: call.host }, 'stop', text, call.reservedMicros);
      throw new AppError('maybe-billed', text, { details: { callId: call.id, micros: call.reservedMicros } });
    },
  };
}

function toldText({ model }: Way, { vendor }: StoredCall): string {
  return model.capabilities.cancel ? `${vendor} was told to stop` : `${vendor} cannot be told to stop; it goes on there`;
}
