import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** What can go wrong with an answer, whatever the vendor. `moderated`, `out-of-memory` and `rate-limited` are told in the vendor's own words. */
export const WEATHERS = [
  'reset',
  'half-body',
  'truncated-image',
  'wrong-content-type',
  'html',
  'slow-drip',
  'silent',
  'server-error',
  'overloaded',
  'bad-gateway',
  'rate-limited',
  'rate-limited-until',
  'moderated',
  'out-of-memory',
  'expired-link',
] as const;
export type Weather = (typeof WEATHERS)[number];

export interface FakeRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface FakeReply {
  status?: number;
  headers?: Record<string, string>;
  body?: Uint8Array | string | object;
}

/** One billed request, as the vendor's invoice would list it. */
export interface Billed {
  prompt: string;
  usd: number;
  images: number;
  /** The vendor's name of the job. */
  id: string;
}

/** What a vendor's fake is told. */
export interface FakeVendorParts {
  /** The weather of the next billed request; null = fair. */
  nextWeather(): Weather | null;
  /** Writes a line on the invoice: call it where the vendor would, before the answer leaves. */
  bill(entry: Billed): void;
}

export interface FakeVendor {
  /** Answers a request; null = 404. May take its time. */
  handle(request: FakeRequest, control: FakeControl): Promise<FakeReply | null> | FakeReply | null;
  /** A WebSocket was opened at this path. */
  onSocket?(socket: WebSocket, url: URL): void;
}

export interface FakeControl {
  /** Spoils the answer to this request on its way out. */
  spoil(weather: Weather): void;
  /** True as soon as the caller is gone. */
  isGone(): boolean;
}

export interface FakeServer {
  url: string;
  /** Weather of the billed requests to come, first first. */
  forecast: (Weather | null)[];
  /** Asked when the forecast is empty. */
  climate: () => Weather | null;
  invoice: Billed[];
  /** Every request that arrived. */
  asked: { method: string; path: string; query: string; headers: IncomingMessage['headers']; body: Buffer }[];
  close(): Promise<void>;
}

/** A vendor on a real loopback socket, with switchable weather and an invoice. Who starts it closes it. @param port 0 = any free one */
export async function startFake(create: (parts: FakeVendorParts) => FakeVendor, port = 0): Promise<FakeServer> {
  const fake: Omit<FakeServer, 'url' | 'close'> = { forecast: [], climate: () => null, invoice: [], asked: [] };
  const vendor = create({
    nextWeather: () => (fake.forecast.length > 0 ? fake.forecast.shift()! : fake.climate()),
    bill: (entry) => void fake.invoice.push(entry),
  });
  const server = createServer((request, response) => void serve(vendor, fake, request, response));
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (!vendor.onSocket) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => vendor.onSocket!(opened, new URL(request.url ?? '/', 'http://fake')));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return Object.assign(fake, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function serve(vendor: FakeVendor, fake: Pick<FakeServer, 'asked'>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    // The caller left in the middle of its own request.
    return;
  }
  const url = new URL(request.url ?? '/', 'http://fake');
  const { method = 'GET', headers } = request;
  const body = Buffer.concat(parts);
  fake.asked.push({ method, path: url.pathname, query: url.search, headers, body });
  let spoiled: Weather | null = null;
  const control: FakeControl = {
    spoil(weather) {
      spoiled = weather;
    },
    isGone: () => response.destroyed || request.destroyed,
  };
  const reply = (await vendor.handle({ method, path: url.pathname, query: url.searchParams, headers, body }, control)) ?? { status: 404, body: 'Not found' };
  if (!response.destroyed) send(response, spoiled === null ? reply : spoiledReply(reply, spoiled), spoiled);
}

/** Weathers that only change what is said. */
function spoiledReply(reply: FakeReply, weather: Weather): FakeReply {
  const image = reply.body instanceof Uint8Array ? reply.body : null;
  if (weather === 'html') return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html><title>Sign in to Wi-Fi</title></html>' };
  if (weather === 'wrong-content-type') return { ...reply, headers: { ...reply.headers, 'content-type': 'application/octet-stream' } };
  if (weather === 'truncated-image' && image) return { ...reply, body: image.subarray(0, Math.floor(image.length * 0.6)) };
  if (weather === 'server-error') return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' };
  if (weather === 'overloaded') return { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' };
  if (weather === 'bad-gateway') return { status: 502, headers: { 'content-type': 'text/html' }, body: '<html><body>502 Bad Gateway</body></html>' };
  if (weather === 'expired-link')
    return {
      status: 403,
      headers: { 'content-type': 'application/xml' },
      body: '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
    };
  return reply;
}

/** Time between two drops of a slow answer, ms. */
const DRIP_MS = 400;

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: FakeReply, weather: Weather | null): void {
  if (weather === 'reset') return void response.socket?.resetAndDestroy();
  if (weather === 'silent') return;
  const isPlain = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = Buffer.from(isPlain ? (body as Uint8Array) : JSON.stringify(body));
  response.writeHead(status, { ...(isPlain ? {} : { 'content-type': 'application/json' }), 'content-length': bytes.length, ...headers });
  if (weather === 'half-body') return void response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => setTimeout(() => response.destroy(), 5));
  if (weather === 'slow-drip') return drip(response, bytes);
  response.end(bytes);
}

function drip(response: ServerResponse, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    if (response.destroyed || at >= bytes.length) clearInterval(timer);
    else response.write(bytes.subarray(at, ++at));
  }, DRIP_MS);
  timer.unref();
}

/** A picture behind a link, with the weather that its first fetch meets: a transfer breaks off once, a link that has expired stays so. */
export function keptFile(files: ReadonlyMap<string, { bytes: Buffer; weather: Weather | null }>, path: string, control: FakeControl): FakeReply | null {
  const kept = files.get(path);
  if (!kept) return null;
  if (kept.weather) control.spoil(kept.weather);
  if (kept.weather !== 'expired-link') kept.weather = null;
  return { headers: { 'content-type': 'image/png' }, body: kept.bytes };
}
