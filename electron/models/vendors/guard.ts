import { AppError } from '../../../shared/errors.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteImage, RemoteModel, RemoteRequest } from '../remote-model.ts';

/**
 * Opens an adapter so that nothing it gives away holds the key, even where a vendor repeats it in its answer: messages, details, stacks and causes of errors, warnings, results of
 * tests. A call whose signal was aborted rejects with the signal's reason; one that its model cannot do at all is refused before anything is sent.
 * @throws AppError invalid-input for options that make no sense
 */
export function openGuarded(kind: AdapterKind, parts: AdapterParts): Adapter {
  const adapter = kind.open(parts);
  const models = adapter.models().map((model) => guarded(model, parts.key));
  return {
    limits: adapter.limits,
    models: () => models,
    test: async (signal) => withoutKey(await adapter.test(signal), parts.key()),
    dispose: () => adapter.dispose(),
  };
}

function guarded(model: RemoteModel, key: AdapterParts['key']): RemoteModel {
  async function attempt<T extends { warnings: string[] }>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    try {
      const result = await work();
      return { ...result, warnings: withoutKey(result.warnings, key()) };
    } catch (error) {
      signal.throwIfAborted();
      throw withoutKey(error, key());
    }
  }
  const { resume } = model;
  return {
    ...model,
    warnings: (request) => withoutKey(model.warnings(request), key()),
    price: (request) => model.price(request),
    call: (request, context) =>
      attempt(context.signal, () => {
        checkRequest(model, request);
        const { onPicture } = context;
        const heard = onPicture && ((index: number, image: RemoteImage, warnings: readonly string[]) => onPicture(index, image, withoutKey(warnings, key())));
        return model.call(request, { ...context, onPicture: heard });
      }),
    ...(resume ? { resume: (vendorJob, context) => attempt(context.signal, () => resume.call(model, vendorJob, context)) } : {}),
  };
}

/** @throws AppError invalid-input for a kind of request, a number of seeds or a missing picture that no adapter can make anything of */
function checkRequest({ label, capabilities }: RemoteModel, { kind, seeds, image, mask }: RemoteRequest): void {
  const has = { generate: capabilities.generate, edit: capabilities.editWithMask, remix: capabilities.remix, upscale: capabilities.upscale }[kind];
  const fault = (what: string) => new AppError('invalid-input', `${label} ${what}.`, { details: { kind, seeds: seeds.length } });
  if (!has) throw fault(`has no ${kind === 'edit' ? 'masked edit' : kind}`);
  if (seeds.length === 0) throw fault('was asked for no picture');
  if (seeds.length > capabilities.batch) throw fault(`makes ${capabilities.batch} at once, not ${seeds.length}`);
  if (kind !== 'generate' && !image) throw fault(`needs a picture for a request of kind ${kind}`);
  if (kind === 'edit' && !mask) throw fault('needs a mask for an edit');
}

const HIDDEN = '[key]';

/** The same plain data or error with every trace of the key taken out of its texts; bytes are left alone. */
export function withoutKey<T>(value: T, key: string | null): T {
  return key ? (cleaned(value, writingsOf(key)) as T) : value;
}

/** Shorter ones are no secret, and taking them out would leave no text readable. */
const SHORTEST_KEY = 4;
/** From here on parts of base64 that stand for a key mean nothing else by chance. */
const LONG_KEY = 8;

/** As it may stand in an address, escaped in JSON, or in base64: alone or, as in Basic authentication, behind other bytes. */
function writingsOf(key: string): string[] {
  if (key.length < SHORTEST_KEY) return [];
  const escaped = JSON.stringify(key).slice(1, -1);
  const shifted = key.length < LONG_KEY ? [] : [0, 1, 2].map((shift) => base64Inside(key, shift));
  return [...new Set([key, encodeURIComponent(key), Buffer.from(key).toString('base64'), escaped, ...shifted])];
}

/** The part of a base64 text that depends on the key alone when `shift` bytes (modulo 3) stand before it (RFC 4648, section 4: three bytes become four signs). */
function base64Inside(key: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(key)]);
  const whole = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), whole);
}

function cleaned(value: unknown, writings: readonly string[]): unknown {
  if (typeof value === 'string') return writings.reduce((text, writing) => text.replaceAll(writing, HIDDEN), value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, writings));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value;
  if (value instanceof Error) return cleanedError(value, writings);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [cleaned(name, writings), cleaned(item, writings)]));
}

function cleanedError(error: Error, writings: readonly string[]): Error {
  const clean = <T>(value: T) => cleaned(value, writings) as T;
  const cause = error.cause === undefined ? undefined : clean(error.cause);
  const message = clean(error.message);
  const copy =
    error instanceof AppError
      ? new AppError(error.code, message, { cause, retryable: error.retryable, details: clean(error.details) })
      : Object.assign(new Error(message, cause === undefined ? undefined : { cause }), { name: error.name });
  copy.stack = clean(error.stack ?? '');
  return copy;
}
