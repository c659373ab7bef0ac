import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Session } from 'electron';
import { type ErrorCode, toErrorShape } from '../../shared/errors.ts';
import { withFirstPaint } from '../first-paint.ts';
import { FONT_ADDRESS } from '../studio/font-files.ts';
import { createPreferenceFile, type PreferenceFile, preferencesPath } from '../studio/preference-file.ts';
import { pageFile } from '../window-page.ts';
import type { StudioProcess } from './studio-process.ts';

/** The window's own origin. The name can never be resolved (RFC 2606); in the window's session all of https is answered here. */
export const PAGE_ORIGIN = 'https://galley.invalid';

const INDEX = new Set(['/', '/index.html']);
const ASSET = /^\/asset\/([0-9a-f]{64})$/;
const STATUS: Partial<Record<ErrorCode, number>> = { 'not-found': 404, 'path-escape': 403, forbidden: 403 };

/**
 * Answers everything that the window asks for: the page's files, `/asset/<sha256>?w=512`, `/font/<id>/<version>`, `POST /asset/import?name=…`;
 * the same addresses as in the browser shell. Requests to any other host are refused: no remote content can come in.
 */
export function serveWindow(session: Session, folder: string, studio: StudioProcess): void {
  const preferences = createPreferenceFile(preferencesPath(process.env));
  session.protocol.handle('https', async (request) => {
    try {
      return await answer(request, folder, studio, preferences);
    } catch (error) {
      const shape = toErrorShape(error);
      return Response.json(shape, { status: STATUS[shape.code] ?? 400 });
    }
  });
}

async function answer(request: Request, folder: string, studio: StudioProcess, preferences: PreferenceFile): Promise<Response> {
  const { origin, pathname, searchParams } = new URL(request.url);
  if (origin !== PAGE_ORIGIN) return refused(403);
  if (request.method === 'POST' && pathname === '/asset/import') {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return Response.json(await studio.importImage(bytes, searchParams.get('name') ?? 'image'));
  }
  const sha256 = ASSET.exec(pathname)?.[1];
  if (sha256) {
    const file = await studio.asset(sha256, Number(searchParams.get('w')) || undefined);
    return streamOf(file.path, { 'Content-Type': file.type, 'Cache-Control': 'private, max-age=31536000, immutable' });
  }
  const font = FONT_ADDRESS.exec(pathname);
  if (font) {
    const file = await studio.fontFile(font[1], font[2]);
    return streamOf(file.path, { 'Content-Type': file.type, 'Cache-Control': 'private, max-age=31536000, immutable' });
  }
  const page = pageFile(folder, pathname);
  if (page && INDEX.has(pathname)) return new Response(withFirstPaint(readFileSync(page.path, 'utf8'), preferences.read()), { headers: page.headers });
  return page && existsSync(page.path) ? streamOf(page.path, page.headers) : refused(404);
}

function refused(status: number): Response {
  return new Response('There is nothing here.', { status });
}

function streamOf(path: string, headers: Record<string, string>): Response {
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, { headers });
}
