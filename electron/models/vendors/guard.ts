import { AppError } from '../../../shared/errors.ts';
import type { Adapter, AdapterKind, AdapterParts, RemoteModel, RemoteRequest } from '../remote-model.ts';

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
      throw errorWithoutKey(error, key());
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
        return model.call(request, context);
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

/** The same plain value with every trace of the key taken out of its texts; bytes are left alone. */
export function withoutKey<T>(value: T, key: string | null): T {
  return key ? (cleaned(value, writingsOf(key)) as T) : value;
}

/** As it may stand in an address, in a header of Basic authentication, or escaped in JSON. */
function writingsOf(key: string): string[] {
  const escaped = JSON.stringify(key).slice(1, -1);
  return [...new Set([key, encodeURIComponent(key), Buffer.from(key).toString('base64'), escaped])];
}

function cleaned(value: unknown, writings: readonly string[]): unknown {
  if (typeof value === 'string') return writings.reduce((text, writing) => text.replaceAll(writing, HIDDEN), value);
  if (Array.isArray(value)) return value.map((item) => cleaned(item, writings));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [cleaned(name, writings), cleaned(item, writings)]));
}

function errorWithoutKey(error: unknown, key: string | null): unknown {
  if (!key || !(error instanceof Error)) return withoutKey(error, key);
  const cause = error.cause === undefined ? undefined : errorWithoutKey(error.cause, key);
  const message = withoutKey(error.message, key);
  const clean =
    error instanceof AppError
      ? new AppError(error.code, message, { cause, retryable: error.retryable, details: withoutKey(error.details, key) })
      : Object.assign(new Error(message, cause === undefined ? undefined : { cause }), { name: error.name });
  clean.stack = withoutKey(error.stack ?? '', key);
  return clean;
}
