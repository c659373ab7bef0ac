import type { Connection } from '../../../../shared/connections.ts';
import { offer } from '../hosted/offer.ts';

/** How a model is spoken to. `gpt-image` answers in base64 and bills by tokens; `dall-e` knows response_format, style and three sizes. */
export type Dialect = 'gpt-image' | 'dall-e';

export const QUALITIES = ['auto', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Output tokens of one picture by "WIDTHxHEIGHT" and quality. */
export type TokenTable = Readonly<Record<string, Partial<Record<Quality, number>>>>;

export interface Family {
  pattern: RegExp;
  dialect: Dialect;
  /** Any multiple of 16 within SIZE_RULE, or only these. */
  sizes: 'free' | readonly string[];
  qualities: readonly string[];
  transparentBackground: boolean;
  edits: boolean;
  /** Takes `input_fidelity`. */
  inputFidelity: boolean;
  /** Pictures in one call. */
  batch: number;
  tokens: TokenTable;
  /** US dollars for a million tokens; null = not known. */
  usdPerMillion: TokenPrices | null;
  /** A day (YYYY-MM-DD) on which the vendor shut it down or will. */
  shutdown: string | null;
}

export interface TokenPrices {
  textIn: number;
  imageIn: number;
  imageOut: number;
}

/**
 * https://developers.openai.com/api/docs/models/gpt-image-2.6-sunburst, autumn 2026. Input that the vendor has cached is cheaper, but the usage in an answer is not documented to tell
 * it apart: what is reckoned from it is a ceiling.
 */
const PRICES: TokenPrices = { textIn: 5, imageIn: 8, imageOut: 30 };

/** docs.comfy.org/built-in-nodes/OpenAIGPTImageNodeV3 and the vendor's SDK (openai 7.57.0, November 2026). */
export const SIZE_RULE = { multipleOf: 16, maxRatio: 3, maxSide: 3840, minPixels: 655_360, maxPixels: 8_294_400 };
const FIXED = ['1024x1024', '1536x1024', '1024x1536'];
const NAMED = ['auto', 'low', 'medium', 'high'];

const CURRENT = {
  dialect: 'gpt-image',
  sizes: 'free',
  qualities: QUALITIES,
  transparentBackground: true,
  edits: true,
  inputFidelity: false,
  batch: 10,
  usdPerMillion: PRICES,
  shutdown: null,
} as const;

const FIRST = { ...CURRENT, sizes: FIXED, qualities: NAMED, inputFidelity: true, tokens: {}, usdPerMillion: null };

/**
 * First match wins. Tokens:
 * - gpt-image-2.5: measured by others for 1024² (s-anand.net, 2026-09-26).
 * - gpt-image-2.6: as 2.5 from `high` on; `low` and `medium` take three to four times as many (docs.laozhang.ai, 2026-11-05). Four times is written here: a ceiling.
 * - gpt-image-2: the vendor's examples, $0.006, $0.053 and $0.211 for 1024², $0.005, $0.041 and $0.165 for 1536 × 1024 and upright, turned into tokens and rounded up.
 * They do not grow with the area, so nothing is derived for other sizes; an offered model's option `outputTokens` says what the team's invoices show.
 */
export const FAMILIES: readonly Family[] = [
  {
    ...CURRENT,
    pattern: /^gpt-image-2\.6/,
    tokens: { '1024x1024': { low: 784, medium: 1756, high: 1756, xhigh: 3122, max: 7024 } },
  },
  {
    ...CURRENT,
    pattern: /^gpt-image-2\.5/,
    tokens: { '1024x1024': { low: 196, medium: 439, high: 1756, xhigh: 3122, max: 7024 } },
  },
  {
    ...CURRENT,
    pattern: /^gpt-image-2(-|$)/,
    qualities: NAMED,
    tokens: {
      '1024x1024': { low: 200, medium: 1767, high: 7034 },
      '1536x1024': { low: 167, medium: 1367, high: 5500 },
      '1024x1536': { low: 167, medium: 1367, high: 5500 },
    },
  },
  {
    ...CURRENT,
    ...FIRST,
    pattern: /^gpt-image-1(-20|$)/,
    // openai 7.57.0, resources/images.d.ts.
    shutdown: '2026-10-23',
  },
  {
    ...FIRST,
    pattern: /^(gpt-image-1|chatgpt-image)/,
    // developers.openai.com/api/docs/deprecations.
    shutdown: '2026-12-01',
  },
  {
    pattern: /^dall-e/,
    dialect: 'dall-e',
    sizes: ['1024x1024', '1792x1024', '1024x1792'],
    qualities: ['standard', 'hd'],
    transparentBackground: false,
    edits: false,
    inputFidelity: false,
    batch: 1,
    tokens: {},
    usdPerMillion: null,
    // developers.openai.com/api/docs/models/dall-e-3: "removed from the API".
    shutdown: '2026-05-12',
  },
];

/** A server that speaks like OpenAI and names its models as it likes. */
export const UNKNOWN_FAMILY: Family = { ...CURRENT, pattern: /^/, batch: 1, sizes: 'free', tokens: {}, usdPerMillion: null };

export const VENDOR_HOST = 'api.openai.com';

export const DEFAULT_MODELS: Connection['models'] = [
  offer('gpt-image-flare', 'GPT Image Flare', 'gpt-image-2.6-flare'),
  offer('gpt-image-sunburst', 'GPT Image Sunburst', 'gpt-image-2.6-sunburst'),
];
