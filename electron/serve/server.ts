import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { AppError } from '../../shared/errors.ts';
import { createApi, type HostPort } from '../api.ts';
import { withFirstPaint } from '../first-paint.ts';
import { FONT_ADDRESS } from '../studio/font-files.ts';
import type { Studio } from '../studio.ts';
import { pageFile } from '../window-page.ts';
import { CONTENT_TYPES, exposition, formatFor } from './exposition.ts';
import { addressOf, COOKIE, refusalOf, tokenOf } from './guard.ts';
import { readBody, sendError, sendFile, sendJson, sendText } from './http.ts';
import { metricFamilies } from './metrics.ts';

export interface ServeConfig {
  studio: Studio;
  host: HostPort;
  /** Folder of the built window (with index.html). */
  pageFolder: string;
  /** 0 = any free port. */
  port: number;
  /** Left out = a fresh random one. */
  token?: string;
}

export interface RunningServer {
  url: string;
  port: number;
  token: string;
  close(): Promise<void>;
}

const INDEX = new Set(['/', '/index.html']);
const ASSET = /^\/asset\/([0-9a-f]{64})$/;

/**
 * Serves the studio to a browser on this machine. Listens on the loopback address only.
 * @throws AppError conflict when the port is taken
 */
export async function startServer(config: ServeConfig): Promise<RunningServer> {
  const token = config.token ?? randomBytes(24).toString('base64url');
  // Not by `import`: that would load all of Node's fetch with it.
  const server = process
    .getBuiltinModule('node:http')
    .createServer((request, response) => void answer(request, response).catch((error) => sendError(response, error)));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 });
  const rpc = new RPCHandler(createApi(config.studio, config.host));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalOf(request, token, port);
    if (refusal) return sendJson(response, refusal.status, { code: 'forbidden', message: refusal.message, retryable: false, details: {} });
    const address = addressOf(request);
    if (!address) throw new AppError('invalid-input', `${request.url} is not an address.`);
    const { pathname, searchParams } = address;
    if (request.method === 'POST' && pathname === '/asset/import') {
      const name = searchParams.get('name') ?? 'image';
      return sendJson(response, 200, await config.studio.importImage(await readBody(request), name));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendJson(response, 405, { code: 'forbidden', message: 'Only GET.', retryable: false, details: {} });
    if (pathname === '/metrics') {
      const format = formatFor(request.headers.accept ?? '');
      response.writeHead(200, { 'Content-Type': CONTENT_TYPES[format], 'Cache-Control': 'no-store' });
      return void response.end(request.method === 'HEAD' ? '' : exposition(metricFamilies(config.studio), format));
    }
    const sha256 = ASSET.exec(pathname)?.[1];
    if (sha256) {
      const width = Number(searchParams.get('w')) || undefined;
      const file = await config.studio.assets.file(sha256, width);
      return sendFile(response, file.path, { 'Content-Type': file.type, 'Cache-Control': 'private, max-age=31536000, immutable' });
    }
    const font = FONT_ADDRESS.exec(pathname);
    if (font) {
      const file = config.studio.fontFiles.file(font[1], font[2]);
      return sendFile(response, file.path, { 'Content-Type': file.type, 'Cache-Control': 'private, max-age=31536000, immutable' });
    }
    // The page itself came with the token in its address; from here on the cookie carries it, so that images need none.
    if (pathname === '/') response.setHeader('Set-Cookie', `${COOKIE}=${tokenOf(request)}; HttpOnly; SameSite=Strict; Path=/`);
    const page = pageFile(config.pageFolder, pathname);
    if (!page) throw new AppError('path-escape', `${pathname} leads out of the window's folder.`);
    if (INDEX.has(pathname)) return sendText(response, withFirstPaint(await readFile(page.path, 'utf8'), config.host.preferences?.read() ?? {}), page.headers);
    return sendFile(response, page.path, page.headers);
  }

  server.on('upgrade', (request, socket, head) => {
    // Whoever hangs up in the middle, or sends what is no frame or far too large a one, loses this connection and nothing else.
    socket.on('error', () => socket.destroy());
    if (addressOf(request)?.pathname !== '/rpc' || refusalOf(request, token, port)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate());
      void rpc.upgrade(webSocket);
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE' ? new AppError('conflict', `Port ${config.port} is taken by another program; choose one with --port.`, { cause }) : cause,
      );
    });
    server.listen(config.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  // The first call over the socket wants Node's fetch with all it has: it is loaded while the browser is still on its way.
  setImmediate(() => void globalThis.FormData);

  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
    port,
    token,
    async close() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
