import type { Connection } from '../../../../shared/connections.ts';
import { offer } from '../hosted/offer.ts';
import { ratiosOf } from '../hosted/sizes.ts';

export interface Engine {
  /** Under /v2beta/stable-image/. */
  path: string;
  /** The value of the field `model`; null = the path says it. */
  model: string | null;
  deeds: { generate?: true; remix?: true; edit?: true; upscale?: true };
  /** Credits for one picture. */
  credits: number;
  takes: { prompt?: true; aspectRatio?: true; negativePrompt?: true; seed?: true; guidance?: true };
  /** Names in `params` that it understands. */
  params: readonly string[];
  /** Answers with the name of a job (see jobs.ts). */
  isJob?: boolean;
  /** What it takes as a picture, px. */
  image?: { minSide: number; maxSide?: number; minPixels?: number; maxPixels?: number };
}

const WORDS = { prompt: true, negativePrompt: true, seed: true } as const;
const SD3 = {
  path: 'generate/sd3',
  deeds: { generate: true, remix: true },
  takes: { ...WORDS, aspectRatio: true, guidance: true },
  params: ['style_preset'],
  image: { minSide: 64 },
} as const;

/**
 * By the name in an offered model's `vendorModel`. Fields and picture limits: https://platform.stability.ai/docs/api-reference (OpenAPI, June 2025). Credits of generation: the same,
 * unchanged in June 2026; of edits and upscalers: https://stability.ai/api-pricing-update-25 (from 2025-08-01).
 */
export const ENGINES: Readonly<Record<string, Engine>> = {
  'sd3.5-large': { ...SD3, model: 'sd3.5-large', credits: 6.5 },
  'sd3.5-large-turbo': { ...SD3, model: 'sd3.5-large-turbo', credits: 4 },
  'sd3.5-medium': { ...SD3, model: 'sd3.5-medium', credits: 3.5 },
  core: { path: 'generate/core', model: null, deeds: { generate: true }, credits: 3, takes: { ...WORDS, aspectRatio: true }, params: ['style_preset'] },
  ultra: { path: 'generate/ultra', model: null, deeds: { generate: true }, credits: 8, takes: { ...WORDS, aspectRatio: true }, params: ['style_preset'] },
  inpaint: {
    path: 'edit/inpaint',
    model: null,
    deeds: { edit: true },
    credits: 5,
    takes: WORDS,
    params: ['grow_mask', 'style_preset'],
    image: { minSide: 64, minPixels: 4096, maxPixels: 9_437_184 },
  },
  'upscale-fast': {
    path: 'upscale/fast',
    model: null,
    deeds: { upscale: true },
    credits: 2,
    takes: {},
    params: [],
    image: { minSide: 32, maxSide: 1536, maxPixels: 1_048_576 },
  },
  'upscale-conservative': {
    path: 'upscale/conservative',
    model: null,
    deeds: { upscale: true },
    credits: 40,
    takes: WORDS,
    params: ['creativity'],
    image: { minSide: 64 },
  },
  'upscale-creative': {
    path: 'upscale/creative',
    model: null,
    deeds: { upscale: true },
    credits: 60,
    takes: WORDS,
    params: ['creativity'],
    isJob: true,
    image: { minSide: 64, maxPixels: 1_048_576 },
  },
};

/** $10 for 1,000 credits: https://platform.stability.ai/pricing. */
export const USD_PER_CREDIT = 0.01;

/** Same page as ENGINES. */
export const RATIOS = ratiosOf(['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21']);

/** Pixels of a generated picture: "1 MP" (same page). */
export const OUTPUT_PIXELS = 1024 * 1024;

/** 0 asks for a random one. */
export const MAX_SEED = 4_294_967_294;
export const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
/** Leaves room for a mask and words. */
export const MAX_IMAGE_BYTES = 9_500_000;
/** Requests that may start within a time, before the service answers 429. */
export const RATE = { requests: 150, perMs: 10_000 };

export const DEFAULT_MODELS: Connection['models'] = [
  offer('sd3.5-large', 'Stable Diffusion 3.5 Large', 'sd3.5-large'),
  offer('sd3.5-large-turbo', 'Stable Diffusion 3.5 Large Turbo', 'sd3.5-large-turbo'),
  offer('sd3.5-medium', 'Stable Diffusion 3.5 Medium', 'sd3.5-medium'),
  offer('stable-image-core', 'Stable Image Core', 'core'),
  offer('stable-image-ultra', 'Stable Image Ultra', 'ultra'),
  offer('stability-inpaint', 'Stability Inpaint', 'inpaint'),
  offer('stability-upscale-fast', 'Stability Fast Upscaler', 'upscale-fast'),
  offer('stability-upscale-conservative', 'Stability Conservative Upscaler', 'upscale-conservative'),
  offer('stability-upscale-creative', 'Stability Creative Upscaler', 'upscale-creative'),
];
