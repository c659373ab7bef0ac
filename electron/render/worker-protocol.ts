import type { ErrorShape } from '../../shared/errors.ts';
import type { StepOperation } from '../../shared/plan.ts';
import type { CloseMessage } from '../threads/end-thread.ts';

/** What a worker needs to know once. Paths only: a worker opens what it needs when it needs it. */
export interface WorkerSetup {
  artifactsFolder: string;
  fontsFolder: string;
  /** The team's own fonts; need not exist; left out = none. */
  teamFontsFolder?: string;
  /** Threads that each worker's OCR may use. */
  ocrThreads: number;
}

/** An image that an operation is given, and the plain data that the step which made it left. */
export interface TaskInput {
  sha256: string;
  data: Record<string, unknown>;
}

/** Work for the window's sake: no step of a plan, and nothing of it is kept. */
export type WindowOperation = 'survey' | 'clear' | 'compare' | 'compare-map';

/** Steps that a worker does as a whole. */
export type PixelOperation = Exclude<StepOperation, 'letter-edit'>;

/** A part of a step whose other part is done elsewhere: makes the result of what a model behind a network sent, or cuts out what it is sent, or judges how it lettered. */
export type PartOperation = 'receive' | 'letter-window' | 'letter-judge';

/** One step, or work for the window, for a worker. No pixels: inputs are names of artifacts. */
export interface PixelTask {
  operation: PixelOperation | PartOperation | WindowOperation;
  params: unknown;
  seed: number;
  inputs: Record<string, TaskInput>;
}

export interface StoredImage {
  sha256: string;
  width: number;
  height: number;
  /** Size of the file. */
  bytes: number;
}

export interface PixelResult {
  /** Output name ("image", "mask") → artifact. */
  images: Record<string, StoredImage>;
  data: Record<string, unknown>;
  costUsd: number;
}

export type ToWorker = { type: 'run'; id: number; task: PixelTask } | { type: 'cancel'; id: number } | CloseMessage;

export type FromWorker =
  /** `at`: milliseconds since the Unix epoch, with fractions. The message itself travels while the worker works. */
  | { type: 'started'; id: number; at: number }
  | { type: 'progress'; id: number; fraction: number }
  | { type: 'done'; id: number; result: PixelResult }
  | { type: 'failed'; id: number; error: ErrorShape };
