import { offeredModelSchema } from '../../../../shared/connections.ts';
import type { Adapter, AdapterKind, AdapterParts } from '../../remote-model.ts';
import { timeoutOf, timeoutSetting } from '../settings.ts';
import { comfyModel } from './model.ts';
import type { Engine } from './prompts.ts';
import { authorization, createComfyServer } from './server.ts';
import { modelOptionsSchema } from './settings.ts';
import { createComfySocket } from './socket.ts';
import { testComfy } from './test-connection.ts';
import { createUploads } from './uploads.ts';

export { importWorkflow } from './import-workflow.ts';

/** ComfyUI: an engine of the team's own, free of charge (https://docs.comfy.org). File names as their publishers on Hugging Face give them. */
export const comfyuiKind: AdapterKind = {
  kind: 'comfyui',
  label: 'ComfyUI',
  defaultBaseUrl: 'http://127.0.0.1:8188',
  // Not needed; where a proxy stands before the server, the connection's key is sent to it.
  keyVariables: [],
  isFree: true,
  defaultModels: [
    { id: 'sd3.5-large', label: 'SD3.5 Large (ComfyUI)', vendorModel: 'sd3.5_large.safetensors', options: { family: 'sd3.5' } },
    {
      id: 'sd3.5-large-turbo',
      label: 'SD3.5 Large Turbo (ComfyUI)',
      vendorModel: 'sd3.5_large_turbo.safetensors',
      // Distilled to four steps without guidance: https://huggingface.co/stabilityai/stable-diffusion-3.5-large-turbo
      options: { family: 'sd3.5', steps: 4, draftSteps: 4, guidance: 1 },
    },
    { id: 'sdxl', label: 'SDXL (ComfyUI)', vendorModel: 'sd_xl_base_1.0.safetensors', options: { family: 'sdxl' } },
  ].map((model) => offeredModelSchema.parse(model)),
  settings: { connection: timeoutSetting, model: modelOptionsSchema },
  open: openComfy,
};

function openComfy(parts: AdapterParts): Adapter {
  const { connection, http, key, clock, createId, sleep } = parts;
  const timeoutMs = timeoutOf(connection);
  const clientId = createId();
  const server = createComfyServer({ baseUrl: connection.baseUrl, http, key, clock, timeoutMs });
  const socket = createComfySocket({
    url: `${connection.baseUrl.replace(/^http/, 'ws')}/ws?clientId=${encodeURIComponent(clientId)}`,
    headers: () => authorization(key()),
  });
  const engine: Engine = { server, socket, uploads: createUploads(server), clientId, sleep };
  const models = connection.models.map((offered) => comfyModel(offered, { parts, engine, timeoutMs }));
  return {
    // The server has a queue of its own and takes what comes.
    limits: { requestsInFlight: null, imagesInFlight: null, rate: null },
    models: () => models,
    test: (signal) => testComfy(parts, server, signal),
    dispose: () => socket.dispose(),
  };
}
