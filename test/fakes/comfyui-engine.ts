import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { type FakeGraph, orderOf, signatureOf, sizeOf } from './comfyui-graph.ts';
import type { Weather } from './fake-server.ts';
import { type MemoryDialect, OUT_OF_MEMORY } from './out-of-memory.ts';
import { fakePicture } from './pictures.ts';

/** What a render takes, as the engine sees it. */
export interface FakeRender {
  checkpoint: string;
  width: number;
  height: number;
  steps: number;
  isTiled: boolean;
}

export interface FakeComfyOptions {
  version?: string;
  /** Routes /api/jobs of newer servers. */
  hasJobs?: boolean;
  /** false = WebSockets are refused. */
  hasSockets?: boolean;
  hasPreviews?: boolean;
  checkpoints?: string[];
  textEncoders?: string[];
  upscaleModels?: string[];
  /** Of the accelerator. */
  memoryBytes?: number;
  /** What a render needs at its peak; more than there is ends in out-of-memory. */
  peakBytes?: (render: FakeRender) => number;
  dialect?: MemoryDialect;
  /** ms per step, for loading a checkpoint that is not loaded, and for everything else of a picture. */
  stepMs?: number | ((render: FakeRender) => number);
  loadMs?: (checkpoint: string) => number;
  overheadMs?: number;
  /** Of a proxy before it; null = none. */
  key?: string | null;
}

export interface FakeJob {
  id: string;
  number: number;
  graph: FakeGraph;
  /** Nodes that are to be made. */
  outputs: string[];
  extra: Record<string, unknown>;
  clientId: string | null;
  weather: Weather | null;
  isInterrupted: boolean;
}

export interface SavedFile {
  bytes: Buffer;
  weather: Weather | null;
}

/** Says what happens to whoever posted the job. */
export interface FakeVoice {
  tell(job: FakeJob, type: string, data: object): void;
  tellPicture(job: FakeJob, node: string, bytes: Buffer, mediaType: string): void;
}

/** The part of a ComfyUI server that runs graphs, one after the other; nodes of the last graph are cached. */
export class FakeComfyEngine {
  readonly inputs = new Map<string, Buffer>();
  readonly outputs = new Map<string, SavedFile>();
  /** Graphs that ran to their end, in order. */
  readonly done: FakeGraph[] = [];
  /** Checkpoints in the order in which they were loaded. */
  readonly loads: string[] = [];
  isHeld = false;
  /** So many jobs fail for memory, whatever they need. */
  outOfMemoryNext = 0;
  /** Of the accelerator, bytes. */
  reserved = 0;
  private readonly options: Required<FakeComfyOptions>;
  private readonly voice: FakeVoice;
  private cache = new Map<string, object | null>();
  private loaded: string | null = null;
  private saved = 0;
  private wake: () => void = () => undefined;

  constructor(options: Required<FakeComfyOptions>, voice: FakeVoice) {
    this.options = options;
    this.voice = voice;
  }

  interrupt(job: FakeJob): void {
    job.isInterrupted = true;
    this.wake();
  }

  unload(): void {
    this.loaded = null;
    this.reserved = 0;
  }

  forget(): void {
    this.cache.clear();
  }

  /** Runs a graph to its end; what the history says of it then. */
  async run(job: FakeJob): Promise<{ entry: object; isDone: boolean }> {
    const order = orderOf(job.graph, job.outputs);
    const messages: [string, object][] = [];
    const note = (event: string, data: object) => {
      const full = { ...data, prompt_id: job.id, timestamp: Date.now() };
      messages.push([event, full]);
      this.voice.tell(job, event, full);
    };
    note('execution_start', {});
    const signatures = new Map(order.map((id) => [id, signatureOf(job.graph, id)]));
    const cached = order.filter((id) => job.graph[id].class_type !== 'SaveImageWebsocket' && this.cache.has(signatures.get(id)!));
    note('execution_cached', { nodes: cached });
    const results: Record<string, object> = {};
    const executed: string[] = [];
    const shown: Record<string, object> = {};
    let ending: 'success' | 'error' = 'success';
    for (const id of order) {
      if (cached.includes(id)) {
        const known = this.cache.get(signatures.get(id)!);
        if (!known) continue;
        results[id] = known;
        this.voice.tell(job, 'executed', { node: id, display_node: id, output: known, prompt_id: job.id });
        this.show(job, shown, id, 1, 1, 'finished');
        continue;
      }
      this.show(job, shown, id, 0, 1, 'running');
      this.voice.tell(job, 'executing', { node: id, display_node: id, prompt_id: job.id });
      const failure = await this.execute(job, id, results, shown);
      if (failure) {
        note(failure.event, { node_id: id, node_type: job.graph[id].class_type, executed, ...failure.data });
        ending = 'error';
        break;
      }
      if (results[id]) this.voice.tell(job, 'executed', { node: id, display_node: id, output: results[id], prompt_id: job.id });
      this.show(job, shown, id, 1, 1, 'finished');
      executed.push(id);
    }
    if (ending === 'success') this.finish(job, order, signatures, results, note);
    const status = { status_str: ending, completed: ending === 'success', messages };
    return { entry: { prompt: itemOf(job), outputs: ending === 'success' ? results : {}, meta: {}, status }, isDone: ending === 'success' };
  }

  private finish(
    job: FakeJob,
    order: string[],
    signatures: Map<string, string>,
    results: Record<string, object>,
    note: (event: string, data: object) => void,
  ): void {
    this.cache = new Map(order.map((id) => [signatures.get(id)!, results[id] ?? null]));
    this.done.push(job.graph);
    note('execution_success', {});
  }

  private async execute(
    job: FakeJob,
    id: string,
    results: Record<string, object>,
    shown: Record<string, object>,
  ): Promise<{ event: string; data: object } | null> {
    const { class_type, inputs } = job.graph[id];
    if (class_type === 'CheckpointLoaderSimple' && this.loaded !== inputs.ckpt_name) {
      this.loaded = String(inputs.ckpt_name);
      this.loads.push(this.loaded);
      await this.spend(this.options.loadMs(this.loaded));
    }
    if (class_type === 'KSampler') {
      const render = this.renderOf(job.graph, id);
      await this.sample(job, id, render, shown);
      if (this.isTooMuch(job, render)) return { event: 'execution_error', data: failureIn(this.options.dialect) };
    }
    if (this.isHeld && class_type.startsWith('Save')) await new Promise<void>((resolve) => (this.wake = resolve));
    await nextTurn();
    if (job.isInterrupted) return { event: 'execution_interrupted', data: {} };
    if (class_type.startsWith('Save') || class_type === 'PreviewImage') await this.save(job, id, results);
    return null;
  }

  private async sample(job: FakeJob, id: string, render: FakeRender, shown: Record<string, object>): Promise<void> {
    const { stepMs } = this.options;
    const ms = typeof stepMs === 'number' ? stepMs : stepMs(render);
    const preview = this.options.hasPreviews && job.clientId ? await pictureOf(64, 64, Number(job.graph[id].inputs.seed), 'jpeg') : null;
    for (let step = 1; step <= render.steps && !job.isInterrupted; step++) {
      await this.spend(ms);
      this.show(job, shown, id, step, render.steps, step === render.steps ? 'finished' : 'running');
      this.voice.tell(job, 'progress', { value: step, max: render.steps, prompt_id: job.id, node: id });
      if (preview) this.voice.tellPicture(job, id, preview, 'image/jpeg');
    }
    await this.spend(this.options.overheadMs);
  }

  private renderOf(graph: FakeGraph, sampler: string): FakeRender {
    const nodes = Object.values(graph);
    const checkpoint = String(nodes.find(({ class_type }) => class_type === 'CheckpointLoaderSimple')?.inputs.ckpt_name ?? '');
    const isTiled = nodes.some(({ class_type }) => class_type === 'VAEDecodeTiled');
    return { ...this.sizeIn(graph, sampler), checkpoint, isTiled, steps: Number(graph[sampler].inputs.steps) };
  }

  private isTooMuch(job: FakeJob, render: FakeRender): boolean {
    const needed = this.options.peakBytes(render);
    const isForced = this.outOfMemoryNext > 0 || job.weather === 'out-of-memory';
    if (this.outOfMemoryNext > 0) this.outOfMemoryNext--;
    if (!isForced && needed <= this.options.memoryBytes) {
      this.reserved = Math.max(this.reserved, needed);
      return false;
    }
    // The server throws its models out by itself.
    this.unload();
    return true;
  }

  private async save(job: FakeJob, id: string, results: Record<string, object>): Promise<void> {
    const { class_type, inputs } = job.graph[id];
    const sampler = Object.values(job.graph).find((node) => node.class_type === 'KSampler');
    const { width, height } = this.sizeIn(job.graph, id);
    const bytes = await pictureOf(width, height, Number(sampler?.inputs.seed ?? 0), 'png');
    if (class_type === 'SaveImageWebsocket') return this.voice.tellPicture(job, id, bytes, 'image/png');
    const type = class_type === 'PreviewImage' ? 'temp' : 'output';
    const prefix = String(inputs.filename_prefix ?? 'ComfyUI_temp');
    const [subfolder, stem] = prefix.includes('/') ? prefix.split('/') : ['', prefix];
    const filename = `${stem}_${String(++this.saved).padStart(5, '0')}_.png`;
    if (job.weather !== 'expired-link') this.outputs.set(`${type}/${subfolder}/${filename}`, { bytes, weather: job.weather });
    results[id] = { images: [{ filename, subfolder, type }] };
  }

  private sizeIn(graph: FakeGraph, id: string): { width: number; height: number } {
    return sizeOf(graph, id, (name) => pngSize(this.inputs.get(name)!));
  }

  private async spend(ms: number): Promise<void> {
    if (ms > 0) await pause(ms);
  }

  private show(job: FakeJob, shown: Record<string, object>, id: string, value: number, max: number, state: string): void {
    shown[id] = { value, max, state, node_id: id, prompt_id: job.id, display_node_id: id, parent_node_id: null, real_node_id: id };
    this.voice.tell(job, 'progress_state', { prompt_id: job.id, nodes: shown });
  }
}

export const itemOf = ({ number, id, graph, extra, outputs }: FakeJob) => [number, id, graph, extra, outputs];

function failureIn(dialect: MemoryDialect): object {
  const { type, message } = OUT_OF_MEMORY[dialect];
  return {
    exception_message: message,
    exception_type: type,
    traceback: ['  File "/srv/ComfyUI/execution.py", line 496, in execute\n'],
    current_inputs: {},
    current_outputs: [],
  };
}

export function promptOf(graph: FakeGraph): string {
  const sampler = Object.values(graph).find(({ class_type }) => class_type === 'KSampler');
  const link = sampler?.inputs.positive as [string, number] | undefined;
  return String((link && graph[link[0]]?.inputs.text) ?? '');
}

const pngSize = (bytes: Buffer) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });

const pictures = new Map<string, Promise<Buffer>>();

/** Plain pictures repeat: colours come from a few bits of the seed. */
function pictureOf(width: number, height: number, seed: number, format: 'png' | 'jpeg'): Promise<Buffer> {
  const colour = ((seed % 4096) + 4096) % 4096;
  const name = `${width}x${height} ${colour} ${format}`;
  let picture = pictures.get(name);
  if (!picture) {
    if (pictures.size > 256) pictures.clear();
    picture = fakePicture(width, height, colour, format);
    pictures.set(name, picture);
  }
  return picture;
}
