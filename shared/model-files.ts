import { z } from 'zod';
import { lpipsNetSchema } from './measures.ts';

/** What is measured with files that Galley does not bring along; each is fetched only when a person says so. */
export const MODEL_IDS = ['lpips-squeeze', 'lpips-alex'] as const;
export const modelIdSchema = z.enum(MODEL_IDS);
export type ModelId = z.infer<typeof modelIdSchema>;

/**
 * missing = not there; partial = a fetch was interrupted and goes on where it stopped; there = there, of the right size; verified = its checksum was compared
 * since it last changed; damaged = size or checksum is wrong.
 */
const modelFileStateSchema = z.enum(['missing', 'partial', 'there', 'verified', 'damaged']);

/** One file as its authors publish it. */
export const modelFileSchema = z.object({
  name: z.string(),
  purpose: z.string(),
  /** Where it would be fetched from: the authors' address, or the team's mirror. */
  url: z.string(),
  bytes: z.int(),
  /** Of its start that is there already. */
  bytesThere: z.int(),
  sha256: z.string(),
  /** SPDX identifier of what it is published under. */
  licence: z.string(),
  licenceUrl: z.string(),
  /** What the licence does not settle; '' = nothing. */
  caveat: z.string(),
  state: modelFileStateSchema,
  /** Where it lies or would lie. */
  path: z.string(),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

export const modelFilesStatusSchema = z.object({
  id: modelIdSchema,
  label: z.string(),
  /** What it is for, one sentence. */
  purpose: z.string(),
  net: lpipsNetSchema,
  /** Measured with unless another is asked for. */
  isDefault: z.boolean(),
  /** It can be measured with now. */
  isReady: z.boolean(),
  /** What is still to be fetched. */
  bytesToFetch: z.int(),
  files: z.array(modelFileSchema),
  /** Why it cannot be had here, or what is wrong with what is there; '' = nothing. */
  problem: z.string(),
});
export type ModelFilesStatus = z.infer<typeof modelFilesStatusSchema>;

export const modelFetchProgressSchema = z.object({
  id: modelIdSchema,
  phase: z.enum(['waiting', 'fetching', 'checking', 'converting', 'ready']),
  /** The file that is worked on; '' when all are done. */
  file: z.string(),
  /** Bytes of all of the model's files. */
  doneBytes: z.number(),
  totalBytes: z.number(),
  /** Something went wrong and is tried again; '' = nothing. */
  note: z.string(),
});
export type ModelFetchProgress = z.infer<typeof modelFetchProgressSchema>;

/** "4.9 MB", "244 MB", "11 kB": as shops and downloads count, 1000 by 1000. */
export function formatMegabytes(bytes: number): string {
  if (bytes < 100_000) return `${Math.ceil(bytes / 1000)} kB`;
  return bytes < 10_000_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`;
}
