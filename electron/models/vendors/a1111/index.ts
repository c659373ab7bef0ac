import { type ConnectionTest, offeredModelSchema } from '../../../../shared/connections.ts';
import { jsonOf } from '../../http-calls.ts';
import type { Adapter, AdapterKind, AdapterParts } from '../../remote-model.ts';
import { listed } from '../comfyui/errors.ts';
import { type Finding, probe, recordOf } from '../hosted/calls.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { withStartHint } from '../start-hint.ts';
import { nameOf, renderError } from './errors.ts';
import { webuiModel } from './model.ts';
import { createWebuiServer, type Named, type WebuiServer } from './server.ts';
import { modelOptions, modelOptionsSchema } from './settings.ts';
import { createLine } from './turn.ts';

/** AUTOMATIC1111's web UI, Forge and their kin: engines of the team's own, free of charge (https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API). */
export const a1111Kind: AdapterKind = {
  kind: 'a1111',
  label: 'AUTOMATIC1111 / Forge',
  defaultBaseUrl: 'http://127.0.0.1:7860',
  // Not needed; servers started with --api-auth want "user:password" as the connection's key.
  keyVariables: [],
  isFree: true,
  defaultModels: [offeredModelSchema.parse({ id: 'sdxl', label: 'SDXL (web UI)', vendorModel: 'sd_xl_base_1.0.safetensors' })],
  settings: { connection: timeoutSetting, model: modelOptionsSchema },
  open: openWebui,
};

function openWebui(parts: AdapterParts): Adapter {
  const { connection, http, key, sleep } = parts;
  const server = createWebuiServer({ baseUrl: connection.baseUrl, http, key, timeoutMs: timeoutOf(connection) });
  const shared = { parts, server, line: createLine({ server, sleep }) };
  const models = connection.models.map((offered) => webuiModel(offered, shared));
  return {
    // A second request would only wait at the server, where it cannot be cancelled.
    limits: { requestsInFlight: 1, imagesInFlight: null, rate: null },
    models: () => models,
    test: (signal) => testWebui(parts, server, signal),
    dispose: () => undefined,
  };
}

const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function testWebui(parts: AdapterParts, server: WebuiServer, signal: AbortSignal): Promise<ConnectionTest> {
  return probe(parts, signal, async () => {
    const answer = await server.ask('/sd-models', signal).catch((error) => {
      throw withStartHint(error, 'the web UI with --api', '--listen lets it answer other machines');
    });
    const refused = { answer, checkpoint: '', sampler: '', upscaler: '', oomBefore: null, now: parts.clock() };
    if (answer.status !== 200) throw await renderError(server, refused, signal);
    if (!Array.isArray(jsonOf(answer))) {
      return {
        isOk: false,
        messages: [`What answers at ${parts.connection.baseUrl} does not speak like AUTOMATIC1111 or Forge; is the address right?`],
        balance: null,
        vendorModels: [],
      };
    }
    const [models, samplers, upscalers, memory] = await Promise.all([
      server.list('/sd-models', signal),
      server.list('/samplers', signal),
      server.list('/upscalers', signal),
      server.memory(signal),
    ]);
    const flavour = await flavourOf(server, signal);
    const free = memory ? `${gibibytes(memory.system.free)} of ${gibibytes(memory.system.total)} free` : 'it does not tell its memory';
    const lacks = parts.connection.models.map((offered) => lacksOf(offered, { models: models ?? [], samplers: samplers ?? [], upscalers: upscalers ?? [] }));
    const finding: Finding & Pick<ConnectionTest, 'memory'> = {
      isOk: lacks.length === 0 || lacks.some(({ isUsable }) => isUsable),
      messages: [`${flavour} answers: ${free}.`, ...lacks.flatMap(({ sentences }) => sentences)],
      balance: null,
      vendorModels: (models ?? []).map(nameOf),
      memory: memory ? { freeBytes: memory.system.free, totalBytes: memory.system.total } : null,
    };
    return finding;
  });
}

/** Forge has options of its own; neither tells its version here. */
async function flavourOf(server: WebuiServer, signal: AbortSignal): Promise<string> {
  const options = recordOf(jsonOf(await server.ask('/options', signal)));
  return Object.keys(options).some((name) => name.startsWith('forge_')) ? 'Forge' : 'AUTOMATIC1111';
}

interface Lists {
  models: readonly Named[];
  samplers: readonly Named[];
  upscalers: readonly Named[];
}

function lacksOf(offered: Parameters<typeof modelOptions>[0], { models, samplers, upscalers }: Lists): { isUsable: boolean; sentences: string[] } {
  const { sampler, upscaler } = modelOptions(offered);
  const { label, vendorModel } = offered;
  const names = models.flatMap(({ title, model_name }) => [title, title?.replace(/ \[[0-9a-f]+\]$/, ''), model_name]);
  const hasModel = vendorModel === '' || names.includes(vendorModel);
  const hasSampler = samplers.some(({ name }) => name === sampler);
  const hasUpscaler = upscaler === null || upscalers.some(({ name }) => name === upscaler);
  const said: [boolean, string][] = [
    [hasModel, `${label}: the server has no checkpoint “${vendorModel}” (it has: ${listed(models.map(nameOf))}).`],
    [hasSampler, `${label}: the server has no sampler “${sampler}” (it has: ${listed(samplers.map(nameOf))}).`],
    [hasUpscaler, `${label}: the server has no upscaler “${upscaler}” (it has: ${listed(upscalers.map(nameOf))}).`],
  ];
  return { isUsable: hasModel && hasSampler, sentences: said.filter(([has]) => !has).map(([, sentence]) => sentence) };
}
