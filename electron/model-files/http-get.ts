import http from 'node:http';
import https from 'node:https';
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

/** Asks for an address. @throws AppError timeout | unavailable (both retryable) | auth (the proxy) | invalid-input; the signal's reason when it was aborted */
export type HttpGet = (url: string, headers: Record<string, string>, signal?: AbortSignal) => Promise<HttpReply>;

export interface HttpGetConfig {
  /** Where proxies are named. */
  environment: NodeJS.ProcessEnv;
  /** Silence after which a connection counts as dead; default 30 s. */
  idleMs?: number;
  /** Certificates to trust besides the system's: for tests. */
  certificates?: string[];
}

const MAX_REDIRECTS = 5;

/** GET over Node's own client: redirects, proxies (plain ones and tunnels through CONNECT), and no connection that is silent for ever. */
export function createHttpGet({ environment, idleMs = 30_000, certificates }: HttpGetConfig): HttpGet {
  const trust = certificates ? { ca: certificates } : {};
  const proxyOf = (target: URL) => proxyFor(target, environment);

  async function getOnce(target: URL, headers: Record<string, string>, signal?: AbortSignal): Promise<http.IncomingMessage> {
    const proxy = proxyOf(target);
    const common = { headers, signal, agent: false as const, timeout: idleMs };
    if (proxy && target.protocol === 'http:') {
      const options = { ...addressOf(proxy), ...trust, ...common, path: target.href, headers: { ...headers, host: target.host, ...proxyAuthorization(proxy) } };
      return response((proxy.protocol === 'https:' ? https : http).get(options), target, idleMs);
    }
    if (!proxy) return response((target.protocol === 'https:' ? https : http).get(target, { ...trust, ...common }), target, idleMs);
    const tunnel = await openTunnel(proxy, target, { idleMs, trust, signal });
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const secured = tls.connect({ socket: tunnel, host, servername: isIP(host) ? undefined : host, ...trust });
    // With an agent, even a fresh one, Node does not ask for the connection.
    return response(https.get(target, { ...common, agent: undefined, createConnection: () => secured }), target, idleMs);
  }

  return async function get(url, headers, signal) {
    let target = addressIn(url);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      signal?.throwIfAborted();
      const reply = await getOnce(target, { 'accept-encoding': 'identity', 'user-agent': 'galley', ...headers }, signal).catch((cause) => {
        signal?.throwIfAborted();
        throw connectionError(cause, target);
      });
      const status = reply.statusCode ?? 0;
      const location = reply.headers.location;
      if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
        reply.destroy();
        const next = addressIn(location, target);
        if (target.protocol === 'https:' && next.protocol === 'http:') {
          throw new AppError('forbidden', `${target.host} sends on to an address without encryption (${next.host}); it is not followed.`);
        }
        target = next;
        continue;
      }
      const from = target;
      return {
        status,
        header(name) {
          const value = reply.headers[name.toLowerCase()];
          return value === undefined ? null : String(value);
        },
        body: bodyOf(reply, from, signal),
        close: () => void reply.destroy(),
      };
    }
    throw new AppError('unavailable', `${target.host} sends from address to address without end.`, { details: { url } });
  };
}

async function* bodyOf(reply: http.IncomingMessage, target: URL, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of reply) yield part as Uint8Array;
  } catch (cause) {
    signal?.throwIfAborted();
    throw connectionError(cause, target);
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

function response(request: http.ClientRequest, target: URL, idleMs: number): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    let reply: http.IncomingMessage | null = null;
    request.once('timeout', () => {
      const error = timedOut(target.host, idleMs);
      reply?.destroy(error);
      request.destroy(error);
    });
    request.on('error', reject);
    request.once('response', (given) => {
      reply = given;
      resolve(given);
    });
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
  const request = (proxy.protocol === 'https:' ? https : http).request({
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
    request.once('timeout', () => request.destroy(timedOut(proxy.host, idleMs)));
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

function timedOut(host: string, idleMs: number): AppError {
  return new AppError('timeout', `${host} was silent for ${Math.round(idleMs / 100) / 10} s.`, { retryable: true });
}

function connectionError(cause: unknown, target: URL): AppError {
  if (cause instanceof AppError) return cause;
  const { code = '', message } = cause as NodeJS.ErrnoException;
  const isCertificate = /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_/.test(code);
  const why = isCertificate ? `its certificate is not trusted (${code})` : code || message;
  return new AppError('unavailable', `${target.host} cannot be reached: ${why}.`, { cause, retryable: !isCertificate, details: { host: target.host } });
}
