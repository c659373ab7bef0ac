import { AppError } from '../../shared/errors.ts';
import { mulberry32 } from '../../shared/mulberry.ts';
import type { VirtualTime } from './virtual-time.ts';

const GB = 1e9;

/** What a model takes on the simulated host. */
export interface GpuModel {
  /** Weights on the accelerator while it samples, bytes. */
  weightBytes: number;
  /** Read from disk, bytes: weights and text encoders. */
  fileBytes: number;
  /** Network evaluations per step: two with classifier-free guidance, one without (distilled models). */
  evaluations: number;
  /** One evaluation of one image of a megapixel, ms. */
  evaluationMs: number;
  steps: number;
  draftSteps: number;
}

/**
 * One machine with a 24 GB accelerator (RTX 4090 class). None of this was measured on such a machine by us:
 * - weights: SD3.5 Large has 8.1 billion parameters, 16.5 GB in fp16 (Stability AI's model card); SDXL's U-Net 2.6 billion, its checkpoint file 6.94 GB (model card);
 *   the text encoders (T5-XXL in fp8, 4.9 GB, and two CLIPs, 1.6 GB) are read with the model and moved out before sampling.
 * - steps and guidance: 28 with guidance for SD3.5 Large, 4 without for Large Turbo (model cards); 25 with guidance for SDXL, as in ComfyUI's example; drafts as Galley's own
 *   ComfyUI workflows do them.
 * - time per evaluation: set so that SD3.5 Large at 28 steps takes the 12.4 s an image that the article this app comes from reports as its median before. SDXL's evaluation is
 *   taken as 0.4 of it: fewer parameters (0.32), more pixels per attention (its latent is not patched).
 * - reading from disk: 2.5 GB/s (an NVMe disk through safetensors).
 */
export const GPU_MODELS: Record<string, GpuModel> = {
  'sd3.5-large': { weightBytes: 16.5 * GB, fileBytes: 23 * GB, evaluations: 2, evaluationMs: 190, steps: 28, draftSteps: 16 },
  'sd3.5-large-turbo': { weightBytes: 16.5 * GB, fileBytes: 23 * GB, evaluations: 1, evaluationMs: 190, steps: 4, draftSteps: 4 },
  sdxl: { weightBytes: 5.2 * GB, fileBytes: 6.9 * GB, evaluations: 2, evaluationMs: 76, steps: 25, draftSteps: 14 },
};

export const TOTAL_BYTES = 24 * GB;
const DISK_BYTES_PER_MS = 2.5e6;
/** Encoding the prompt, decoding, saving, answering: ms a call and ms a megapixel. */
const CALL_MS = 500;
const DECODE_MS_PER_MEGAPIXEL = 700;
/** Activations of sampling and of decoding in one piece or in tiles, bytes a megapixel. */
const SAMPLING_BYTES = 1.6 * GB;
const DECODING_BYTES = 4.6 * GB;
const TILE_BYTES = 1.1 * GB;
/** Used by the system and by the framework itself. */
const BASE_BYTES = 1.0 * GB;
/** Slower decode in tiles. */
const TILES_TAKE = 1.6;

/**
 * Time of one evaluation of n pictures at once, in evaluations of one: a part that every evaluation takes and a part for each picture. Set by the one published measurement that we found, of an
 * RTX 4090 at 1024²: 7.5 iterations a second for one picture, 1.05 for eight (AUTOMATIC1111/stable-diffusion-webui, issue 2449), which is 0.893 of the time a picture. Checkpoint and version are
 * not ours; we measured nothing.
 */
const BATCH_SPEED = { single: 7.5, eight: 1.05 };
const EACH_PICTURE = (BATCH_SPEED.single / BATCH_SPEED.eight - 1) / 7;
const evaluationsOf = (pictures: number) => 1 - EACH_PICTURE + EACH_PICTURE * pictures;

export interface GpuCall {
  /** One for each picture of the call. */
  jobs: readonly string[];
  model: string;
  width: number;
  height: number;
  steps: number;
  isTiled: boolean;
  mustUnload: boolean;
}

export interface GpuHostOptions {
  time: VirtualTime;
  seed: number;
  /** Share of calls that meet another program's 3 GB on the accelerator. */
  crowdedShare: number;
}

/** Renders one after the other; keeps the models that fit; runs out of memory as a real one does. */
export class GpuHost {
  loads = 0;
  outOfMemory = 0;
  /** Requests for several pictures. */
  batches = 0;
  /** Time on the host by job, loads and failures included, ms. */
  readonly busyMs = new Map<string, number>();
  #resident: string[] = [];
  #line: Promise<void> = Promise.resolve();
  readonly #time: VirtualTime;
  readonly #random: () => number;
  readonly #crowdedShare: number;

  constructor({ time, seed, crowdedShare }: GpuHostOptions) {
    this.#time = time;
    this.#random = mulberry32(seed);
    this.#crowdedShare = crowdedShare;
  }

  /** @returns the peak, bytes. @throws AppError out-of-memory */
  call(call: GpuCall, signal?: AbortSignal): Promise<number> {
    const done = this.#line.then(() => this.#timed(call, signal));
    this.#line = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async #timed(call: GpuCall, signal?: AbortSignal): Promise<number> {
    const startedAt = this.#time.now;
    if (call.jobs.length > 1) this.batches++;
    try {
      return await this.#render(call, signal);
    } finally {
      const shareMs = (this.#time.now - startedAt) / call.jobs.length;
      for (const job of call.jobs) this.busyMs.set(job, (this.busyMs.get(job) ?? 0) + shareMs);
    }
  }

  async #render({ jobs, model: id, width, height, steps, isTiled, mustUnload }: GpuCall, signal?: AbortSignal): Promise<number> {
    const model = GPU_MODELS[id];
    const megapixels = (width * height) / 1e6;
    const others = this.#random() < this.#crowdedShare ? 3 * GB : 0;
    if (mustUnload) this.#resident = this.#resident.filter((other) => other === id);
    await this.#load(id, signal);
    const decoding = isTiled ? TILE_BYTES : DECODING_BYTES * megapixels;
    const peak = BASE_BYTES + model.weightBytes + Math.max(SAMPLING_BYTES * megapixels * jobs.length, decoding);
    const samplingMs = steps * model.evaluations * model.evaluationMs * megapixels * evaluationsOf(jobs.length);
    const residue = this.#resident.filter((other) => other !== id).reduce((sum, other) => sum + GPU_MODELS[other].weightBytes, 0);
    // Pictures of a batch are sampled together and decoded one by one (modules/sd_samplers_common.py, decode_first_stage of each).
    const decodeMs = DECODE_MS_PER_MEGAPIXEL * megapixels * (isTiled ? TILES_TAKE : 1) * jobs.length;
    await this.#time.sleep(CALL_MS + samplingMs, signal);
    if (peak + residue + others > TOTAL_BYTES) {
      // Sampling was for nothing.
      this.outOfMemory++;
      this.#resident = [];
      throw new AppError('out-of-memory', 'Allocation on device: this error means you ran out of memory on your GPU.', { details: { isBilled: false } });
    }
    await this.#time.sleep(decodeMs, signal);
    return peak;
  }

  async #load(id: string, signal?: AbortSignal): Promise<void> {
    if (!this.#resident.includes(id)) {
      this.loads++;
      await this.#time.sleep(GPU_MODELS[id].fileBytes / DISK_BYTES_PER_MS, signal);
    }
    this.#resident = [...this.#resident.filter((other) => other !== id), id];
    const weights = () => this.#resident.reduce((sum, other) => sum + GPU_MODELS[other].weightBytes, 0);
    while (this.#resident.length > 1 && weights() > TOTAL_BYTES - 6 * GB) this.#resident.shift();
  }
}
