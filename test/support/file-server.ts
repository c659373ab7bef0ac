import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { TEST_CERTIFICATE, TEST_KEY } from './certificate.ts';

export interface Asked {
  path: string;
  range: string | undefined;
  ifRange: string | undefined;
}

/** What a server of files does wrong; everything may be changed while it runs. */
export interface ServerManners {
  content: Uint8Array;
  etag: string;
  /** Answers to the first requests, instead of the file. */
  statuses: number[];
  headers: Record<string, string>;
  /** Bytes of the body after which the connection is cut, one for each request; null = not. */
  cuts: (number | null)[];
  /** How much of the file the other side has taken: a cut waits for it, as a client drops what it had not read when the connection ends. */
  takenBytes: () => number;
  ignoresRange: boolean;
  hasNoLength: boolean;
  /** Never ends, after so many bytes. */
  stallsAfter: number | null;
}

export interface FileServer {
  url: string;
  port: number;
  manners: ServerManners;
  asked: Asked[];
}

/** A real server on a real socket, closed when the test ends. */
export async function fileServer(content: Uint8Array, manners: Partial<ServerManners> = {}, isSecure = false): Promise<FileServer> {
  const asked: Asked[] = [];
  const all: ServerManners = {
    content,
    etag: '"one"',
    statuses: [],
    headers: {},
    cuts: [],
    takenBytes: () => Number.POSITIVE_INFINITY,
    ignoresRange: false,
    hasNoLength: false,
    stallsAfter: null,
    ...manners,
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    asked.push({ path: request.url ?? '', range: request.headers.range, ifRange: request.headers['if-range'] as string | undefined });
    serve(all, request, response);
  };
  const server = isSecure ? createSecureServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, answer) : createServer(answer);
  const port = await listening(server);
  return { url: `${isSecure ? 'https' : 'http'}://127.0.0.1:${port}/weights.pth`, port, manners: all, asked };
}

function serve(manners: ServerManners, request: IncomingMessage, response: ServerResponse): void {
  const status = manners.statuses.shift();
  if (status !== undefined && status !== 200) return void response.writeHead(status, manners.headers).end('no');
  const { content, etag } = manners;
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  const ifRange = request.headers['if-range'];
  const start = asked && !manners.ignoresRange && (ifRange === undefined || ifRange === etag) ? Number(asked[1]) : 0;
  if (start > 0 && start >= content.length) return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
  const body = content.subarray(start);
  const headers: Record<string, string | number> = { ...manners.headers, ...(etag === '' ? {} : { etag }) };
  if (!manners.hasNoLength) headers['content-length'] = body.length;
  if (start > 0) headers['content-range'] = `bytes ${start}-${content.length - 1}/${content.length}`;
  response.writeHead(start > 0 ? 206 : 200, headers);
  const cut = manners.cuts.shift() ?? null;
  if (manners.stallsAfter !== null) return void response.write(body.subarray(0, manners.stallsAfter));
  if (cut === null) return void response.end(body);
  response.write(body.subarray(0, cut));
  const waiting = setInterval(() => {
    if (!response.destroyed && manners.takenBytes() < start + cut) return;
    clearInterval(waiting);
    response.destroy();
  }, 20);
}

export interface TestProxy {
  url: string;
  /** "GET http://…" or "CONNECT host:port", with the authorization that was given. */
  asked: string[];
}

/** A proxy that passes everything on to one port of this machine, whatever name was asked for. */
export async function testProxy(port: number, { password = '' } = {}): Promise<TestProxy> {
  const asked: string[] = [];
  const wanted = password === '' ? undefined : `Basic ${Buffer.from(password).toString('base64')}`;
  const server = createServer(async (request, response) => {
    asked.push(`GET ${request.url}`);
    if (request.headers['proxy-authorization'] !== wanted) return void response.writeHead(407).end();
    const { pathname } = new URL(request.url ?? '');
    const reply = await fetch(`http://127.0.0.1:${port}${pathname}`);
    response.writeHead(reply.status, { 'content-length': reply.headers.get('content-length') ?? '' }).end(Buffer.from(await reply.arrayBuffer()));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.push(`CONNECT ${request.url}`);
    socket.on('error', () => undefined);
    if (request.headers['proxy-authorization'] !== wanted) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    onTestFinished(() => void onward.destroy());
  });
  const own = await listening(server);
  return { url: `http://${password === '' ? '' : `${password}@`}127.0.0.1:${own}`, asked };
}

async function listening(server: ReturnType<typeof createServer> | ReturnType<typeof createSecureServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  onTestFinished(() => {
    // Tunnels are connections that the server knows nothing of any more.
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
