import type { Connection } from '../../../../shared/connections.ts';
import type { RemoteKind } from '../../remote-model.ts';
import { offer } from '../hosted/offer.ts';
import { type Ratio, ratiosOf } from '../hosted/sizes.ts';

/** `legacy`: /generate, /edit and /remix, answered at once. `v2`: /v2/image/{action}/{model}, taken as a job that can be fetched again. */
export type Route = 'legacy' | 'v2';

export interface Engine {
  route: Route;
  /** The field `model` (legacy) or the last part of the path (v2). */
  name: string;
  /** The action in the path for each kind; a kind that is left out is not there. */
  actions: Partial<Record<RemoteKind, string>>;
  /** What chooses speed against quality, and what it is for drafts and finals when nobody says. */
  effort: { field: string; values: readonly string[]; usual(kind: RemoteKind, isDraft: boolean): string } | null;
  /** How a generated picture's size is said. */
  size: { field: string; choices: readonly Ratio[]; isExact: boolean };
  /** Kinds that take a negative prompt. */
  negativePrompt: readonly RemoteKind[];
  styles: readonly string[];
  maxImageBytes: number;
  /** US dollars for one picture by kind and effort (legacy: ''); null = not published. */
  usd(kind: RemoteKind, effort: string): number | null;
}

/** developer.ideogram.ai/v1/api-reference (legacy), August 2026. */
const LEGACY_RATIOS = ratiosOf(['10_16', '16_10', '9_16', '16_9', '3_2', '2_3', '4_3', '3_4', '1_1', '1_3', '3_1'].map((ratio) => `ASPECT_${ratio}`));

/** Sizes of Ideogram 3.0: its `resolution` values, developer.ideogram.ai/api-reference/images/generate/ideogram-3. */
const SIZES_3 = ratiosOf(
  `512x1536 576x1408 576x1472 576x1536 640x1344 640x1408 640x1472 640x1536 704x1152 704x1216 704x1280 704x1344 704x1408 704x1472 736x1312 768x1088 768x1216 768x1280 768x1344
  800x1280 832x960 832x1024 832x1088 832x1152 832x1216 832x1248 864x1152 896x960 896x1024 896x1088 896x1120 896x1152 960x832 960x896 960x1024 960x1088 1024x832 1024x896 1024x960
  1024x1024 1088x768 1088x832 1088x896 1088x960 1120x896 1152x704 1152x832 1152x864 1152x896 1216x704 1216x768 1216x832 1248x832 1280x704 1280x768 1280x800 1312x736 1344x640
  1344x704 1344x768 1408x576 1408x640 1408x704 1472x576 1472x640 1472x704 1536x512 1536x576 1536x640`.split(/\s+/),
);

/** Sizes of 4.0 and 4.5 at one and four megapixels (same site, October 2026); 4.5 has no 512 × 1536. */
const SIZES_4 = `1024x1024 896x1120 1120x896 864x1152 1152x864 832x1248 1248x832 720x1280 1280x720 800x1280 1280x800 720x1440 1440x720
  2048x2048 1792x2240 2240x1792 1728x2304 2304x1728 1664x2496 2496x1664 1440x2560 2560x1440 1600x2560 2560x1600 1440x2880 2880x1440`.split(/\s+/);

const SPEEDS = ['turbo', 'default', 'quality'];
const speed = { field: 'rendering_speed', values: SPEEDS, usual: (_kind: RemoteKind, isDraft: boolean) => (isDraft ? 'turbo' : 'default') };

/** ideogram.ai/features/api-pricing (undated) for V_1 to V_2A. */
const LEGACY_USD: Record<string, number> = { V_1: 0.06, V_1_TURBO: 0.02, V_2: 0.08, V_2_TURBO: 0.05, V_2A: 0.04, V_2A_TURBO: 0.025 };
/** ideogram.ai/blog/ideogram-api-pricing, 2026-11-16, for the rest. */
const USD_3: Record<string, number> = { turbo: 0.03, default: 0.06, quality: 0.09 };
const USD_4: Record<string, number> = { turbo: 0.03, default: 0.06, quality: 0.1 };
const USD_45: Record<string, number> = { low: 0.03, medium: 0.06, high: 0.1 };
const USD_45_EDIT: Record<string, number> = { very_low: 0.008, low: 0.03, medium: 0.06, high: 0.22 };

function legacy(name: string): Engine {
  const canEdit = name === 'V_2' || name === 'V_2_TURBO';
  const isFirst = name.startsWith('V_1');
  return {
    route: 'legacy',
    name,
    actions: { generate: 'generate', remix: 'remix', ...(canEdit ? { edit: 'edit' } : {}) },
    effort: null,
    size: { field: 'aspect_ratio', choices: LEGACY_RATIOS, isExact: false },
    negativePrompt: name.startsWith('V_2A') ? [] : ['generate', 'remix'],
    styles: isFirst ? [] : ['AUTO', 'GENERAL', 'FICTION', 'REALISTIC', 'DESIGN', 'RENDER_3D', 'ANIME'],
    maxImageBytes: 10_000_000,
    usd: () => LEGACY_USD[name],
  };
}

/** By the name in an offered model's `vendorModel`. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  ...Object.fromEntries(Object.keys(LEGACY_USD).map((name) => [name, legacy(name)])),
  'ideogram-3': {
    route: 'v2',
    name: 'ideogram-3',
    actions: { generate: 'generate', remix: 'remix', edit: 'inpaint' },
    effort: speed,
    size: { field: 'resolution', choices: SIZES_3, isExact: true },
    negativePrompt: ['generate', 'remix'],
    styles: ['auto', 'general', 'realistic', 'design', 'fiction'],
    maxImageBytes: 25_000_000,
    usd: (_kind, effort) => USD_3[effort] ?? null,
  },
  'ideogram-4': {
    route: 'v2',
    name: 'ideogram-4',
    actions: { generate: 'generate' },
    effort: speed,
    size: { field: 'resolution', choices: ratiosOf([...SIZES_4, '512x1536', '1536x512']), isExact: true },
    negativePrompt: [],
    styles: [],
    maxImageBytes: 25_000_000,
    usd: (_kind, effort) => USD_4[effort] ?? null,
  },
  'ideogram-4-5': {
    route: 'v2',
    name: 'ideogram-4-5',
    // Without a mask a precise edit follows the prompt across the whole picture and keeps its size: a remix.
    actions: { generate: 'generate', remix: 'precise-edit', edit: 'precise-edit' },
    effort: {
      field: 'quality',
      values: Object.keys(USD_45_EDIT),
      // For finals what the vendor takes when nobody says.
      usual: (kind, isDraft) => (isDraft ? 'low' : kind === 'generate' ? 'high' : 'medium'),
    },
    size: { field: 'size', choices: ratiosOf(SIZES_4), isExact: true },
    negativePrompt: [],
    styles: [],
    maxImageBytes: 25_000_000,
    usd: (kind, effort) => (kind === 'generate' ? USD_45 : USD_45_EDIT)[effort] ?? null,
  },
};

export const MAX_SEED = 2_147_483_647;
/** `num_images`. */
export const MAX_BATCH = 8;
/** Pictures that one organization may have in the making: a request for four takes four. */
export const IMAGES_IN_FLIGHT = 10;

export const DEFAULT_MODELS: Connection['models'] = [
  offer('ideogram-v1-turbo', 'Ideogram V1 Turbo', 'V_1_TURBO'),
  offer('ideogram-v1', 'Ideogram V1', 'V_1'),
  offer('ideogram-v2a', 'Ideogram V2A', 'V_2A'),
  offer('ideogram-v2', 'Ideogram V2', 'V_2'),
  offer('ideogram-3', 'Ideogram 3.0', 'ideogram-3'),
  offer('ideogram-4', 'Ideogram 4.0', 'ideogram-4'),
  offer('ideogram-4-5', 'Ideogram 4.5', 'ideogram-4-5'),
];
