import type { z } from 'zod';
import type { Connection, ConnectionTest } from '../../shared/connections.ts';
import type { HttpClient } from '../net/http-client.ts';
import type { ModelCapabilities } from './image-model.ts';

/** An image file as it travels. */
export interface EncodedImage {
  bytes: Uint8Array;
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
}

/**
 * generate: from words. edit: repaint `mask` of `image`. remix: a new picture near `image`. upscale: `image` at the size that is asked for.
 */
export const REMOTE_KINDS = ['generate', 'edit', 'remix', 'upscale'] as const;
export type RemoteKind = (typeof REMOTE_KINDS)[number];

export interface RemoteRequest {
  kind: RemoteKind;
  prompt: string;
  /** '' = none. */
  negativePrompt: string;
  /** Wanted size, px. A model that cannot render it gives its nearest and a warning. */
  width: number;
  height: number;
  /** Images wanted from this call, with one seed each; more than the model's `batch` is a fault of the caller. */
  seeds: readonly number[];
  isDraft: boolean;
  transparentBackground: boolean;
  /** null = the model's own. */
  steps: number | null;
  guidance: number | null;
  /** edit, remix, upscale. */
  image: EncodedImage | null;
  /** PNG of one channel, as large as `image`: 255 = repaint, 0 = keep. Adapters turn it into what their vendor wants. */
  mask: EncodedImage | null;
  /** How far a remix or an edit may go from `image`, 0–1; null = the model's own. */
  strength: number | null;
  /** What the matrix's cell says besides: names that an adapter does not know become warnings. */
  params: Readonly<Record<string, string | number | boolean>>;
  /** What to do so that the engine needs less memory than usual; {} = nothing. */
  thrift: RemoteThrift;
}

/** Steps of the memory ladder that the engine itself can take. */
export interface RemoteThrift {
  /** Throws other models out of the accelerator first. */
  unloadFirst?: boolean;
  /** Decodes the picture in tiles of this side, px. */
  tileSide?: number;
}

export interface RemoteContext {
  signal: AbortSignal;
  /**
   * @param fraction 0–1 of the call; null = unknown
   * @param preview a rough picture of what is being made
   * @param ofPicture where pictures are made one after the other: which of them it is, and how far that one is
   */
  onProgress(fraction: number | null, preview?: EncodedImage, ofPicture?: { index: number; fraction: number }): void;
  /** Stable over retries of one paid request: for vendors that know such a header. */
  idempotencyKey: string;
  /**
   * Called right before the request leaves that the vendor bills (not before uploads, queries and tests). What it throws must end the call.
   * Calls of models that cost nothing make it as well.
   */
  beforePaidRequest(): void;
  /**
   * Called as soon as the vendor's own name of the job is known, so that the result can be fetched after a restart.
   * @param ofPictures one name for each seed, where each picture can be fetched alone
   */
  onAccepted(vendorJob: string, ofPictures?: readonly string[]): void;
  /** Called when a picture is done while others of the same call are still being made; the result holds it as well. Left out = nobody waits for a single one. */
  onPicture?(index: number, picture: RemoteImage, warnings: readonly string[]): void;
}

export interface RemoteImage extends EncodedImage {
  /** As the vendor says; null = it does not. */
  seed: number | null;
}

export interface RemoteResult {
  /** As many as seeds were given, or fewer where the vendor held some back (see `warnings`); never none. */
  images: RemoteImage[];
  /** What the vendor says it took, US dollars; null = it does not say: the price holds. */
  costUsd: number | null;
  /** Whole sentences: options that were left out, pictures that were held back, a deprecation that was announced. */
  warnings: string[];
  /** Peak memory of the accelerator, bytes; null = not told. */
  peakBytes: number | null;
  /** The vendor's name of the request, for its support; null = none. */
  requestId: string | null;
}

export interface RemoteCapabilities extends ModelCapabilities {
  remix: boolean;
  upscale: boolean;
  /** Costs money per request. */
  isPaid: boolean;
  /** Results can be fetched again by the name that `onAccepted` gave. */
  resume: boolean;
  /** Runs one job at a time on an accelerator of its own, and changing the model takes it time. */
  isSingleLane: boolean;
  /** Follows `thrift.tileSide`. Left out = as isSingleLane. */
  decodesInTiles?: boolean;
  /** Makes the images of a call one after the other, with the memory of one. Left out = all at once. */
  makesBatchInTurn?: boolean;
  /**
   * Which seeds may go into one call so that each picture is the one that its seed alone would give: any, or such as follow each other. Left out = none: jobs are asked for one by one.
   */
  batchSeeds?: 'each' | 'consecutive';
}

/**
 * One model of one connection.
 *
 * Errors of `call` are AppError with a model code and in `details`: `status` (HTTP), `retryAfterMs`, `isBilled` (true: the vendor bills it although it failed; false: it surely does
 * not; left out: unknown), `isVerdict` (the job itself ended so: fetching it again says the same), `vendorCode`, and `phase` where the connection broke (see HttpPhase). out-of-memory is recognised in the vendor's own dialect. No message and no detail holds a key.
 */
export interface RemoteModel {
  /** Of the matrix. */
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  readonly connectionId: string;
  /** host:port that the calls go to: rate limits, circuit breaker and memory lessons are kept by it. */
  readonly host: string;
  readonly capabilities: RemoteCapabilities;
  /** Options of the request that this model cannot follow, whole sentences; known before anything is sent. */
  warnings(request: RemoteRequest): string[];
  /** US dollars of the whole request (all its images) before it is sent; 0 = free; null = unknown, which stops a paid call. */
  price(request: RemoteRequest): number | null;
  call(request: RemoteRequest, context: RemoteContext): Promise<RemoteResult>;
  /** Fetches what a job that was accepted before made; waits when it still runs. @throws AppError not-found when the vendor does not know it (any more) */
  resume?(vendorJob: string, context: Pick<RemoteContext, 'signal' | 'onProgress'>): Promise<RemoteResult>;
}

/** How a vendor limits its callers. */
export interface VendorLimits {
  /** Requests at once; null = no limit known. */
  requestsInFlight: number | null;
  /** Images at once over all requests; null = no limit known. */
  imagesInFlight: number | null;
  /** Requests that may start within a time; null = no limit known. */
  rate: { requests: number; perMs: number } | null;
}

/** A connection put to work. */
export interface Adapter {
  readonly limits: VendorLimits;
  /** One for each offered model. */
  models(): RemoteModel[];
  /** Asks the server something free. Never throws for what the server or the network does: the result says it. */
  test(signal: AbortSignal): Promise<ConnectionTest>;
  /** Closes sockets. */
  dispose(): void;
}

export interface AdapterParts {
  connection: Connection;
  /** Read at every call, kept nowhere; null = none is set. */
  key: () => string | null;
  http: HttpClient;
  clock: () => Date;
  createId: () => string;
  /** Waits; rejects with the signal's reason. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What the app knows of a kind of connection before there is one. */
export interface AdapterKind {
  kind: Connection['kind'];
  /** "Stability AI". */
  label: string;
  defaultBaseUrl: string;
  /** Environment variables that hold its key, in order; [] = needs none. */
  keyVariables: readonly string[];
  /** Works without a key as well: some servers ask for one, others do not. Left out = false. */
  isKeyOptional?: boolean;
  /** Renders on a machine of one's own: no call costs anything. Left out = false. */
  isFree?: boolean;
  /** What nobody could find out about the vendor, and what Galley does about it, whole sentences. */
  unknowns?: readonly string[];
  /** False = its prices are nowhere to be read: the team says what an image costs. Left out = true. */
  publishesPrices?: boolean;
  /** What `options` of a connection and of its models may say: forms are made of them. */
  settings?: { connection?: z.ZodObject; model?: z.ZodObject };
  /** Models that a new connection offers. */
  defaultModels: Connection['models'];
  /** @throws AppError invalid-input for options that make no sense */
  open(parts: AdapterParts): Adapter;
}
