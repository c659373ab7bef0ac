import type { FakeControl, FakeReply, FakeRequest, FakeVendor, FakeVendorParts, Weather } from './fake-server.ts';
import { isMadeIn, LINK_WEATHERS, type Repainted, readRepainted } from './hosted.ts';
import { readLegacy, readV2, type Wish } from './ideogram-requests.ts';
import { fakePicture } from './pictures.ts';

export interface FakeIdeogramOptions {
  key: string;
  /** The prompt refused with 422 (default, not billed), or a picture held back with `is_image_safe: false` (billed). */
  moderation?: 'prompt' | 'picture';
  /** No money or no more today. */
  poverty?: 'insufficient_funds' | 'daily_limit';
  /** The end of the first API, announced in headers and body. */
  isEnding?: boolean;
  /** Questions that find a job still pending. */
  pendingPolls?: number;
  /** US dollars that a dry run of 3.0 Turbo quotes. */
  quoteUsd?: number;
  /** Longer side of what the first models make, px. */
  side?: number;
}

export interface FakeIdeogram extends FakeVendor {
  repainted(): Repainted | null;
  /** From now on nothing is finished. */
  hold(): void;
  /** Answers to the next questions about jobs, first first: a status code, 0 = the connection is reset. */
  pollFaults: number[];
  /** The same for fetching pictures. */
  linkFaults: number[];
  /** Jobs that will fail, with the reason. */
  failWith(reason: string): void;
}

interface Item {
  url: string | null;
  prompt: string;
  resolution: string;
  seed: number;
  is_image_safe: boolean;
}
interface Job {
  data: Item[];
  usd: number;
  polls: number;
  isHeld: boolean;
  failure: string | null;
}
interface Link {
  bytes: Buffer;
  weather: Weather | null;
}

/** Ideogram's service as its two references describe it, checking every field that a client sends. */
export function fakeIdeogram(parts: FakeVendorParts, options: FakeIdeogramOptions): FakeIdeogram {
  const jobs = new Map<string, Job>();
  const links = new Map<string, Link>();
  const state = { repainted: null as Repainted | null, count: 0, isHeld: false, failure: null as string | null };
  const pollFaults: number[] = [];
  const linkFaults: number[] = [];

  /** What both references have in common, once the request is known to be right. */
  async function make(wish: Wish, request: FakeRequest, control: FakeControl): Promise<FakeReply> {
    if (options.poverty) return { status: 402, body: { error: 'The request cannot be paid for.', reject_reason: options.poverty } };
    const weather = parts.nextWeather();
    const refused = refusalIn(weather, options.moderation ?? 'prompt');
    if (refused) return refused;
    const isLink = weather !== null && LINK_WEATHERS.includes(weather);
    if (!isMadeIn(isLink || weather === 'moderated' ? null : weather, control)) return { status: 500 };
    const id = `gen_${(++state.count).toString(16).padStart(6, '0')}f`;
    parts.bill({ prompt: wish.prompt, usd: wish.usd * wish.count, images: wish.count, id });
    if (wish.mask) state.repainted = await readRepainted(wish.mask, (red) => 255 - red);
    const data: Item[] = [];
    for (let index = 0; index < wish.count; index++) {
      const seed = wish.seed + index;
      const isSafe = weather !== 'moderated' || index < wish.count - 1;
      const name = `${id}-${index}.png`;
      if (isSafe) links.set(name, { bytes: await fakePicture(wish.width, wish.height, seed), weather: isLink ? weather : null });
      const url = isSafe ? `http://${request.headers.host}/images/${name}?exp=1&sig=2` : null;
      data.push({ url, prompt: wish.prompt, resolution: `${wish.width}x${wish.height}`, seed, is_image_safe: isSafe });
    }
    const job = { data, usd: wish.usd * wish.count, polls: options.pendingPolls ?? 1, isHeld: state.isHeld, failure: state.failure };
    jobs.set(id, job);
    if (wish.isAsync) return { body: { generation_id: id, seed: wish.seed } };
    if (state.isHeld) control.spoil('silent');
    return { headers: endingOf(options), body: { created: '2026-11-20T00:00:00Z', data, ...(options.isEnding ? { notice: 'Move to /v2 before June' } : {}) } };
  }

  async function answer(request: FakeRequest, control: FakeControl): Promise<FakeReply | null> {
    const { path, method } = request;
    if (path.startsWith('/v2/generations/')) return pollReply(jobs, path.slice('/v2/generations/'.length), pollFaults, control);
    if (method !== 'POST') return null;
    const read = path.startsWith('/v2/image/') ? await readV2(path.slice('/v2/image/'.length), request) : await readLegacy(path, request, options.side ?? 1024);
    if (read === null) return null;
    if (typeof read === 'string') return { status: 400, body: { error: read } };
    if (request.query.get('dry_run') === 'true') {
      const usd = options.quoteUsd ?? read.usd * read.count;
      return {
        body: { object: 'price_quote', billing_identifier: 'ideogram-3-turbo', quantity: read.count, usd_micros: Math.round(usd * 1e6), credit_millis: 30 },
      };
    }
    return make(read, request, control);
  }

  return {
    repainted: () => state.repainted,
    hold() {
      state.isHeld = true;
    },
    pollFaults,
    linkFaults,
    failWith(reason) {
      state.failure = reason;
    },
    async handle(request, control) {
      if (request.path.startsWith('/images/') && linkFaults.length > 0) return fault(linkFaults.shift()!, control);
      if (request.path.startsWith('/images/')) return linked(links, request.path.slice('/images/'.length), request, control);
      const shown = request.headers['api-key'];
      if (shown !== options.key) return { status: 401, body: { error: `Invalid API key ${shown}` } };
      return answer(request, control);
    },
  };
}

function linked(links: Map<string, Link>, name: string, request: FakeRequest, control: FakeControl): FakeReply | null {
  const link = links.get(name);
  if (!link) return null;
  if (request.headers['api-key']) return { status: 400, body: 'A signed address takes no key' };
  if (link.weather) control.spoil(link.weather);
  if (link.weather !== 'expired-link') link.weather = null;
  return { headers: { 'content-type': 'image/png' }, body: link.bytes };
}

function fault(status: number, control: FakeControl): FakeReply {
  if (status === 0) control.spoil('reset');
  if (status === 429) return { status, headers: { 'retry-after': '1' }, body: { error: 'Too many questions.' } };
  return { status: status || 200, body: { error: 'Something broke.' } };
}

function pollReply(jobs: Map<string, Job>, id: string, faults: number[], control: FakeControl): FakeReply {
  const status = faults.shift();
  if (status !== undefined) return fault(status, control);
  const job = jobs.get(id);
  if (!job) return { status: 404, body: { error: 'Generation not found.' } };
  const head = { generation_id: id, created: '2026-11-20T00:00:00Z' };
  if (job.isHeld || job.polls-- > 0) return { body: { ...head, status: 'pending' } };
  if (job.failure) return { body: { ...head, status: 'failed', failure_reason: job.failure } };
  return { body: { ...head, status: 'completed', response_type: 'url', usage_cost_usd_micros: Math.round(job.usd * 1e6), data: job.data } };
}

function refusalIn(weather: Weather | null, moderation: 'prompt' | 'picture'): FakeReply | null {
  const limit = { status: 429, body: { error: 'Too many pictures in the making.', reject_reason: 'inflight_limit', max_inflight_requests: 10 } };
  if (weather === 'rate-limited') return limit;
  if (weather === 'rate-limited-until') return { ...limit, headers: { 'retry-after': '3' } };
  if (weather === 'moderated' && moderation === 'prompt') return { status: 422, body: { error: 'Prompt failed the safety check.' } };
  return null;
}

function endingOf({ isEnding }: FakeIdeogramOptions): Record<string, string> {
  return isEnding ? { deprecation: '@1780272000', link: '<https://api.ideogram.ai/v2/image/generate/ideogram-3>; rel="successor-version"' } : {};
}
