import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { toErrorShape } from '../../shared/errors.ts';
import { pageFile } from '../window-page.ts';
import { ASSETS, PAGE, PAGE_ORIGIN } from './scheme-names.ts';
import type { StudioProcess } from './studio-process.ts';

/** Serves the built window from `folder`. */
export function servePage(folder: string): void {
  protocol.handle(PAGE, (request) => {
    const page = pageFile(folder, new URL(request.url).pathname, { page: `${PAGE}:`, assets: `${ASSETS}:` });
    return page && existsSync(page.path) ? streamOf(page.path, page.headers) : new Response('There is nothing here.', { status: 404 });
  });
}

/** `galley-asset://<sha256>?w=512` gives pixels, `POST galley-asset://import?name=…` takes an image. */
export function serveAssets(studio: StudioProcess): void {
  const cors = { 'Access-Control-Allow-Origin': PAGE_ORIGIN, 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': '*' };
  protocol.handle(ASSETS, async (request) => {
    const { hostname, searchParams } = new URL(request.url);
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
    try {
      if (request.method === 'POST' && hostname === 'import') {
        const bytes = new Uint8Array(await request.arrayBuffer());
        return Response.json(await studio.importImage(bytes, searchParams.get('name') ?? 'image'), { headers: cors });
      }
      const file = await studio.asset(hostname, Number(searchParams.get('w')) || undefined);
      return streamOf(file.path, { ...cors, 'Content-Type': file.type, 'Cache-Control': 'private, max-age=31536000, immutable' });
    } catch (error) {
      const shape = toErrorShape(error);
      return Response.json(shape, { status: shape.code === 'not-found' ? 404 : 400, headers: cors });
    }
  });
}

function streamOf(path: string, headers: Record<string, string>): Response {
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, { headers });
}
