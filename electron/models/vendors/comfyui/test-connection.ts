import type { ConnectionTest, OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { AdapterParts } from '../../remote-model.ts';
import { type Finding, probe } from '../hosted/calls.ts';
import { withStartHint } from '../start-hint.ts';
import { listed } from './errors.ts';
import { acceleratorOf } from './memory.ts';
import type { ComfyServer, SystemStats } from './server.ts';
import { modelOptions } from './settings.ts';
import { FAMILY, TEXT_ENCODERS, workflowsOf } from './templates.ts';

const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** Asks a server what it is, what it has and whether the offered models can run there. */
export function testComfy(parts: AdapterParts, server: ComfyServer, signal: AbortSignal): Promise<ConnectionTest> {
  return probe(parts, signal, async () => {
    const stats = await server.stats(signal).catch((error) => {
      throw withStartHint(error, 'ComfyUI', '--listen lets it answer other machines');
    });
    const checkpoints = (await server.files('checkpoints', signal)) ?? [];
    const lacks = await Promise.all(parts.connection.models.map((offered) => lacksOf(offered, server, checkpoints, signal)));
    const isUsable = lacks.length === 0 || lacks.some((sentences) => sentences.length === 0);
    const accelerator = acceleratorOf(stats);
    const memory = accelerator ? { freeBytes: accelerator.freeBytes, totalBytes: accelerator.totalBytes } : memoryOf(stats);
    const finding: Finding & Pick<ConnectionTest, 'memory'> = {
      isOk: isUsable,
      messages: [introduction(stats), ...new Set(lacks.flat())],
      balance: null,
      vendorModels: checkpoints,
      memory,
    };
    return finding;
  });
}

/** A CPU's memory is the machine's. */
function memoryOf({ system: { ram_free, ram_total } }: SystemStats): ConnectionTest['memory'] {
  return ram_free === undefined || ram_total === undefined ? null : { freeBytes: ram_free, totalBytes: ram_total };
}

function introduction(stats: SystemStats): string {
  const version = stats.system.comfyui_version ?? 'of unknown version';
  const accelerator = acceleratorOf(stats);
  if (!accelerator) return `ComfyUI ${version} answers; it renders on the processor, which takes minutes for a picture.`;
  // "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync"
  const name = accelerator.name.replace(/^\w+(:\d+)? /, '').replace(/ : .*$/, '');
  return `ComfyUI ${version} answers: ${name}, ${gibibytes(accelerator.freeBytes)} of ${gibibytes(accelerator.totalBytes)} free.`;
}

/** What an offered model needs that the server lacks, whole sentences. */
async function lacksOf(offered: OfferedModel, server: ComfyServer, checkpoints: readonly string[], signal: AbortSignal): Promise<string[]> {
  const options = modelOptions(offered);
  const { label, vendorModel } = offered;
  const sentences: string[] = [];
  const inputs = Object.values(workflowsOf(options)).flatMap(({ inputs: { checkpoint = [] } }) => checkpoint.map(({ input }) => input));
  // Diffusion models without text encoders and decoder lie in a folder of their own.
  const folder = inputs.includes('unet_name') ? 'diffusion_models' : 'checkpoints';
  const there = folder === 'checkpoints' ? checkpoints : await files(server, folder, signal);
  if (inputs.length > 0 && vendorModel && there !== null && !there.includes(vendorModel)) {
    sentences.push(
      `${label}: the server has no checkpoint “${vendorModel}” (it has: ${listed(there)}). Put the file into its folder models/${folder}, or choose one that is there.`,
    );
  }
  if (options.family && FAMILY[options.family].hasOwnTextEncoders) {
    const encoders = (await files(server, 'text_encoders', signal)) ?? (await files(server, 'clip', signal)) ?? [];
    const missing = [...(options.textEncoders ?? TEXT_ENCODERS)].filter((name) => !encoders.includes(name));
    if (missing.length > 0) {
      sentences.push(
        `${label}: the server has no text encoder ${listed(missing)} (it has: ${listed(encoders)}). Put the files into models/text_encoders, or choose the family “sd3.5-one-file” for a checkpoint that contains them.`,
      );
    }
  }
  return [...sentences, ...(await missingNodes(label, options, server, signal))];
}

const files = (server: ComfyServer, folder: string, signal: AbortSignal) =>
  server.files(folder, signal).catch((error) => {
    if (error instanceof AppError) return null;
    throw error;
  });

/** Imported workflows may use nodes of extensions. */
async function missingNodes(label: string, { workflows = {} }: ReturnType<typeof modelOptions>, server: ComfyServer, signal: AbortSignal): Promise<string[]> {
  const names = new Set(Object.values(workflows).flatMap(({ graph }) => Object.values(graph).map(({ class_type }) => class_type)));
  const missing: string[] = [];
  for (const name of names) if (!(await server.hasNode(name, signal))) missing.push(name);
  if (missing.length === 0) return [];
  return [`${label}: its workflow uses nodes that the server lacks (${listed(missing)}). Install the extensions that bring them.`];
}
