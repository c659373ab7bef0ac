import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Graph, Workflow } from '../../../../shared/workflows.ts';
import type {
  AdapterParts,
  EncodedImage,
  RemoteCapabilities,
  RemoteContext,
  RemoteImage,
  RemoteKind,
  RemoteModel,
  RemoteRequest,
  RemoteResult,
} from '../../remote-model.ts';
import { cutBack, padded, paddedMask, sizeOf, withMaskAsAlpha } from '../engine-pictures.ts';
import { nearestSize, type Size, sizeWarning } from '../engine-sizes.ts';
import { hostedModel } from '../hosted/model.ts';
import { fillGraph, inTiles, type RoleValues, slotIn } from './graph.ts';
import { watchMemory } from './memory.ts';
import { begin, type Engine, isKnown } from './prompts.ts';
import { modelOptions } from './settings.ts';
import { type Taken, takePicture } from './take-picture.ts';
import { FAMILY, workflowsOf } from './templates.ts';
import { watchPrompt } from './watch.ts';

/**
 * Graphs that one call may put into the queue. ComfyUI draws the noise of a batch from one seed, so a picture of a batch cannot be made again alone by a seed of its own: each seed
 * is a graph of its own. They are queued together; the engine keeps the model and the encoded words between them, and needs the memory of one picture.
 */
const MAX_SEEDS = 8;
/** The server frees its memory between two jobs; a job that is posted at once would come first (main.py, prompt_worker). */
const FREEING_MS = 500;
const CANCELLING_MS = 1500;
const LATE_MS = 400;
const USUAL_SIDES = { minSide: 256, maxSide: 2048 };

export interface ComfyModelParts {
  parts: AdapterParts;
  engine: Engine;
  timeoutMs: number;
}

/** A model of a ComfyUI server. @throws AppError invalid-input for options that make no sense */
export function comfyModel(offered: OfferedModel, { parts, engine, timeoutMs }: ComfyModelParts): RemoteModel {
  const options = modelOptions(offered);
  const workflows = workflowsOf(options);
  const family = options.family ? FAMILY[options.family] : null;
  const sizes = { ...USUAL_SIDES, ...(options.maxSide ? { maxSide: options.maxSide } : {}), multipleOf: family?.multipleOf ?? 8 };
  const capabilities = capabilitiesOf(workflows, sizes, options.guidance ?? family?.guidance ?? null);
  const job: Job = {
    ...engine,
    createId: parts.createId,
    vendorModel: offered.vendorModel,
    sizes,
    workflows,
    stepsFor: ({ steps, isDraft }) => steps ?? (isDraft ? (options.draftSteps ?? family?.draftSteps) : options.steps) ?? undefined,
  };
  return hostedModel(parts, {
    vendor: 'ComfyUI',
    offered,
    capabilities,
    params: ['sampler', 'scheduler', ...Object.values(workflows).flatMap(({ graph }) => openInputs(graph))],
    warnings: (request) => warningsOf(offered.label, workflows[request.kind], request, sizes),
    listPrice: () => 0,
    // Pictures of a call are made one after the other.
    perform: (request, context) => withDeadline(timeoutMs * request.seeds.length, context.signal, (signal) => perform(job, request, { ...context, signal })),
    resume: (vendorJob, context) => withDeadline(timeoutMs, context.signal, (signal) => resume(job, vendorJob, { ...context, signal })),
  });
}

interface Job extends Engine {
  createId: () => string;
  vendorModel: string;
  sizes: RemoteCapabilities['sizes'];
  workflows: Partial<Record<RemoteKind, Workflow>>;
  /** undefined = the workflow's own. */
  stepsFor(request: RemoteRequest): number | undefined;
}

function capabilitiesOf(workflows: Job['workflows'], sizes: Job['sizes'], guidance: number | null): RemoteCapabilities {
  const { inputs } = workflows.generate ?? Object.values(workflows)[0];
  return {
    generate: workflows.generate !== undefined,
    editWithMask: workflows.edit?.inputs.mask !== undefined,
    remix: workflows.remix !== undefined,
    upscale: workflows.upscale !== undefined,
    transparentBackground: false,
    batch: MAX_SEEDS,
    seed: inputs.seed !== undefined,
    // Without guidance nothing is taken away from the picture.
    negativePrompt: inputs.negativePrompt !== undefined && (guidance === null || guidance > 1),
    steps: inputs.steps !== undefined,
    guidance: inputs.guidance !== undefined,
    sizes,
    cancel: true,
    progress: true,
    previews: true,
    letteringAreas: false,
    isPaid: false,
    resume: true,
    isSingleLane: true,
    decodesInTiles: true,
    makesBatchInTurn: true,
    // A workflow without a seed makes the same picture for every job.
    batchSeeds: inputs.seed !== undefined ? 'each' : undefined,
  };
}

const openInputs = (graph: Graph) => Object.entries(graph).flatMap(([id, { inputs }]) => Object.keys(inputs).map((input) => `${id}.${input}`));

/** Enlarging by a model of its own gives any size. */
const isFree = ({ inputs }: Workflow) => inputs.seed === undefined;
const hasOwnSize = (kind: RemoteKind, workflow: Workflow) => kind !== 'edit' && !isFree(workflow);

function warningsOf(label: string, workflow: Workflow | undefined, request: RemoteRequest, sizes: Job['sizes']): string[] {
  if (!workflow) return [];
  const { kind, strength, params } = request;
  const linked = Object.keys(params).filter((name) => name.includes('.') && !slotIn(workflow.graph, name));
  const said = [
    hasOwnSize(kind, workflow) && workflow.inputs.width ? sizeWarning(label, request, sizes) : null,
    kind !== 'edit' && !workflow.inputs.width ? `The workflow of ${label} renders the size that is set in it.` : null,
    strength !== null && kind !== 'generate' && !workflow.inputs.strength ? `The workflow of ${label} has no input for the strength.` : null,
    linked.length > 0 ? `The workflow of ${label} for this kind of request has no input ${linked.join(', ')} that can be set.` : null,
  ];
  return said.filter((sentence) => sentence !== null);
}

async function withDeadline<T>(timeoutMs: number, outer: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    return await work(AbortSignal.any([outer, deadline]));
  } catch (error) {
    outer.throwIfAborted();
    // What a single question ran into says more than that the time was up.
    if (!deadline.aborted || error instanceof AppError) throw error;
    throw new AppError('timeout', `ComfyUI did not finish within ${Math.round(timeoutMs / 1000)} s.`, { retryable: true, details: { phase: 'sent' } });
  }
}

async function perform(job: Job, request: RemoteRequest, context: RemoteContext): Promise<RemoteResult> {
  const { signal } = context;
  const workflow = job.workflows[request.kind];
  if (!workflow) throw new AppError('invalid-request', `This model has no workflow for ${request.kind}.`, { details: { isBilled: false } });
  const frame = request.image && request.kind === 'edit' ? await sizeOf(request.image) : null;
  const graphFor = await graphMaker(job, workflow, request, frame);
  await Promise.all([graphFor(request.seeds[0], signal), request.thrift.unloadFirst ? unload(job, signal) : null]);

  const promptIds = request.seeds.map(() => job.createId());
  context.beforePaidRequest();
  // The names are ours: known before the server hears them, so that nothing is lost between its answer and our note of it.
  const names = promptIds.map((promptId) => nameOf([promptId], frame, job.sizes.multipleOf));
  context.onAccepted(nameOf(promptIds, frame, job.sizes.multipleOf), names);
  const memory = watchMemory(job);
  const shares = promptIds.map(() => 0);
  const isSeeded = workflow.inputs.seed !== undefined;
  const finish = async ({ image, warnings }: Taken, index: number) => {
    const picture = await finished(job, image, frame, isSeeded ? request.seeds[index] : null);
    context.onPicture?.(index, picture, warnings);
    return { picture, warnings };
  };
  try {
    const pictures = await all(job, promptIds, async (promptId, index) => {
      const { picture } = await begin(
        job,
        {
          promptId,
          workflow,
          graph: (inner) => graphFor(request.seeds[index], inner),
          onProgress(fraction, preview) {
            shares[index] = fraction;
            context.onProgress(shares.reduce((sum, share) => sum + share, 0) / shares.length, preview, { index, fraction });
          },
        },
        signal,
      );
      return { picture: picture.then((taken) => finish(taken, index)) };
    });
    return resultOf(
      pictures.map(({ picture }) => picture),
      pictures.flatMap(({ warnings }) => warnings),
      promptIds,
      await memory.peak(),
    );
  } finally {
    memory.stop();
  }
}

/** Queues all graphs, then waits for all pictures; when one fails or the call is cancelled, the others are taken back. */
async function all<T>(job: Job, promptIds: readonly string[], start: (promptId: string, index: number) => Promise<{ picture: Promise<T> }>) {
  const pictures: Promise<T>[] = [];
  try {
    for (const [index, promptId] of promptIds.entries()) {
      const { picture } = await start(promptId, index);
      // The first may fail while others are still being queued, when nobody waits for it yet.
      picture.catch(() => undefined);
      pictures.push(picture);
    }
    return await Promise.all(pictures);
  } catch (error) {
    // Of the last one that was begun it may be unknown whether the server takes it.
    const isOpen = pictures.length < promptIds.length && !(error instanceof AppError && error.details.isBilled === false);
    await takeBack(job, promptIds.slice(0, pictures.length + 1), isOpen);
    throw error;
  }
}

async function takeBack({ server, sleep }: Job, promptIds: readonly string[], mayComeLate: boolean): Promise<void> {
  const signal = AbortSignal.timeout(CANCELLING_MS);
  // A server that is gone has nothing to cancel.
  const cancel = (promptId: string) => server.cancel(promptId, signal).catch(() => false);
  let wasThere = false;
  for (const promptId of promptIds) wasThere = await cancel(promptId);
  if (!mayComeLate || wasThere) return;
  // The server may still have been checking the graph when it was told to cancel it.
  await sleep(LATE_MS, signal).catch(() => undefined);
  await cancel(promptIds[promptIds.length - 1]);
}

async function unload({ server, sleep }: Job, signal: AbortSignal): Promise<void> {
  await server.free(signal);
  await sleep(FREEING_MS, signal);
}

/** Everything but the seed is the same in all graphs of a call. */
async function graphMaker(job: Job, workflow: Workflow, request: RemoteRequest, frame: Size | null) {
  const pictures = await picturesOf(job, workflow, request, frame);
  const size = hasOwnSize(request.kind, workflow) ? nearestSize(request, job.sizes) : request;
  const { sampler, scheduler, ...inputs } = request.params;
  const common: RoleValues = {
    prompt: request.prompt,
    negativePrompt: request.negativePrompt,
    steps: job.stepsFor(request),
    guidance: request.guidance ?? undefined,
    strength: request.kind === 'generate' ? undefined : (request.strength ?? undefined),
    width: size.width,
    height: size.height,
    batch: 1,
    checkpoint: job.vendorModel || undefined,
    sampler: sampler === undefined ? undefined : String(sampler),
    scheduler: scheduler === undefined ? undefined : String(scheduler),
  };
  return async (seed: number, signal: AbortSignal): Promise<Graph> => {
    const image = pictures.image ? await job.uploads.place(pictures.image, signal) : undefined;
    const mask = pictures.mask ? await job.uploads.place(pictures.mask, signal) : undefined;
    const graph = fillGraph(workflow, { ...common, seed, image, mask }, inputs);
    return request.thrift.tileSide === undefined ? graph : inTiles(graph, request.thrift.tileSide);
  };
}

async function picturesOf({ sizes: { multipleOf } }: Job, workflow: Workflow, { image, mask }: RemoteRequest, frame: Size | null) {
  if (!image) return {};
  if (!frame || !mask) return { image };
  const [whole, wholeMask] = await Promise.all([padded(image, frame, multipleOf), paddedMask(mask, frame, multipleOf)]);
  return workflow.maskFrom === 'alpha' ? { image: await withMaskAsAlpha(whole, wholeMask) } : { image: whole, mask: wholeMask };
}

async function finished({ sizes: { multipleOf } }: Job, image: EncodedImage, frame: Size | null, seed: number | null): Promise<RemoteImage> {
  return { ...(frame ? await cutBack(image, frame, multipleOf) : image), seed };
}

function resultOf(images: RemoteImage[], warnings: string[], promptIds: readonly string[], peakBytes: number | null): RemoteResult {
  return { images, costUsd: 0, warnings: [...new Set(warnings)], peakBytes, requestId: promptIds.join(',') };
}

/** "id,id" or "id@1030x770": the size to which a padded picture is cut back. */
function nameOf(promptIds: readonly string[], frame: Size | null, multipleOf: number): string {
  const isPadded = frame !== null && (frame.width % multipleOf !== 0 || frame.height % multipleOf !== 0);
  return promptIds.join(',') + (isPadded ? `@${frame.width}x${frame.height}` : '');
}

async function resume(job: Job, vendorJob: string, { signal, onProgress }: Pick<RemoteContext, 'signal' | 'onProgress'>): Promise<RemoteResult> {
  const [names, size] = vendorJob.split('@');
  const promptIds = names.split(',');
  const [width, height] = (size ?? '').split('x').map(Number);
  const frame = width > 0 && height > 0 ? { width, height } : null;
  const known: string[] = [];
  for (const promptId of promptIds) if (await isKnown(job.server, promptId, signal)) known.push(promptId);
  if (known.length === 0) throw new AppError('not-found', 'The ComfyUI server does not know the job any more.', { details: { isBilled: false } });
  let done = 0;
  const pictures = await all(job, known, async (promptId) => {
    const watch = watchPrompt(promptId, { ...job, sendingNodes: new Set(), onMessage: () => undefined });
    const picture = watch
      .end(signal, true)
      .then((watched) => takePicture(job.server, watched, [], signal))
      .finally(watch.stop);
    return {
      picture: picture.then((taken) => {
        if (!taken) throw new AppError('not-found', 'The file of the picture is gone from the server’s output folder.');
        onProgress(++done / known.length);
        return taken;
      }),
    };
  });
  const images = await Promise.all(pictures.map(({ image }) => finished(job, image, frame, null)));
  const missing = promptIds.length - known.length;
  const warnings = missing > 0 ? [`${missing} of ${promptIds.length} pictures had not reached the server.`] : [];
  return resultOf(images, [...warnings, ...pictures.flatMap((taken) => taken.warnings)], known, null);
}
