import type { RouteEvent } from '../../../shared/calls.ts';
import type { EncodedImage, RemoteModel, RemoteRequest, VendorLimits } from '../../models/remote-model.ts';
import type { ArrivedImage, CallAsker, CallTable, StoredCall } from '../../telemetry/call-table.ts';
import type { RouteLog } from '../../telemetry/route-log.ts';
import type { SettingsTable } from '../../telemetry/settings-table.ts';
import type { ArtifactStore } from '../artifact-store.ts';
import type { CallParty } from './call-party.ts';
import type { MemoryLadder } from './memory-ladder.ts';

/** One connection that offers a model, and what its vendor allows. */
export interface Way {
  model: RemoteModel;
  limits: VendorLimits;
  /** Memory of its host's accelerator, bytes; left out or null = not known. */
  totalBytes?: number | null;
}

export interface CallerParts {
  /** The ways to a model of the matrix, best first; [] = no connection offers it. */
  ways(model: string): readonly Way[];
  calls: CallTable;
  log: RouteLog;
  ladder: MemoryLadder;
  settings: SettingsTable;
  store: ArtifactStore;
  transact: (write: () => void) => void;
  clock: () => Date;
  createId: () => string;
  /** Waits; rejects with the signal's reason. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Calls once after so many milliseconds; returns the function that calls it off. */
  schedule: (ms: number, run: () => void) => () => void;
  /** Milliseconds that never go back. */
  now: () => number;
  /** 0–1, seeded; for pauses only. */
  random: () => number;
  /** Longest that a call may take, ms; default 45 minutes. */
  deadlineMs?: number;
  /** How long a call that may be billed goes on while Galley closes, ms; default 30 s. */
  closingGraceMs?: number;
}

/** What came of a call so far; filled in while it goes on, so that it is known after an error too. */
export interface CallTally {
  /** Millionths of a dollar. */
  micros: number;
  retries: number;
  /** That was asked last; null = none yet. */
  host: string | null;
  /** Of the time that it took, what pictures of other jobs in the same calls account for, ms. Left out = 0. */
  othersMs?: number;
}

export interface CallOrder extends CallAsker {
  /** Of the matrix. */
  model: string;
  /** What one of its ways is asked. */
  request(model: RemoteModel): RemoteRequest;
  /** Pictures of other jobs are not taken. */
  isFresh: boolean;
  signal: AbortSignal;
  tally: CallTally;
  /** 0–1; null = unknown. */
  onProgress?(fraction: number | null, preview?: EncodedImage): void;
  /** It is its turn: the first request goes out now. May be called again for further tries. */
  onStart?(): void;
  /** Jobs that may ask for the same with other seeds: one call for all of them. Left out = it is asked alone. */
  party?: CallParty | undefined;
}

export interface CallResult {
  callId: string;
  /** Stored, as the vendor sent them. */
  images: ArrivedImage[];
  /** Whole sentences. */
  warnings: string[];
  /** Peak memory of the accelerator, bytes; null = not told. */
  peakBytes: number | null;
  /** Of the model that made it, for people. */
  label: string;
}

/** What an order of several came to. */
export type CallOutcome = { call: StoredCall } | { error: unknown };

/** An order and its row in the ledger. */
export interface Row {
  order: CallOrder;
  call: StoredCall;
}

/** How far a request came. */
export interface Sending {
  isSent: boolean;
  /** By row; null = none was told. */
  vendorJobs: (string | null)[];
  /** Nobody listens any more: the ledger may be closed. */
  isOver: boolean;
}

/** Who a line of the log is about. */
export type LogAbout = Pick<StoredCall, 'jobId' | 'step' | 'model' | 'host'>;

/** Writes a line of a job's route log. */
export function logLine({ log, clock }: Pick<CallerParts, 'log' | 'clock'>, about: LogAbout, event: RouteEvent, message: string, micros: number | null = null) {
  const { jobId, step, model, host } = about;
  log.add({ jobId, step, at: clock().toISOString(), model, host, event, message, micros });
}
