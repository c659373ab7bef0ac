import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type Answer, imageFromBase64, jsonOf } from '../../http-calls.ts';
import type {
  AdapterParts,
  EncodedImage,
  RemoteCapabilities,
  RemoteContext,
  RemoteImage,
  RemoteModel,
  RemoteRequest,
  RemoteResult,
} from '../../remote-model.ts';
import { cutBack, padded, paddedMask, sizeOf } from '../engine-pictures.ts';
import { nearestSize, type Size, sizeWarning } from '../engine-sizes.ts';
import { listOf, numberIn, oddAnswer, recordOf, textIn } from '../hosted/calls.ts';
import { hostedModel } from '../hosted/model.ts';
import { interruptedError, renderError } from './errors.ts';
import type { Memory, WebuiServer } from './server.ts';
import { type ModelOptions, modelOptions } from './settings.ts';
import type { Line } from './turn.ts';

const MULTIPLE_OF = 8;
const VENDOR = 'The server';

export interface WebuiParts {
  parts: AdapterParts;
  server: WebuiServer;
  line: Line;
}

interface Job extends WebuiParts {
  vendorModel: string;
  options: ModelOptions;
  sizes: RemoteCapabilities['sizes'];
}

/** A checkpoint of an AUTOMATIC1111 or Forge server. @throws AppError invalid-input for options that make no sense */
export function webuiModel(offered: OfferedModel, shared: WebuiParts): RemoteModel {
  const options = modelOptions(offered);
  const sizes = { minSide: 256, maxSide: options.maxSide, multipleOf: MULTIPLE_OF };
  const job: Job = { ...shared, vendorModel: offered.vendorModel, options, sizes };
  return hostedModel(shared.parts, {
    vendor: 'AUTOMATIC1111',
    offered,
    capabilities: {
      generate: true,
      editWithMask: true,
      remix: true,
      upscale: options.upscaler !== null,
      transparentBackground: false,
      batch: options.batch,
      seed: true,
      negativePrompt: true,
      steps: true,
      guidance: true,
      sizes,
      cancel: true,
      progress: true,
      previews: true,
      letteringAreas: false,
      isPaid: false,
      resume: false,
      isSingleLane: true,
      decodesInTiles: false,
      makesBatchInTurn: false,
      batchSeeds: 'consecutive',
    },
    params: ['sampler', 'scheduler'],
    warnings: ({ kind, thrift, ...request }) => {
      const size = kind === 'generate' || kind === 'remix' ? sizeWarning(offered.label, request, sizes) : null;
      const tiles = thrift.tileSide === undefined ? null : `${offered.label} decodes pictures in tiles only with an extension; it is asked for the whole.`;
      return [size, tiles].filter((sentence) => sentence !== null);
    },
    listPrice: () => 0,
    perform: (request, context) => perform(job, request, context),
  });
}

interface Sending {
  path: '/txt2img' | '/img2img' | '/extra-single-image';
  body: object;
  seeds: readonly number[];
}

async function perform(job: Job, request: RemoteRequest, context: RemoteContext): Promise<RemoteResult> {
  const { signal } = context;
  const frame = request.kind === 'edit' && request.image ? await sizeOf(request.image) : null;
  const sendings = request.kind === 'upscale' ? request.seeds.map(() => upscaling(job, request)) : await renderings(job, request, frame);
  if (request.thrift.unloadFirst) await job.server.unload(signal);
  const before = await quietMemory(job, signal);
  context.beforePaidRequest();
  const images: RemoteImage[] = [];
  for (const [index, sending] of sendings.entries()) {
    const onProgress: RemoteContext['onProgress'] = (fraction, preview) =>
      context.onProgress(fraction === null ? null : (index + fraction) / sendings.length, preview);
    images.push(...(await rendered(job, request, sending, { signal, onProgress }, before)));
  }
  const whole = frame ? await Promise.all(images.map(async (image) => ({ ...image, ...(await cutBack(image, frame, MULTIPLE_OF)) }))) : images;
  const after = await quietMemory(job, signal);
  return { images: whole, costUsd: 0, warnings: [], peakBytes: newPeak(before, after), requestId: null };
}

const quietMemory = ({ server }: Job, signal: AbortSignal) =>
  server.memory(signal).catch((error) => {
    signal.throwIfAborted();
    if (error instanceof AppError) return null;
    throw error;
  });

/** torch's peak is that of all jobs since the server began: only a new one is known to be this job's. */
function newPeak(before: Memory | null, after: Memory | null): number | null {
  const [was, is] = [before?.reserved?.peak ?? 0, after?.reserved?.peak ?? 0];
  return is > was ? is : null;
}

async function rendered(
  { server, line, parts, vendorModel, options }: Job,
  { params }: RemoteRequest,
  { path, body, seeds }: Sending,
  context: Pick<RemoteContext, 'signal' | 'onProgress'>,
  before: Memory | null,
): Promise<RemoteImage[]> {
  const { signal } = context;
  const turn = await line.enter(context);
  let answer: Answer;
  try {
    answer = await server.render(path, body, Math.max(1, seeds.length), signal);
    if (answer.status === 200 && (await turn.wasInterrupted())) throw interruptedError();
  } catch (error) {
    // The server does not notice that nobody listens any more.
    const isOurEnd = signal.aborted || (error instanceof AppError && error.code === 'timeout');
    if (isOurEnd) await turn.interrupt();
    throw error;
  } finally {
    turn.stop();
  }
  signal.throwIfAborted();
  if (answer.status !== 200) {
    const wanted = { checkpoint: vendorModel, sampler: String(params.sampler ?? options.sampler), upscaler: options.upscaler ?? '' };
    throw await renderError(server, { answer, ...wanted, oomBefore: before?.events?.oom ?? null, now: parts.clock() }, signal);
  }
  return path === '/extra-single-image' ? [{ ...enlargedIn(answer), seed: null }] : picturesIn(answer, seeds);
}

function enlargedIn(answer: Answer): EncodedImage {
  const image = textIn(recordOf(jsonOf(answer)).image);
  if (image === null) throw oddAnswer(VENDOR, 'answered without a picture.');
  return imageFromBase64(image, VENDOR);
}

/** The pictures of an answer; a grid of them all stands first where the server is set to make one, masks stand last. */
function picturesIn(answer: Answer, seeds: readonly number[]): RemoteImage[] {
  const body = recordOf(jsonOf(answer));
  const images = listOf(body.images).filter((image) => typeof image === 'string');
  const info = infoIn(body.info);
  const first = numberIn(info.index_of_first_image) ?? (images.length > seeds.length && seeds.length > 1 ? 1 : 0);
  const own = images.slice(first, first + seeds.length);
  if (own.length === 0) throw oddAnswer(VENDOR, 'answered without a picture.');
  if (own.length < seeds.length) throw oddAnswer(VENDOR, `gave ${own.length} of ${seeds.length} pictures.`);
  const told = listOf(info.all_seeds);
  return own.map((image, index) => ({ ...imageFromBase64(image, VENDOR), seed: numberIn(told[index]) ?? seeds[index] }));
}

/** `info` is JSON in a text. */
function infoIn(info: unknown): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(String(info)));
  } catch {
    return {};
  }
}

/** Seeds that follow each other are one batch: the server draws picture i of a batch from seed + i, so each can be made again alone (modules/processing.py, all_seeds). */
function batches(seeds: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const seed of seeds) {
    const last = groups.at(-1);
    if (last && seed === last[last.length - 1] + 1) last.push(seed);
    else groups.push([seed]);
  }
  return groups;
}

const base64 = ({ bytes }: EncodedImage) => Buffer.from(bytes).toString('base64');

async function renderings({ vendorModel, options, sizes }: Job, request: RemoteRequest, frame: Size | null): Promise<Sending[]> {
  const { sampler, scheduler } = request.params;
  const { width, height } = frame ? raised(frame) : nearestSize(request, sizes);
  const common = {
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    steps: request.steps ?? (request.isDraft ? options.draftSteps : options.steps),
    cfg_scale: request.guidance ?? options.guidance,
    width,
    height,
    sampler_name: String(sampler ?? options.sampler),
    ...(scheduler !== undefined || options.scheduler !== null ? { scheduler: String(scheduler ?? options.scheduler) } : {}),
    n_iter: 1,
    send_images: true,
    save_images: false,
    // Loading the former checkpoint back after each picture would cost more than the picture.
    ...(vendorModel ? { override_settings: { sd_model_checkpoint: vendorModel }, override_settings_restore_afterwards: false } : {}),
  };
  const start = await startOf(request, frame, options);
  return batches(request.seeds).map((seeds) => ({
    path: start ? '/img2img' : '/txt2img',
    body: { ...common, ...start, seed: seeds[0], batch_size: seeds.length },
    seeds,
  }));
}

const raised = ({ width, height }: Size): Size => ({
  width: Math.ceil(width / MULTIPLE_OF) * MULTIPLE_OF,
  height: Math.ceil(height / MULTIPLE_OF) * MULTIPLE_OF,
});

/** The picture to begin with. White in the mask is repainted. */
async function startOf({ kind, image, mask, strength }: RemoteRequest, frame: Size | null, { maskBlur }: ModelOptions): Promise<object | null> {
  if (!image) return null;
  if (kind === 'remix') return { init_images: [base64(image)], denoising_strength: strength ?? 0.6, resize_mode: 1, include_init_images: false };
  if (!frame || !mask) return null;
  const [whole, wholeMask] = await Promise.all([padded(image, frame, MULTIPLE_OF), paddedMask(mask, frame, MULTIPLE_OF)]);
  return {
    init_images: [base64(whole)],
    mask: base64(wholeMask),
    inpainting_mask_invert: 0,
    // Begins with what is there; the server's own default fills the hole first.
    inpainting_fill: 1,
    inpaint_full_res: false,
    mask_blur: maskBlur,
    denoising_strength: strength ?? 0.85,
    resize_mode: 0,
    include_init_images: false,
  };
}

function upscaling({ options }: Job, { image, width, height }: RemoteRequest): Sending {
  const size = { resize_mode: 1, upscaling_resize_w: width, upscaling_resize_h: height, upscaling_crop: false };
  return { path: '/extra-single-image', body: { image: base64(image!), upscaler_1: options.upscaler, ...size }, seeds: [] };
}
