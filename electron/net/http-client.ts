import type { ClientRequest, IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import { AppError } from '../../shared/errors.ts';
import { proxyAuthorization, proxyFor } from './proxies.ts';

export interface HttpReply {
  status: number;
  /** null = there is no such header. */
  header(name: string): string | null;
  body: AsyncIterable<Uint8Array>;
  /** Ends the connection without reading on. */
  close(): void;
}

export interface HttpRequest {
  url: string;
  /** Default GET. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: Uint8Array;
  signal?: AbortSignal;
  /** Silence after which the connection counts as dead; left out = the client's. A generation that blocks needs minutes. */
  idleMs?: number;
}

/**
 * How far a request came that failed, in `details.phase` of its error: `connect` = nothing was sent, `sent` = the server may have worked on it, `body` = it answered and broke off.
 */
export type HttpPhase = 'connect' | 'sent' | 'body';

export interface HttpClient {
  /**
   * One exchange; a GET follows redirects (never away from encryption, and with no headers that may hold a key to another origin), other methods give the redirect as the answer. Any status is an answer.
   * @throws AppError timeout | unavailable (retryable; `details.phase`) | auth (the proxy) | forbidden | invalid-input; the signal's reason when it was aborted
   */
  send(request: HttpRequest): Promise<HttpReply>;
}

export interface HttpClientConfig {
  /** Where proxies are named. */
  environment: NodeJS.ProcessEnv;
  /** Silence after which a connection counts as dead; default 30 s. */
  idleMs?: number;
  /** Certificates to trust besides the system's: for tests. */
  certificates?: string[];
}

const MAX_REDIRECTS = 5;

/**
 * Node's client for an address. Not by `import`: that reads everything the modules export, and with it loads all of Node's fetch.
 * https://github.com/nodejs/node/blob/v24.x/lib/http.js (lazyUndici)
 */
function clientFor({ protocol }: URL) {
  return process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http');
}

/** HTTP over Node's own client: redirects, proxies (plain ones and tunnels through CONNECT), and no connection that is silent for ever. */
export function createHttpClient({ environment, idleMs: usualIdleMs = 30_000, certificates }: HttpClientConfig): HttpClient {
  const trust = certificates ? { ca: certificates } : {};

  async function sendOnce(target: URL, { method = 'GET', headers: given = {}, body, signal, idleMs = usualIdleMs }: HttpRequest): Promise<IncomingMessage> {
    const length = body || method !== 'GET' ? { 'content-length': String(body?.length ?? 0) } : {};
    const headers = { 'accept-encoding': 'identity', 'user-agent': 'galley', ...length, ...given };
    const proxy = proxyFor(target, environment);
    const common = { method, headers, signal, agent: false as const, timeout: idleMs };
    const answer = (request: ClientRequest) => response(request, target, idleMs, body);
    if (proxy && target.protocol === 'http:') {
      const options = { ...addressOf(proxy), ...trust, ...common, path: target.href, headers: { ...headers, host: target.host, ...proxyAuthorization(proxy) } };
      return answer(clientFor(proxy).request(options));
    }
    if (!proxy) return answer(clientFor(target).request(target, { ...trust, ...common }));
    const tunnel = await openTunnel(proxy, target, { idleMs, trust, signal });
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const secured = tls.connect({ socket: tunnel, host, servername: isIP(host) ? undefined : host, ...trust });
    // With an agent, even a fresh one, Node does not ask for the connection.
    return answer(clientFor(target).request(target, { ...common, agent: undefined, createConnection: () => secured }));
  }

  async function send(request: HttpRequest): Promise<HttpReply> {
    const { signal } = request;
    let target = addressIn(request.url);
    let { headers } = request;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      signal?.throwIfAborted();
      const reply = await sendOnce(target, { ...request, headers }).catch((cause) => {
        signal?.throwIfAborted();
        throw connectionError(cause, target, 'connect');
      });
      const next = (request.method ?? 'GET') === 'GET' ? redirectOf(reply, target) : null;
      if (!next) return replyOf(reply, target, signal);
      reply.destroy();
      if (next.origin !== target.origin) headers = headersForStrangers(headers);
      target = next;
    }
    throw new AppError('unavailable', `${target.host} sends from address to address without end.`, { details: { url: request.url } });
  }
  return { send };
}

const HARMLESS = /^(accept(-[a-z]+)?|if-none-match|if-range|range|user-agent)$/i;

/** A key goes only to whom it was meant for, however a vendor calls its header. */
function headersForStrangers(headers: HttpRequest['headers'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.test(name)));
}

function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage, target: URL): URL | null {
  if (statusCode < 300 || statusCode >= 400 || statusCode === 304 || location === undefined) return null;
  const next = addressIn(location, target);
  if (target.protocol === 'https:' && next.protocol === 'http:') {
    throw new AppError('forbidden', `${target.host} sends on to an address without encryption (${next.host}); it is not followed.`);
  }
  return next;
}

function replyOf(reply: IncomingMessage, target: URL, signal?: AbortSignal): HttpReply {
  return {
    status: reply.statusCode ?? 0,
    header(name) {
      const value = reply.headers[name.toLowerCase()];
      return value === undefined ? null : String(value);
    },
    body: bodyOf(reply, target, signal),
    close: () => void reply.destroy(),
  };
}

async function* bodyOf(reply: IncomingMessage, target: URL, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of reply) yield part as Uint8Array;
  } catch (cause) {
    signal?.throwIfAborted();
    throw connectionError(cause, target, 'body');
  }
}

function addressIn(url: string, base?: URL): URL {
  const target = URL.canParse(url, base?.href) ? new URL(url, base) : null;
  if (!target || (target.protocol !== 'http:' && target.protocol !== 'https:')) {
    throw new AppError('invalid-input', `${JSON.stringify(url)} is no http:// or https:// address.`, { details: { url } });
  }
  return target;
}

function addressOf({ hostname, port, protocol }: URL) {
  return { hostname: hostname.replace(/^\[|\]$/g, ''), port: port || (protocol === 'https:' ? 443 : 80) };
}

/** Sends the body and waits for the head of the answer. An error says in `details.phase` whether anything was sent. */
function response(request: ClientRequest, target: URL, idleMs: number, body?: Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let reply: IncomingMessage | null = null;
    let phase: HttpPhase = 'connect';
    request.once('socket', (socket) => {
      const isSecured = target.protocol === 'https:';
      if (!socket.connecting && !isSecured) phase = 'sent';
      socket.once(isSecured ? 'secureConnect' : 'connect', () => {
        phase = 'sent';
      });
    });
    request.once('timeout', () => {
      const error = timedOut(target.host, idleMs, reply ? 'body' : phase);
      reply?.destroy(error);
      request.destroy(error);
    });
    request.on('error', (cause) => reject(connectionError(cause, target, phase)));
    request.once('response', (given) => {
      reply = given;
      resolve(given);
    });
    request.end(body);
  });
}

interface TunnelOptions {
  idleMs: number;
  trust: { ca?: string[] };
  signal?: AbortSignal;
}

/** A connection through a proxy to the target's port (RFC 9110, section 9.3.6). */
function openTunnel(proxy: URL, target: URL, { idleMs, trust, signal }: TunnelOptions): Promise<Socket> {
  const place = `${target.hostname}:${target.port || 443}`;
  const request = clientFor(proxy).request({
    ...addressOf(proxy),
    ...trust,
    method: 'CONNECT',
    path: place,
    headers: { host: place, ...proxyAuthorization(proxy) },
    agent: false,
    timeout: idleMs,
    signal,
  });
  return new Promise((resolve, reject) => {
    request.once('timeout', () => request.destroy(timedOut(proxy.host, idleMs, 'connect')));
    request.once('error', reject);
    request.once('connect', ({ statusCode = 0 }, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(refusedByProxy(proxy, statusCode));
    });
    request.once('response', (reply) => {
      reply.destroy();
      reject(refusedByProxy(proxy, reply.statusCode ?? 0));
    });
    request.end();
  });
}

function refusedByProxy(proxy: URL, status: number): AppError {
  const details = { proxy: proxy.host, status };
  if (status === 407) return new AppError('auth', `The proxy ${proxy.host} asks for a name and a password; give them in its address.`, { details });
  return new AppError('unavailable', `The proxy ${proxy.host} does not open a connection (${status}).`, { details, retryable: status >= 500 });
}

function timedOut(host: string, idleMs: number, phase: HttpPhase): AppError {
  return new AppError('timeout', `${host} was silent for ${Math.round(idleMs / 100) / 10} s.`, { retryable: true, details: { host, phase } });
}

function connectionError(cause: unknown, target: URL, phase: HttpPhase): AppError {
  if (cause instanceof AppError) return cause;
  const { code = '', message } = cause as NodeJS.ErrnoException;
  const isCertificate = /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_/.test(code);
  const why = isCertificate ? `its certificate is not trusted (${code})` : code || message;
  const what = phase === 'connect' ? 'cannot be reached' : phase === 'sent' ? 'broke off before it answered' : 'broke off in the middle of its answer';
  return new AppError('unavailable', `${target.host} ${what}: ${why}.`, { cause, retryable: !isCertificate, details: { host: target.host, phase } });
}
