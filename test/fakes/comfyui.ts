import sharp from 'sharp';
import type { WebSocket } from 'ws';
import { FakeComfyEngine, type FakeComfyOptions, type FakeJob, itemOf, promptOf } from './comfyui-engine.ts';
import { checked, type FakeFiles, type FakeGraph, NODES } from './comfyui-graph.ts';
import type { FakeControl, FakeReply, FakeRequest, FakeVendor, FakeVendorParts } from './fake-server.ts';
import { formFields } from './pictures.ts';

const GIB = 2 ** 30;

/**
 * A ComfyUI server as recorded from version 0.3.64, with the routes of newer ones. It runs graphs one after the other, caches nodes of the last graph, sends messages to the socket
 * of whoever posted, and renders plain pictures whose colour depends on the seed.
 */
export class FakeComfyUi implements FakeVendor {
  readonly options: Required<FakeComfyOptions>;
  /** Names of prompts that were cancelled by any way. */
  readonly cancelled: string[] = [];
  uploads = 0;
  readonly engine: FakeComfyEngine;

  private readonly parts: FakeVendorParts;
  private readonly sockets = new Map<string, WebSocket>();
  private readonly withMetadata = new WeakSet<WebSocket>();
  private readonly history = new Map<string, object>();
  private pending: FakeJob[] = [];
  private running: FakeJob | null = null;
  private number = 0;

  constructor(parts: FakeVendorParts, options: FakeComfyOptions = {}) {
    this.parts = parts;
    this.options = {
      version: '0.38.1',
      hasJobs: true,
      hasSockets: true,
      hasPreviews: true,
      checkpoints: ['sd3.5_large.safetensors', 'sd3.5_large_turbo.safetensors', 'sd_xl_base_1.0.safetensors'],
      textEncoders: ['clip_g.safetensors', 'clip_l.safetensors', 't5xxl_fp8_e4m3fn_scaled.safetensors'],
      upscaleModels: ['RealESRGAN_x4plus.pth'],
      memoryBytes: 24 * GIB,
      peakBytes: () => 10 * GIB,
      dialect: 'torch',
      stepMs: 0,
      loadMs: () => 0,
      overheadMs: 0,
      key: null,
      ...options,
    };
    this.engine = new FakeComfyEngine(this.options, this);
  }

  /** Everything that was not saved is gone, as after a crash; sockets close. */
  restart(): void {
    this.pending = [];
    if (this.running) this.engine.interrupt(this.running);
    this.running = null;
    this.history.clear();
    this.engine.forget();
    this.dropSockets();
  }

  dropSockets(): void {
    for (const socket of this.sockets.values()) socket.terminate();
    this.sockets.clear();
  }

  /** The mask of the last edit, 255 = repainted; null before any. */
  async lastMask(): Promise<{ width: number; height: number; data: Uint8Array } | null> {
    for (const graph of [...this.engine.done].reverse()) {
      const node = Object.values(graph).find(({ class_type }) => class_type === 'LoadImageMask');
      const bytes = node && this.engine.inputs.get(String(node.inputs.image));
      if (!bytes) continue;
      const { data, info } = await sharp(bytes).ensureAlpha().extractChannel(0).raw().toBuffer({ resolveWithObject: true });
      return { width: info.width, height: info.height, data };
    }
    return null;
  }

  onSocket = (socket: WebSocket, url: URL): void => {
    if (!this.options.hasSockets) return socket.terminate();
    const sid = url.searchParams.get('clientId') ?? 'nobody';
    this.sockets.set(sid, socket);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type !== 'feature_flags') return;
      if (message.data?.supports_preview_metadata) this.withMetadata.add(socket);
      socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true, max_upload_size: 104857600 } }));
    });
    socket.on('close', () => {
      if (this.sockets.get(sid) === socket) this.sockets.delete(sid);
    });
    socket.on('error', () => undefined);
    socket.send(JSON.stringify({ type: 'status', data: { status: this.queueInfo(), sid } }));
  };

  async handle(request: FakeRequest, control: FakeControl): Promise<FakeReply | null> {
    const { method, headers } = request;
    const path = request.path.replace(/^\/api(?!\/jobs)/, '');
    if (this.options.key !== null && !String(headers.authorization).endsWith(this.options.key))
      return { status: 401, body: `Not for ${headers.authorization}` };
    if (method === 'POST') return this.post(path, request, control);
    if (path === '/view') return this.view(request.query, control);
    if (path === '/queue') return { body: { queue_running: this.running ? [itemOf(this.running)] : [], queue_pending: this.pending.map(itemOf) } };
    if (path === '/prompt') return { body: this.queueInfo() };
    if (path === '/system_stats') return { body: this.stats() };
    if (path === '/features') return { body: { supports_preview_metadata: true, max_upload_size: 104857600 } };
    const [, first, name = ''] = path.split('/').map(decodeURIComponent);
    if (first === 'history') return { body: this.history.has(name) ? { [name]: this.history.get(name) } : {} };
    if (first === 'models') return name in this.files() ? { body: this.files()[name as 'checkpoints'] } : { status: 404 };
    if (first === 'object_info') return { body: this.objectInfo(name) };
    return null;
  }

  private async post(path: string, { body, headers }: FakeRequest, control: FakeControl): Promise<FakeReply> {
    if (path === '/upload/image') return this.upload(formFields(body, String(headers['content-type'])));
    const json = JSON.parse(body.toString('utf8') || '{}');
    const cancel = /^\/api\/jobs\/([^/]+)\/cancel$/.exec(path);
    if (cancel && this.options.hasJobs) return { body: { cancelled: this.dequeue(cancel[1]) || this.interrupt(cancel[1]) } };
    if (path === '/prompt') return this.take(json, control);
    if (path === '/queue') {
      for (const id of json.delete ?? []) this.dequeue(id);
      return {};
    }
    if (path === '/interrupt') {
      this.interrupt(json.prompt_id ?? this.running?.id ?? '');
      return {};
    }
    if (path === '/free') {
      this.engine.unload();
      if (json.free_memory) this.engine.forget();
      return {};
    }
    // A static folder lies at the root: it takes no POST.
    return { status: 405, headers: { allow: 'GET,HEAD' }, body: '405: Method Not Allowed' };
  }

  private take(json: { prompt?: FakeGraph; prompt_id?: string; client_id?: string; extra_data?: object }, control: FakeControl): FakeReply {
    const weather = this.parts.nextWeather();
    if (weather === 'rate-limited') return { status: 429, body: 'Too Many Requests' };
    if (weather === 'rate-limited-until') return { status: 429, headers: { 'retry-after': '7' }, body: 'Too Many Requests' };
    // A proxy answers in the server's place, or nobody does.
    if (weather && ['silent', 'server-error', 'overloaded', 'bad-gateway', 'html'].includes(weather)) {
      control.spoil(weather);
      return {};
    }
    const { refusal, nodeErrors, outputs } = checked(json.prompt, this.files());
    if (refusal) return { status: 400, body: refusal };
    const id = json.prompt_id ?? '';
    if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) return { status: 400, body: { error: { type: 'invalid_prompt_id' }, node_errors: {} } };
    if (weather === 'reset' || weather === 'half-body') control.spoil(weather);
    const number = this.number++;
    const clientId = json.client_id ?? null;
    this.pending.push({ id, number, graph: json.prompt!, outputs, extra: { client_id: clientId }, clientId, weather, isInterrupted: false });
    this.tellStatus();
    // The worker is a thread of its own: the answer leaves first.
    setImmediate(() => void this.work());
    return { body: { prompt_id: id, number, node_errors: nodeErrors } };
  }

  private dequeue(id: string): boolean {
    const before = this.pending.length;
    this.pending = this.pending.filter((job) => job.id !== id);
    if (this.pending.length === before) return false;
    this.cancelled.push(id);
    this.tellStatus();
    return true;
  }

  private interrupt(id: string): boolean {
    if (this.running?.id !== id || this.running.isInterrupted) return false;
    this.engine.interrupt(this.running);
    this.cancelled.push(id);
    return true;
  }

  private async work(): Promise<void> {
    while (!this.running && this.pending.length > 0) {
      const job = this.pending.shift()!;
      this.running = job;
      this.tellStatus();
      const { entry, isDone } = await this.engine.run(job);
      // After a restart nobody remembers it.
      if (this.running !== job) continue;
      if (isDone) this.parts.bill({ prompt: promptOf(job.graph), usd: 0, images: 1, id: job.id });
      this.history.set(job.id, entry);
      this.running = null;
      this.tellStatus();
      this.tell(job, 'executing', { node: null, prompt_id: job.id });
    }
  }

  private view(query: URLSearchParams, control: FakeControl): FakeReply {
    const [type, subfolder, filename] = [query.get('type') ?? 'output', query.get('subfolder') ?? '', query.get('filename') ?? ''];
    const input = type === 'input' ? this.engine.inputs.get(subfolder ? `${subfolder}/${filename}` : filename) : undefined;
    if (input) return { headers: { 'content-type': 'image/png' }, body: input };
    const file = this.engine.outputs.get(`${type}/${subfolder}/${filename}`);
    if (!file) return { status: 404 };
    const { weather } = file;
    // The file itself is sound.
    file.weather = null;
    if (weather === 'truncated-image' || weather === 'wrong-content-type' || weather === 'slow-drip') control.spoil(weather);
    return { headers: { 'content-type': 'image/png', 'content-disposition': `filename="${filename}"` }, body: file.bytes };
  }

  private upload(fields: ReturnType<typeof formFields>): FakeReply {
    const image = fields.get('image');
    if (!image?.fileName) return { status: 400 };
    const subfolder = fields.get('subfolder')?.text ?? '';
    this.uploads++;
    this.engine.inputs.set(subfolder ? `${subfolder}/${image.fileName}` : image.fileName, Buffer.from(image.bytes));
    return { body: { name: image.fileName, subfolder, type: 'input' } };
  }

  private files(): FakeFiles {
    const { checkpoints, textEncoders, upscaleModels } = this.options;
    return { checkpoints, text_encoders: textEncoders, upscale_models: upscaleModels, hasInput: (name) => this.engine.inputs.has(name) };
  }

  private objectInfo(name: string): object {
    if (!NODES[name]) return {};
    const lists: Record<string, readonly string[]> = { ckpt_name: this.options.checkpoints, clip_name1: this.options.textEncoders };
    const required = Object.fromEntries(NODES[name].map((input) => [input, [lists[input] ?? 'ANY', {}]]));
    return { [name]: { input: { required }, name, display_name: name, output_node: name.startsWith('Save') } };
  }

  private stats(): object {
    const { version, memoryBytes } = this.options;
    const ram = { ram_total: 64 * GIB, ram_free: 48 * GIB };
    const device = { name: 'cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync', type: 'cuda', index: 0 };
    const vram = { vram_total: memoryBytes, vram_free: memoryBytes - this.engine.reserved, torch_vram_total: this.engine.reserved, torch_vram_free: 0 };
    return {
      system: { os: 'posix', ...ram, comfyui_version: version, python_version: '3.12.3', pytorch_version: '2.9.0+cu129' },
      devices: [{ ...device, ...vram }],
    };
  }

  private queueInfo(): object {
    return { exec_info: { queue_remaining: this.pending.length + (this.running ? 1 : 0) } };
  }

  private tellStatus(): void {
    const frame = JSON.stringify({ type: 'status', data: { status: this.queueInfo() } });
    for (const socket of this.sockets.values()) socket.send(frame);
  }

  tell(job: FakeJob, type: string, data: object): void {
    const socket = job.clientId === null ? undefined : this.sockets.get(job.clientId);
    socket?.send(JSON.stringify({ type, data }));
  }

  tellPicture(job: FakeJob, id: string, bytes: Buffer, mediaType: string): void {
    const socket = job.clientId === null ? undefined : this.sockets.get(job.clientId);
    if (!socket) return;
    const head = Buffer.alloc(8);
    if (!this.withMetadata.has(socket)) {
      head.writeUInt32BE(1, 0);
      head.writeUInt32BE(mediaType === 'image/jpeg' ? 1 : 2, 4);
      return socket.send(Buffer.concat([head, bytes]));
    }
    const metadata = Buffer.from(
      JSON.stringify({ node_id: id, prompt_id: job.id, display_node_id: id, parent_node_id: null, real_node_id: id, image_type: mediaType }),
    );
    head.writeUInt32BE(4, 0);
    head.writeUInt32BE(metadata.length, 4);
    socket.send(Buffer.concat([head, metadata, bytes]));
  }
}
