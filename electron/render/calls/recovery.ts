import { usdText } from '../../../shared/calls.ts';
import type { CallTable, StoredCall } from '../../telemetry/call-table.ts';
import type { RouteLog } from '../../telemetry/route-log.ts';
import type { ArtifactStore } from '../artifact-store.ts';
import { logLine } from './call-parts.ts';

export interface CallRecoveryParts {
  calls: CallTable;
  log: RouteLog;
  store: Pick<ArtifactStore, 'has'>;
  clock: () => Date;
  /** The job runs again, or a person may let it: it will ask for its result. */
  isAwaited(jobId: string): boolean;
}

/**
 * Settles the calls that a process which died left open, before any job runs: what was never sent is released; what was stored has arrived; what can be fetched again stays open
 * until its job asks; of the rest, a paid call may have been billed, and a free one is forgotten.
 * @returns the calls that may have been billed: their jobs must wait for a person
 */
export function recoverCalls(parts: CallRecoveryParts): StoredCall[] {
  const { calls, clock } = parts;
  for (const call of calls.inState('intent')) {
    calls.end(call.id, { state: 'released', message: 'Galley ended before it was sent.' }, clock());
    logLine(parts, call, 'released', `Galley ended before ${call.vendor} was asked; nothing was billed.`);
  }
  const unclear = calls.inState('sent').filter((call) => settle(parts, call) === 'maybe-billed');
  return unclear.map(({ id }) => calls.get(id)!);
}

function settle(parts: CallRecoveryParts, call: StoredCall): 'arrived' | 'open' | 'forgotten' | 'maybe-billed' {
  const { calls, store, clock } = parts;
  if (call.arrival?.images.length && call.arrival.images.every(({ sha256 }) => store.has(sha256))) {
    calls.arrive(call.id, clock());
    logLine(parts, call, 'arrived', `The picture from ${call.vendor} was stored before Galley ended.`, call.isPaid ? call.arrival.micros : null);
    return 'arrived';
  }
  if (call.canResume && call.vendorJob !== null && parts.isAwaited(call.jobId)) return 'open';
  if (!call.isPaid) {
    calls.end(call.id, { state: 'failed', errorCode: 'crashed', message: 'Galley ended while it was at work.' }, clock());
    logLine(parts, call, 'failed', `Galley ended while ${call.vendor} was at work; it is asked again, which costs nothing.`);
    return 'forgotten';
  }
  const message = maybeBilledText(call, 'Galley ended before its answer was stored');
  calls.end(call.id, { state: 'maybe-billed', errorCode: 'crashed', message }, clock());
  logLine(parts, call, 'maybe-billed', message, call.chargedMicros);
  return 'maybe-billed';
}

/** Says what happened to a call that may be on the bill, and what a person can do. @param what a clause: "the connection broke off" */
export function maybeBilledText({ vendor, host, model, chargedMicros, createdAt }: StoredCall, what: string): string {
  const at = `${createdAt.slice(0, 10)} ${createdAt.slice(11, 19)} UTC`;
  return `${vendor} (${host}) was asked for ${model} at ${at}, but ${what}. It may bill ${usdText(chargedMicros)}. Look at its bill; retry only if you accept that this picture may be paid twice.`;
}
