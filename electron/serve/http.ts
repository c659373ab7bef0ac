import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { AppError, type ErrorShape, toErrorShape } from '../../shared/errors.ts';
import { MAX_FILE_BYTES } from '../image/codecs.ts';

/** Sends a file whole; a missing one is a 404. */
export async function sendFile(response: ServerResponse, path: string, headers: Record<string, string>): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return sendError(response, new AppError('not-found', 'There is nothing here.'));
  response.writeHead(200, { ...headers, 'Content-Length': found.size, 'X-Content-Type-Options': 'nosniff' });
  // A reader who leaves in the middle is no fault.
  await pipeline(createReadStream(path), response).catch(() => undefined);
}

export function sendText(response: ServerResponse, text: string, headers: Record<string, string>): void {
  response.writeHead(200, { ...headers, 'X-Content-Type-Options': 'nosniff' });
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

const STATUS: Partial<Record<ErrorShape['code'], number>> = {
  'not-found': 404,
  'path-escape': 403,
  forbidden: 403,
  internal: 500,
  'disk-full': 507,
  'image-too-large': 413,
};

export function sendError(response: ServerResponse, error: unknown): void {
  const shape = toErrorShape(error);
  if (response.headersSent) response.destroy();
  else sendJson(response, STATUS[shape.code] ?? 400, shape);
}

/** The whole body of an upload. @throws AppError image-too-large */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_FILE_BYTES) throw new AppError('image-too-large', `An upload may have ${MAX_FILE_BYTES} bytes at most.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
