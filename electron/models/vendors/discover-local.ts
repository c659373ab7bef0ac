import { type ConnectionProposal, connectionSchema, offeredModelSchema } from '../../../shared/connections.ts';
import type { HttpClient } from '../../net/http-client.ts';
import { createWebuiServer } from './a1111/server.ts';
import { acceleratorOf } from './comfyui/memory.ts';
import { offeredFrom } from './comfyui/offered-models.ts';
import { createComfyServer } from './comfyui/server.ts';

/** ComfyUI, ComfyUI's desktop app, AUTOMATIC1111 and Forge, the same with --nowebui. */
export const USUAL_PORTS: readonly number[] = [8188, 8000, 7860, 7861];
/** A server on the same machine answers at once, unless it is loading a model. */
const PROBE_MS = 1500;

/** Looks on the usual ports of this machine for engines and says what they are; what is not there is no error. Sends nothing but free questions, and no keys. */
export async function discoverLocal(http: HttpClient, signal: AbortSignal, ports: readonly number[] = USUAL_PORTS): Promise<ConnectionProposal[]> {
  const found = await Promise.all(ports.map((port) => lookAt(`http://127.0.0.1:${port}`, http, signal)));
  signal.throwIfAborted();
  return found.filter((proposal) => proposal !== null);
}

async function lookAt(baseUrl: string, http: HttpClient, signal: AbortSignal): Promise<ConnectionProposal | null> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]);
  const parts = { baseUrl, http, key: () => null, clock: () => new Date(), timeoutMs: PROBE_MS };
  const [comfy, webui] = await Promise.all([lookForComfy(parts, soon), lookForWebui(parts, soon)].map((look) => look.catch(() => null)));
  return comfy ?? webui;
}

type Parts = Parameters<typeof createComfyServer>[0];

async function lookForComfy(parts: Parts, signal: AbortSignal): Promise<ConnectionProposal | null> {
  const server = createComfyServer(parts);
  const stats = await server.stats(signal);
  const [checkpoints, encoders, older, upscaleModels] = await Promise.all(
    ['checkpoints', 'text_encoders', 'clip', 'upscale_models'].map((folder) => server.files(folder, signal).catch(() => null)),
  );
  const accelerator = acceleratorOf(stats);
  const memory = accelerator ? `${(accelerator.totalBytes / 2 ** 30).toFixed(0)} GiB` : 'on the processor';
  return proposalFor('comfyui', 'ComfyUI', parts.baseUrl, {
    models: offeredFrom(checkpoints ?? [], encoders ?? older ?? [], upscaleModels ?? []),
    what: `ComfyUI ${stats.system.comfyui_version ?? ''}`.trim(),
    has: `${memory}, ${count(checkpoints?.length ?? 0)}`,
  });
}

async function lookForWebui(parts: Parts, signal: AbortSignal): Promise<ConnectionProposal | null> {
  const models = await createWebuiServer(parts).list('/sd-models', signal);
  if (models === null) return null;
  const names = models.flatMap(({ title }) => title?.replace(/ \[[0-9a-f]+\]$/, '') ?? []);
  const sdxl = names.find((name) => /xl/i.test(name) && !/refiner/i.test(name));
  return proposalFor('a1111', 'AUTOMATIC1111 / Forge', parts.baseUrl, {
    models: sdxl ? [offeredModelSchema.parse({ id: 'sdxl', label: 'SDXL (web UI)', vendorModel: sdxl })] : [],
    what: 'AUTOMATIC1111 or Forge',
    has: count(names.length),
  });
}

const count = (checkpoints: number) => `${checkpoints} ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'}`;

function proposalFor(
  kind: 'comfyui' | 'a1111',
  label: string,
  baseUrl: string,
  { models, what, has }: { models: ConnectionProposal['connection']['models']; what: string; has: string },
): ConnectionProposal {
  const { host, port } = new URL(baseUrl);
  const offers = models.length > 0 ? models.map(({ id }) => id).join(', ') : 'none that Galley knows: add its models by hand or import a workflow';
  return {
    connection: connectionSchema.parse({ id: `${kind}-${port}`, kind, label: `${label} on this machine`, baseUrl, models }),
    reason: `${what} answers at ${host} (${has}). Models: ${offers}.`,
  };
}
