import { AppError } from '../../../shared/errors.ts';
import type { StepOperation, StepParams } from '../../../shared/plan.ts';
import { createRaster, type Raster } from '../../../shared/raster.ts';
import type { ImageModel } from '../../models/image-model.ts';
import type { FontLibrary } from '../../typography/fonts.ts';
import type { PassMemory } from '../../typography/pass-memory.ts';
import type { TextReader } from '../../typography/ports.ts';

/** What stays open in a worker between tasks; each part is opened on first use. */
export interface PixelTools {
  model(id: string): ImageModel;
  fonts(): Promise<FontLibrary>;
  /** null where OCR cannot run. */
  reader(): Promise<TextReader | null>;
  /** What passes over the same picture take from each other. */
  passMemory(): Promise<PassMemory>;
}

/** What an operation may use. Inputs are decoded on demand. */
export interface OperationContext {
  tools: PixelTools;
  seed: number;
  signal: AbortSignal;
  /** 0–1. */
  onProgress(fraction: number): void;
  has(role: string): boolean;
  /** The pixels of an input. @throws AppError internal when the plan does not give that role */
  image(role: string): Promise<Raster>;
  /** The sha256 of an input. @throws AppError internal when the plan does not give that role */
  hash(role: string): string;
  /** Plain data of the step that made an input; {} when the role is not given. */
  data(role: string): Record<string, unknown>;
  /** Any artifact of the project, decoded. @throws AppError not-found */
  artifact(sha256: string): Promise<Raster>;
}

export interface OperationResult {
  /** Output name → pixels. Without `image` the step hands its input image on. */
  images: { image?: Raster; mask?: Raster; cleared?: Raster; lettering?: Raster };
  /** Plain data for later steps and for the proof. */
  data?: Record<string, unknown>;
  costUsd?: number;
}

export type Operation<Name extends StepOperation> = (params: StepParams[Name], context: OperationContext) => Promise<OperationResult>;

/** One channel of a mask that was stored as an image. */
export function maskOf(image: Raster): Raster {
  if (image.channels === 1) return image;
  const mask = createRaster(image.width, image.height, 1);
  for (let i = 0, at = 0; i < mask.data.length; i++, at += image.channels) mask.data[i] = image.data[at];
  return mask;
}

/** @throws AppError internal: a plan without an input that the operation needs is a fault of the planner */
export function missingInput(operation: string, role: string): AppError {
  return new AppError('internal', `The step "${operation}" was planned without its input "${role}".`);
}
