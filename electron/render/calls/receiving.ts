import { microsOf } from '../../../shared/calls.ts';
import type { RemoteImage, RemoteRequest, RemoteResult } from '../../models/remote-model.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';
import type { Arrivals, Arrived } from './arrivals.ts';
import { type CallerParts, type CallOrder, type CallOutcome, logLine, type Row, type Sending, type Way } from './call-parts.ts';
import { isClosing } from './call-watch.ts';
import { heldBack, pictureOf } from './picture-of.ts';
import { sharesOf } from './shared-costs.ts';

/** Gives each call of a request its part of what came: its picture, its share of the cost, its share of the time. */
export interface Receiving {
  /** The answer to a request. @param rest rows that have no picture yet @param seeds of the whole request */
  received(rest: readonly Row[], sending: Sending, seeds: readonly number[], result: RemoteResult, startedAt: number): Promise<CallOutcome[]>;
  /** What was fetched for one call. @param result null = the vendor held its picture back */
  fetched(row: Row, sending: Sending, result: RemoteResult | null): Promise<StoredCall>;
  /** For pictures that come while others of the call are still being made. */
  early(rows: readonly Row[], sending: Sending, about: EarlyAbout): Early;
}

export interface EarlyAbout {
  way: Way;
  request: RemoteRequest;
  /** A row has its picture. */
  onArrived: ((order: CallOrder, call: StoredCall) => void) | undefined;
}

export interface Early {
  /** On the caller's clock. */
  startedAt: number;
  /** Its picture is there. */
  has(row: Row): boolean;
  onPicture(index: number, image: RemoteImage, warnings: readonly string[]): void;
  /** Waits until what came early is stored, settles the other rows, and puts all outcomes into the order of the rows. */
  merged(settle: (rest: readonly Row[]) => Promise<CallOutcome[]> | CallOutcome[]): Promise<CallOutcome[]>;
}

export function createReceiving(parts: CallerParts & { arrivals: Arrivals }): Receiving {
  const { calls, clock, arrivals, now } = parts;

  /** @param together pictures that were made in that time, this one included */
  function shareTime({ order: { tally } }: Row, tookMs: number, together: number): void {
    if (together > 1) tally.othersMs = (tally.othersMs ?? 0) + (tookMs * (together - 1)) / together;
  }

  /** A free picture that nobody wants any more; a paid one is kept, so that it need not be paid again. */
  function isThrownAway({ order: { signal }, call }: Row): boolean {
    return signal.aborted && !isClosing(signal.reason) && !call.isPaid;
  }

  function throwAway({ order, call }: Row): CallOutcome {
    // Some engines answer an interruption with what they have.
    calls.end(call.id, { state: 'failed', errorCode: 'cancelled', message: 'Cancelled.' }, clock());
    if (call.batch) {
      const text = 'Its picture came with those of other jobs in the same call and was thrown away; nothing is billed.';
      logLine(parts, { ...order, host: call.host }, 'cancelled', text);
    }
    return { error: order.signal.reason };
  }

  function hold({ order, call }: Row, chargedMicros: number): CallOutcome {
    const error = heldBack(call, chargedMicros > 0);
    order.tally.micros += chargedMicros;
    calls.end(call.id, { state: 'failed', chargedMicros, errorCode: error.code, message: error.message }, clock());
    logLine(parts, { ...order, host: call.host }, 'failed', error.message, call.isPaid ? chargedMicros : null);
    return { error };
  }

  const marked = ({ call: { mark } }: Row, result: RemoteResult): RemoteResult =>
    mark === '' || result.warnings.includes(mark) ? result : { ...result, warnings: [...result.warnings, mark] };

  /** What each of the rows costs: its reservation, or its share of what the vendor says. */
  function costsOf(rows: readonly Row[], told: number | null): number[] {
    if (told === null || !rows[0].call.isPaid) return rows.map(({ call }) => (call.isPaid ? call.reservedMicros : 0));
    return sharesOf(told, rows.length);
  }

  async function keepParts(rows: readonly Row[], sending: Sending, partOf: (row: Row) => RemoteResult | null, told: number | null): Promise<CallOutcome[]> {
    if (rows.length === 0) return [];
    if (!sending.isSent) {
      calls.send(...rows.map(({ call }) => call.id));
      sending.isSent = true;
    }
    const costs = costsOf(rows, told);
    const outcomes = new Map<Row, CallOutcome>();
    const kept: (Arrived & { row: Row })[] = [];
    parts.transact(() => {
      for (const [index, row] of rows.entries()) {
        const part = partOf(row);
        if (isThrownAway(row)) outcomes.set(row, throwAway(row));
        else if (part === null) outcomes.set(row, hold(row, costs[index]));
        else kept.push({ row, call: row.call, result: marked(row, part), micros: costs[index] });
      }
    });
    for (const { row, micros } of kept) row.order.tally.micros += micros;
    const stored = await storedOf(kept);
    for (const [index, { row }] of kept.entries()) outcomes.set(row, stored[index]);
    return rows.map((row) => outcomes.get(row)!);
  }

  async function storedOf(kept: readonly Arrived[]): Promise<CallOutcome[]> {
    if (kept.length === 0) return [];
    try {
      return (await arrivals.keep(kept)).map((call) => ({ call }));
    } catch (error) {
      return kept.map(() => ({ error }));
    }
  }

  return {
    async received(rest, sending, seeds, result, startedAt) {
      const tookMs = now() - startedAt;
      for (const row of rest) shareTime(row, tookMs, row.call.batch?.size ?? 1);
      const before = rest.length === seeds.length || result.costUsd === null ? 0 : (seeds.length - rest.length) * rest[0].call.reservedMicros;
      const told = result.costUsd === null ? null : Math.max(0, microsOf(result.costUsd) - before);
      return keepParts(rest, sending, ({ call }) => pictureOf(call, result, seeds[call.batch?.index ?? 0]), told);
    },
    async fetched(row, sending, result) {
      const told = result?.costUsd ?? null;
      // The vendor's sum is that of the whole batch.
      const micros =
        told === null ? null : calls.sharesJob(row.call.id) ? sharesOf(microsOf(told), row.call.batch!.size)[row.call.batch!.index] : microsOf(told);
      const [outcome] = await keepParts([row], sending, () => result, micros);
      if ('error' in outcome) throw outcome.error;
      return outcome.call;
    },
    early(rows, sending, { way, request, onArrived }) {
      const startedAt = now();
      const writes = new Map<Row, Promise<CallOutcome>>();
      return {
        startedAt,
        has: (row) => writes.has(row),
        onPicture(index, image, warnings) {
          const row = rows[index];
          if (sending.isOver || writes.has(row)) return;
          const said = [...new Set([...way.model.warnings(request), ...warnings])];
          const part = { images: [image], costUsd: null, warnings: said, peakBytes: null, requestId: null };
          shareTime(row, now() - startedAt, writes.size + 1);
          const write = keepParts([row], sending, () => part, null).then(([outcome]) => outcome);
          writes.set(
            row,
            write.then(
              (outcome) => {
                if ('call' in outcome) onArrived?.(row.order, outcome.call);
                return outcome;
              },
              (error) => ({ error }),
            ),
          );
        },
        async merged(settle) {
          const known = new Map<Row, CallOutcome>();
          for (const [row, write] of writes) known.set(row, await write);
          const rest = rows.filter((row) => !known.has(row));
          const settled = rest.length > 0 ? await settle(rest) : [];
          for (const [index, row] of rest.entries()) known.set(row, settled[index]);
          return rows.map((row) => known.get(row)!);
        },
      };
    },
  };
}
