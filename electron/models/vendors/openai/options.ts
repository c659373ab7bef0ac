import { z } from 'zod';
import type { Connection, OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { FAMILIES, type Family, UNKNOWN_FAMILY, VENDOR_HOST } from './table.ts';

const header = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .optional();

export const connectionOptions = z.object({
  /** Sent as OpenAI-Organization and OpenAI-Project. */
  organization: header,
  project: header,
  /** How a rate limit that the vendor does not publish is kept; left out = no limit known. */
  requestsInFlight: z.int().min(1).max(1000).optional(),
  /** Of this service only, where it differs from OpenAI's list: US dollars for a million tokens. */
  usdPerMillion: z.object({ textIn: z.number().min(0), imageIn: z.number().min(0), imageOut: z.number().min(0) }).optional(),
});

export const modelOptions = z.object({
  /** For names that OpenAI does not have. */
  dialect: z.enum(['gpt-image', 'dall-e']).optional(),
  /** "1024x1024" and the like, for servers that know only some. */
  sizes: z
    .array(z.string().regex(/^\d{2,4}x\d{2,4}$/))
    .min(1)
    .optional(),
  batch: z.int().min(1).max(10).optional(),
  edits: z.boolean().optional(),
  /** Output tokens of one picture by size and quality, as the team's invoices show them: {"1536x1024": {"high": 2600}}. */
  outputTokens: z.record(z.string(), z.record(z.string(), z.number().min(0))).optional(),
  /** `url` for servers that give links (dall-e dialect); default base64. */
  responseFormat: z.enum(['b64_json', 'url']).optional(),
  /** Rough pictures while the vendor works, 1 to 3 (server-sent events); each costs tokens. Left out = none. */
  partialImages: z.int().min(1).max(3).optional(),
});

export type ConnectionOptions = z.infer<typeof connectionOptions>;

export interface ModelSettings extends Family {
  responseFormat: 'b64_json' | 'url';
  partialImages: number;
}

/** @throws AppError invalid-input that names the option */
export function connectionOptionsOf({ options, label }: Connection): ConnectionOptions {
  return checked(connectionOptions, options, label);
}

/** What is known of a model, with the team's own words over it. @throws AppError invalid-input that names the option */
export function settingsOf(offered: OfferedModel, { baseUrl }: Connection, { usdPerMillion }: ConnectionOptions): ModelSettings {
  const told = checked(modelOptions, offered.options, offered.label);
  const known = FAMILIES.find(({ pattern }) => pattern.test(offered.vendorModel)) ?? familyOf(told.dialect);
  const isVendor = new URL(baseUrl).host === VENDOR_HOST;
  return {
    ...known,
    // A server that only speaks like OpenAI has prices and an end of its own.
    shutdown: isVendor ? known.shutdown : null,
    sizes: told.sizes ?? known.sizes,
    usdPerMillion: usdPerMillion ?? known.usdPerMillion,
    // Whether rough pictures of several can be told apart is not documented.
    batch: told.partialImages === undefined ? (told.batch ?? known.batch) : 1,
    edits: told.edits ?? known.edits,
    tokens: { ...known.tokens, ...told.outputTokens },
    responseFormat: told.responseFormat ?? 'b64_json',
    partialImages: known.dialect === 'gpt-image' ? (told.partialImages ?? 0) : 0,
  };
}

function familyOf(dialect: Family['dialect'] | undefined): Family {
  return dialect === 'dall-e' ? FAMILIES.find((family) => family.dialect === 'dall-e')! : UNKNOWN_FAMILY;
}

function checked<T extends z.ZodType>(schema: T, options: unknown, label: string): z.infer<T> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError('invalid-input', `The option ${issue.path.join('.')} of ${label} makes no sense: ${issue.message}.`, {
    details: { path: issue.path.join('.') },
  });
}
