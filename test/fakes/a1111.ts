import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import type { FakeControl, FakeReply, FakeRequest, FakeVendor, FakeVendorParts } from './fake-server.ts';
import { type MemoryDialect, OUT_OF_MEMORY } from './out-of-memory.ts';
import { fakePicture } from './pictures.ts';

export interface FakeWebuiRender {
  checkpoint: string;
  width: number;
  height: number;
  batch: number;
  steps: number;
}

export interface FakeWebuiOptions {
  /** Forge says "Internal Server Error" to everything. */
  flavour?: 'a1111' | 'forge';
  checkpoints?: string[];
  samplers?: string[];
  upscalers?: string[];
  memoryBytes?: number;
  peakBytes?: (render: FakeWebuiRender) => number;
  dialect?: MemoryDialect;
  stepMs?: number | ((render: FakeWebuiRender) => number);
  loadMs?: (checkpoint: string) => number;
  overheadMs?: number;
  /** Puts a grid before the pictures of a batch. */
  hasGrid?: boolean;
  /** "user:password" of --api-auth; null = none. */
  key?: string | null;
  /** false = started without --api. */
  hasApi?: boolean;
}

const GIB = 2 ** 30;
const ROOT = '/sdapi/v1';

type Body = Record<string, unknown>;

interface State {
  job: string;
  job_count: number;
  job_no: number;
  job_timestamp: string;
  sampling_step: number;
  sampling_steps: number;
  interrupted: boolean;
  skipped: boolean;
}

/** AUTOMATIC1111's or Forge's interface for programs, after modules/api/api.py: one request at a time in the order in which they come, one global state, errors as each says them. */
export class FakeWebui implements FakeVendor {
  readonly options: Required<FakeWebuiOptions>;
  /** Bodies of renders that ended well, in order. */
  readonly done: Body[] = [];
  /** Prompts that were running when somebody interrupted. */
  readonly cancelled: string[] = [];
  readonly loads: string[] = [];
  unloads = 0;
  isHeld = false;
  outOfMemoryNext = 0;
  readonly state: State = {
    job: '',
    job_count: 0,
    job_no: 0,
    job_timestamp: '0',
    sampling_step: 0,
    sampling_steps: 0,
    interrupted: false,
    skipped: false,
  };
  private readonly parts: FakeVendorParts;
  private line: Promise<unknown> = Promise.resolve();
  private loaded: string;
  private oom = 0;
  private peak = 0;
  private jobs = 0;
  private running = '';
  private wake: () => void = () => undefined;

  constructor(parts: FakeVendorParts, options: FakeWebuiOptions = {}) {
    this.parts = parts;
    this.options = {
      flavour: 'a1111',
      checkpoints: ['sd_xl_base_1.0.safetensors', 'v1-5-pruned-emaonly.safetensors'],
      samplers: ['DPM++ 2M', 'DPM++ SDE', 'Euler', 'Euler a'],
      upscalers: ['None', 'Lanczos', 'R-ESRGAN 4x+'],
      memoryBytes: 24 * GIB,
      peakBytes: () => 9 * GIB,
      dialect: 'torch-before-2.5',
      stepMs: 0,
      loadMs: () => 0,
      overheadMs: 0,
      hasGrid: false,
      key: null,
      hasApi: true,
      ...options,
    };
    this.loaded = this.options.checkpoints[0];
  }

  /** Lets what is held go on. */
  release(): void {
    this.isHeld = false;
    this.wake();
  }

  /** Somebody else renders at this server until the returned function is called. */
  occupy(): () => void {
    let leave!: () => void;
    const busy = new Promise<void>((resolve) => (leave = resolve));
    this.line = this.line.then(async () => {
      this.begin('somebody else', 20);
      await busy;
      this.end();
    });
    return leave;
  }

  /** The mask of the last edit, 255 = repainted; null before any. */
  async lastMask(): Promise<{ width: number; height: number; data: Uint8Array } | null> {
    const body = [...this.done].reverse().find(({ mask }) => typeof mask === 'string');
    if (!body) return null;
    const { data, info } = await sharp(Buffer.from(String(body.mask), 'base64'))
      .toColourspace('b-w')
      .extractChannel(0)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const turned = body.inpainting_mask_invert === 1 ? data.map((value) => 255 - value) : data;
    return { width: info.width, height: info.height, data: turned };
  }

  async handle({ path, query, method, headers, body }: FakeRequest, control: FakeControl): Promise<FakeReply | null> {
    const { key, hasApi } = this.options;
    if (!hasApi || !path.startsWith(ROOT)) return { status: 404, body: { detail: 'Not Found' } };
    const shown = Buffer.from(String(headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();
    if (key !== null && shown !== key) return { status: 401, headers: { 'www-authenticate': 'Basic' }, body: { detail: 'Incorrect username or password' } };
    const route = path.slice(ROOT.length);
    if (method === 'POST') return this.post(route, body.length > 0 ? JSON.parse(body.toString('utf8')) : {}, control);
    return this.get(route, query);
  }

  private async get(route: string, query: URLSearchParams): Promise<FakeReply | null> {
    const { checkpoints, samplers, upscalers, flavour } = this.options;
    if (route === '/progress') return { body: await this.progress(query.get('skip_current_image') === 'true') };
    if (route === '/memory') return { body: this.memory() };
    if (route === '/sd-models') {
      return {
        body: checkpoints.map((name) => ({
          title: `${name} [31e35c80fc]`,
          model_name: name.replace(/\.[^.]+$/, ''),
          hash: '31e35c80fc',
          filename: `/models/${name}`,
        })),
      };
    }
    if (route === '/samplers') return { body: samplers.map((name) => ({ name, aliases: [], options: {} })) };
    if (route === '/schedulers') return { body: ['Automatic', 'Karras'].map((label) => ({ name: label.toLowerCase(), label })) };
    if (route === '/upscalers') return { body: upscalers.map((name) => ({ name, model_name: null, scale: 4 })) };
    if (route === '/options') return { body: { sd_model_checkpoint: this.loaded, ...(flavour === 'forge' ? { forge_preset: 'xl' } : {}) } };
    return { status: 404, body: { detail: 'Not Found' } };
  }

  private async post(route: string, body: Body, control: FakeControl): Promise<FakeReply> {
    if (route === '/interrupt') {
      if (this.state.job_count !== 0 && !this.state.interrupted) this.cancelled.push(this.running);
      this.state.interrupted = true;
      this.wake();
      return { body: {} };
    }
    if (route === '/unload-checkpoint') {
      this.unloads++;
      this.loaded = '';
      return { body: {} };
    }
    if (route !== '/txt2img' && route !== '/img2img' && route !== '/extra-single-image') return { status: 404, body: { detail: 'Not Found' } };
    const weather = this.parts.nextWeather();
    if (weather === 'rate-limited') return { status: 429, body: { detail: 'Too Many Requests' } };
    if (weather === 'rate-limited-until') return { status: 429, headers: { 'retry-after': '7' }, body: { detail: 'Too Many Requests' } };
    if (weather === 'out-of-memory') this.outOfMemoryNext++;
    // Pictures come in the answer itself: there is no link that could expire.
    else if (weather && weather !== 'truncated-image' && weather !== 'expired-link') control.spoil(weather);
    const isProxy = weather && ['silent', 'server-error', 'overloaded', 'bad-gateway', 'html'].includes(weather);
    if (isProxy) return {};
    const reply = await (route === '/extra-single-image' ? this.enlarge(body) : this.queue(route, body));
    if (weather !== 'truncated-image' || !reply.body) return reply;
    const { images, image, ...rest } = reply.body as Body & { images?: string[] };
    const cut = (text: string) => text.slice(0, Math.floor((text.length * 0.6) / 4) * 4);
    return { ...reply, body: { ...rest, ...(images ? { images: images.map(cut) } : { image: cut(String(image)) }) } };
  }

  private queue(route: string, body: Body): Promise<FakeReply> {
    const fault = this.faultOf(body);
    if (fault) return Promise.resolve(fault);
    const reply = this.line.then(() => this.render(route, body));
    this.line = reply.catch(() => undefined);
    return reply;
  }

  private faultOf(body: Body): FakeReply | null {
    const { checkpoints, samplers } = this.options;
    const name = (body.override_settings as Body | undefined)?.sd_model_checkpoint;
    const aliases = checkpoints.flatMap((file) => [file, `${file} [31e35c80fc]`, file.replace(/\.[^.]+$/, '')]);
    if (name !== undefined && !aliases.includes(String(name))) return this.httpError(404, 'Model not found');
    if (body.sampler_name !== undefined && !samplers.includes(String(body.sampler_name))) return this.httpError(404, 'Sampler not found');
    if (typeof body.width !== 'number')
      return { status: 422, body: { detail: [{ loc: ['body', 'width'], msg: 'value is not a valid integer', type: 'type_error.integer' }] } };
    return null;
  }

  /** Raised on purpose: AUTOMATIC1111's middleware repeats it in its own form. */
  private httpError(status: number, detail: string): FakeReply {
    if (this.options.flavour === 'forge') return { status, body: { detail } };
    return { status, body: { error: 'HTTPException', detail, body: '', errors: '' } };
  }

  /** Anything else that goes wrong. */
  private failure(type: string, message: string): FakeReply {
    if (this.options.flavour === 'forge') return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' };
    return { status: 500, body: { error: type, detail: '', body: '', errors: message } };
  }

  private async render(route: string, body: Body): Promise<FakeReply> {
    const number = (name: string, usual: number) => (typeof body[name] === 'number' ? (body[name] as number) : usual);
    const wanted = String((body.override_settings as Body | undefined)?.sd_model_checkpoint ?? this.loaded).replace(/ \[.*$/, '');
    const batch = number('batch_size', 1);
    const render = { checkpoint: wanted, width: number('width', 512), height: number('height', 512), batch, steps: number('steps', 50) };
    this.running = String(body.prompt);
    this.begin(route === '/txt2img' ? 'scripts_txt2img' : 'scripts_img2img', render.steps);
    try {
      if (this.loaded !== wanted) {
        this.loads.push(wanted);
        await this.spend(this.options.loadMs(wanted));
        this.loaded = wanted;
      }
      await this.sample(render);
      if (this.isTooMuch(render)) {
        const { type, message } = OUT_OF_MEMORY[this.options.dialect];
        return this.failure(type.split('.').at(-1)!, message);
      }
      const images = await this.pictures(render, number('seed', 1));
      if (!this.state.interrupted) {
        this.done.push(body);
        this.parts.bill({ prompt: this.running, usd: 0, images: batch, id: String(this.jobs) });
      }
      return { body: this.answer(images, render, number('seed', 1)) };
    } finally {
      this.end();
    }
  }

  private async sample(render: FakeWebuiRender): Promise<void> {
    const { stepMs } = this.options;
    const ms = typeof stepMs === 'number' ? stepMs : stepMs(render);
    for (let step = 1; step <= render.steps && !this.state.interrupted; step++) {
      await this.spend(ms);
      this.state.sampling_step = step;
    }
    if (this.isHeld && !this.state.interrupted) await new Promise<void>((resolve) => (this.wake = resolve));
    await this.spend(this.options.overheadMs);
  }

  private isTooMuch(render: FakeWebuiRender): boolean {
    const needed = this.options.peakBytes(render);
    const isForced = this.outOfMemoryNext > 0;
    if (isForced) this.outOfMemoryNext--;
    if (!isForced && needed <= this.options.memoryBytes) {
      this.peak = Math.max(this.peak, needed);
      return false;
    }
    this.oom++;
    return true;
  }

  private async pictures({ width, height, batch }: FakeWebuiRender, seed: number): Promise<Buffer[]> {
    const own = await Promise.all(Array.from({ length: batch }, (_, index) => fakePicture(width, height, (seed + index) % 4096)));
    if (!this.options.hasGrid || batch < 2) return own;
    return [await fakePicture(width * 2, height, 0), ...own];
  }

  private answer(images: Buffer[], { batch, width, height }: FakeWebuiRender, seed: number): object {
    const seeds = Array.from({ length: batch }, (_, index) => seed + index);
    const info = { seed, all_seeds: seeds, width, height, index_of_first_image: images.length > batch ? 1 : 0, infotexts: [] };
    return { images: images.map((image) => image.toString('base64')), parameters: {}, info: JSON.stringify(info) };
  }

  private async enlarge(body: Body): Promise<FakeReply> {
    if (!this.options.upscalers.includes(String(body.upscaler_1))) return this.failure('AssertionError', `could not find upscaler named ${body.upscaler_1}`);
    const work = this.line.then(async () => {
      const image = sharp(Buffer.from(String(body.image), 'base64'));
      const { width, height } = await image.metadata();
      const isByFactor = body.resize_mode !== 1;
      const factor = Number(body.upscaling_resize ?? 2);
      const size = isByFactor ? [width * factor, height * factor] : [Number(body.upscaling_resize_w), Number(body.upscaling_resize_h)];
      const bytes = await image.resize(size[0], size[1], { fit: 'fill' }).png().toBuffer();
      this.parts.bill({ prompt: '', usd: 0, images: 1, id: `extra ${++this.jobs}` });
      return { body: { html_info: '', image: bytes.toString('base64') } };
    });
    this.line = work.catch(() => undefined);
    return work;
  }

  private begin(job: string, steps: number): void {
    const job_timestamp = String(20261123070000 + ++this.jobs);
    Object.assign(this.state, { job, job_count: 1, job_no: 0, job_timestamp, sampling_step: 0, sampling_steps: steps, interrupted: false, skipped: false });
  }

  /** `interrupted` stays until the next job begins. */
  private end(): void {
    Object.assign(this.state, { job: '', job_count: 0 });
    this.running = '';
  }

  private async progress(skipsImage: boolean): Promise<object> {
    const { job_count, job_no, sampling_step, sampling_steps } = this.state;
    if (job_count === 0) return { progress: 0, eta_relative: 0, state: this.state, current_image: null, textinfo: null };
    const progress = Math.min(1, 0.01 + job_no / job_count + sampling_step / Math.max(1, sampling_steps) / job_count);
    const current_image = skipsImage ? null : (await fakePicture(64, 64, this.jobs)).toString('base64');
    return { progress, eta_relative: 1, state: this.state, current_image, textinfo: null };
  }

  private memory(): object {
    const { memoryBytes } = this.options;
    const [free, reserved] = [memoryBytes - this.peak, { current: this.peak, peak: this.peak }];
    const cuda = { system: { free, used: this.peak, total: memoryBytes }, active: reserved, allocated: reserved, reserved, inactive: reserved };
    return { ram: { free: 48 * GIB, used: 16 * GIB, total: 64 * GIB }, cuda: { ...cuda, events: { retries: 0, oom: this.oom } } };
  }

  private async spend(ms: number): Promise<void> {
    if (ms > 0) await pause(ms);
  }
}
