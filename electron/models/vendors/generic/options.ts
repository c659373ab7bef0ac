import { z } from 'zod';
import type { Connection } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';

export const RESPONSE_KINDS = ['auto', 'url', 'base64', 'bytes'] as const;

/** Settings of an endpoint that nobody wrote an adapter for; those of an offered model go before those of its connection. */
export const endpointSchema = z.object({
  method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
  /** Behind the connection's address: "/v2/images". */
  path: z
    .string()
    .regex(/^\/(?!\/)/, 'it must begin with one slash')
    .optional(),
  /** "${apiKey}" stands for the key. Left out: "Authorization: Bearer ${apiKey}" where a key is set. */
  headers: z.record(z.string(), z.string()).optional(),
  responseKind: z.enum(RESPONSE_KINDS).default('auto'),
  /** For servers that let only so many requests in at once. */
  requestsInFlight: z.number().int().min(1).max(100).nullable().default(null),
  /** Behind the connection's origin: something that is free to ask for and wants the key. */
  testPath: z
    .string()
    .regex(/^\/(?!\/)/, 'it must begin with one slash')
    .optional(),
  /** A server of the team's own: pictures cost nothing. */
  isFree: z.boolean().default(false),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** Stands for the key in headers. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is written so in settings, never in code.
const KEY_MARK = '${apiKey}';

/** @throws AppError invalid-input for options that make no sense, and for headers that would change the request itself */
export function readEndpoint({ label }: { label: string }, ...layers: readonly Connection['options'][]): Endpoint {
  const parsed = endpointSchema.safeParse(Object.assign({}, ...layers));
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new AppError('invalid-input', `The option ${path.join('.')} of ${label} makes no sense: ${message}.`, { details: { path } });
  }
  for (const [name, value] of Object.entries(parsed.data.headers ?? {})) requireHeader(name, value, label);
  return parsed.data;
}

/** Headers that say where a request begins and ends. */
const FRAMING = /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|proxy-.*)$/i;

function requireHeader(name: string, value: string, label: string): void {
  const fault = (what: string) => new AppError('invalid-input', `The header ${JSON.stringify(name)} of ${label} ${what}.`, { details: { name } });
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw fault('has a name that no header can have (RFC 9110, section 5.1)');
  if (FRAMING.test(name)) throw fault('is not for settings to change');
  if (!isHeaderText(value)) throw fault('holds signs that no header can hold');
}

/** RFC 9110, section 5.5: no control characters, and nothing beyond Latin-1. */
const isHeaderText = (text: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/**
 * The headers of a request.
 * @throws AppError auth when they want a key and none is set, or it cannot stand in a header
 */
export function headersWithKey({ headers }: Endpoint, key: string | null, label: string): Record<string, string> {
  const given = headers ?? (key ? { authorization: `Bearer ${KEY_MARK}` } : {});
  const auth = (message: string) => new AppError('auth', message, { details: { isBilled: false } });
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (!value.includes(KEY_MARK)) return [name, value];
      if (!key) throw auth(`No key is set for ${label}, but its header ${name} wants one. Enter it on the Models page.`);
      if (!isHeaderText(key)) throw auth(`The key of ${label} holds signs that no header can hold, a line break perhaps. Enter it again.`);
      return [name, value.replaceAll(KEY_MARK, () => key)];
    }),
  );
}

/** @throws AppError invalid-input when a template holds the key: it belongs in headers only, bodies may be kept by the server */
export function requireNoKeyIn(template: unknown, label: string): void {
  if (!JSON.stringify(template ?? null).includes(KEY_MARK)) return;
  throw new AppError('invalid-input', `The body of ${label} names ${KEY_MARK}; a key goes into headers only.`);
}
