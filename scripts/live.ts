import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import type { Adapter, AdapterKind, RemoteModel, RemoteRequest } from '../electron/models/remote-model.ts';
import { adapterKinds } from '../electron/models/vendors/index.ts';
import { createHttpClient } from '../electron/net/http-client.ts';
import { toErrorShape } from '../shared/errors.ts';

const USAGE = `npm run live -- VENDOR … [--pay] [--model ID] [--url ADDRESS]
Asks the real services: always something free; with --pay also for one small picture, which costs what is printed before it is asked for.`;

interface Options {
  vendors: string[];
  isPaying: boolean;
  model: string | null;
  url: string | null;
}

/** `npm run live -- stability [--pay]`: checks an adapter against the service itself. Vendors without a key are skipped by name. */
async function main(argv: string[]): Promise<number> {
  const options = read(argv);
  const kinds = adapterKinds();
  const unknown = options.vendors.filter((name) => !kinds.some(({ kind }) => kind === name));
  if (options.vendors.length === 0 || unknown.length > 0) {
    console.error(`${USAGE}\nVendors: ${kinds.map(({ kind }) => kind).join(', ')}.`);
    return 1;
  }
  let failed = 0;
  for (const name of options.vendors) failed += (await check(kinds.find(({ kind }) => kind === name)!, options)) ? 0 : 1;
  return failed > 0 ? 1 : 0;
}

function read(argv: string[]): Options {
  const options: Options = { vendors: [], isPaying: false, model: null, url: null };
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '--pay') options.isPaying = true;
    else if (argv[i] === '--model') options.model = argv[++i] ?? null;
    else if (argv[i] === '--url') options.url = argv[++i] ?? null;
    else options.vendors.push(argv[i]);
  }
  return options;
}

async function check(
  { kind, label, keyVariables, defaultBaseUrl, defaultModels, open }: AdapterKind,
  { isPaying, model: wanted, url }: Options,
): Promise<boolean> {
  const key = keyVariables.map((name) => process.env[name]).find((value) => value) ?? null;
  if (keyVariables.length > 0 && key === null) {
    console.log(`skipped  ${kind}: ${keyVariables.join(' or ')} is not set`);
    return true;
  }
  const adapter = open({
    connection: { id: kind, kind, label, baseUrl: url ?? defaultBaseUrl, isEnabled: true, models: defaultModels, options: {} },
    key: () => key,
    http: createHttpClient({ environment: process.env, idleMs: 10 * 60_000 }),
    clock: () => new Date(),
    createId: randomUUID,
    sleep: (ms, signal) => wait(ms, undefined, { signal }),
  });
  try {
    const { isOk, latencyMs, balance, messages } = await adapter.test(AbortSignal.timeout(30_000));
    console.log(
      `${isOk ? 'ok     ' : 'FAILED '}  ${kind}: ${[latencyMs === null ? '' : `${Math.round(latencyMs)} ms`, balance ?? ''].filter(Boolean).join(', ')}`,
    );
    for (const message of messages) console.log(`         ${message}`);
    return isOk && (!isPaying || (await render(kind, adapter, wanted)));
  } finally {
    adapter.dispose();
  }
}

async function render(kind: string, adapter: Adapter, wanted: string | null): Promise<boolean> {
  const model = adapter.models().find(({ id, capabilities }) => (wanted === null ? capabilities.generate : id === wanted));
  if (!model) {
    console.log(`FAILED   ${kind}: it offers no model ${wanted ?? 'that generates'}`);
    return false;
  }
  const request = requestFor(model);
  const usd = model.price(request);
  console.log(`         ${model.label}, one picture of ${request.width} × ${request.height}: ${usd === null ? 'price unknown' : `$${usd}`}`);
  const startedAt = performance.now();
  try {
    const { images, costUsd, warnings } = await model.call(request, {
      signal: AbortSignal.timeout(10 * 60_000),
      onProgress: () => undefined,
      idempotencyKey: randomUUID(),
      beforePaidRequest: () => undefined,
      onAccepted: (job) => console.log(`         accepted as ${job}`),
    });
    const { format, width, height } = await sharp(images[0].bytes).metadata();
    const took = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    console.log(`ok       ${kind}: ${format} of ${width} × ${height} in ${took}${costUsd === null ? '' : `, the vendor says $${costUsd}`}`);
    for (const warning of warnings) console.log(`         ${warning}`);
    return true;
  } catch (error) {
    const { code, message } = toErrorShape(error);
    console.log(`FAILED   ${kind}: ${code}: ${message}`);
    return false;
  }
}

function requestFor({ capabilities: { sizes } }: RemoteModel): RemoteRequest {
  const side = Math.max(sizes.minSide, Math.min(sizes.maxSide, 1024));
  const picture = { image: null, mask: null, strength: null };
  return {
    kind: 'generate',
    prompt: 'a red apple on a white table, studio light',
    negativePrompt: '',
    width: side,
    height: side,
    seeds: [1],
    isDraft: true,
    transparentBackground: false,
    steps: null,
    guidance: null,
    params: {},
    thrift: {},
    ...picture,
  };
}

process.exitCode = await main(process.argv.slice(2));
