import { usdOf } from '../../shared/calls.ts';
import type { NewStepRun } from '../telemetry/run-table.ts';
import type { CallTally } from './calls/call-parts.ts';
import type { StepParts } from './step-parts.ts';

/** The row of a step that a model behind a network is asked for: begun when a host is asked, at the latest when it ends. */
export interface StepAccount {
  begin(): void;
  finish(status: 'done' | 'failed' | 'cancelled', errorCode: string | null, peakBytes: number | null): void;
}

/** @param tally what the calls came to, read when the step ends */
export function openAccount(
  { runs, clock }: Pick<StepParts, 'runs' | 'clock'>,
  row: Pick<NewStepRun, 'jobId' | 'step' | 'operation' | 'key' | 'model'>,
  tally: Readonly<CallTally>,
): StepAccount {
  const readyAt = performance.now();
  let started: { id: number; at: number } | null = null;
  const begin = () => {
    if (started) return;
    const at = performance.now();
    started = { id: runs.start({ ...row, isCached: false, status: 'running', waitMs: at - readyAt, startedAt: clock().toISOString() }), at };
  };
  return {
    begin,
    finish(status, errorCode, peakBytes) {
      begin();
      const { id, at } = started!;
      const { micros, retries, host, othersMs = 0 } = tally;
      // Pictures that were made together share their time: what one of them takes is known for the next plan.
      runs.finish(id, { status, timeMs: Math.max(0, performance.now() - at - othersMs), peakBytes, costUsd: usdOf(micros), retries, errorCode, host });
    },
  };
}
