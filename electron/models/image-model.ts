import type { LetteringArea } from '../../shared/lettering.ts';
import type { StepParams } from '../../shared/plan.ts';
import type { Raster } from '../../shared/raster.ts';

export interface ModelCapabilities {
  generate: boolean;
  editWithMask: boolean;
  transparentBackground: boolean;
  /** Images per call. */
  batch: number;
  seed: boolean;
  negativePrompt: boolean;
  steps: boolean;
  guidance: boolean;
  sizes: { minSide: number; maxSide: number; multipleOf: number };
  cancel: boolean;
  progress: boolean;
  previews: boolean;
  /** The model reports free areas for lettering. */
  letteringAreas: boolean;
  /** Understands `layer` by itself and is given the bare words; other models are told in words what a layer is. Left out = false. */
  layers?: boolean;
}

/** Where something can stand on a style layer: middle of its foot line and free width, shares of the image's width and height. */
export interface Standing {
  x: number;
  y: number;
  width: number;
}

/** What a `generate` step asks for, and the plan's seed. */
export type GenerateRequest = StepParams['generate'] & { seed: number };

export interface GenerateContext {
  signal: AbortSignal;
  /** 0–1. */
  onProgress: (fraction: number) => void;
  idempotencyKey: string;
}

export interface GeneratedImage {
  image: Raster;
  /** Free areas in order of use; empty when the model does not know. */
  areas: LetteringArea[];
  /** True when left meets right and top meets bottom. */
  isTileable: boolean;
  /** Of a style layer; left out when the model does not know. */
  standing?: Standing;
  costUsd: number;
  /** Unsupported options and the like, whole sentences. */
  warnings: string[];
}

/** The port every engine implements. Errors are AppError with a model code (out-of-memory, rate-limited, refused …). */
export interface ImageModel {
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  readonly capabilities: ModelCapabilities;
  /** US dollars for this request before it is sent; null = unknown, which stops a paid call. */
  price(request: GenerateRequest): number | null;
  generate(request: GenerateRequest, context: GenerateContext): Promise<GeneratedImage>;
}
