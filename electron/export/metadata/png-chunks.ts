import { crc32 } from 'node:zlib';

const METRES_PER_INCH = 0.0254;

/** pHYs: px per metre in both directions (PNG specification, 11.3.4.3). */
export function resolutionChunk(dpi: number): Buffer {
  const body = Buffer.alloc(9);
  const perMetre = Math.round(dpi / METRES_PER_INCH);
  body.writeUInt32BE(perMetre, 0);
  body.writeUInt32BE(perMetre, 4);
  body[8] = 1;
  return chunk('pHYs', body);
}

/** iTXt, not compressed (PNG specification, 11.3.3.4): text in UTF-8 under a keyword. */
export function textChunk(keyword: string, text: string): Buffer {
  return chunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text.replaceAll('\0', ''), 'utf8')]));
}

/** A PNG file with these chunks behind its header; its own chunks of the same types go. @param png with all its chunks whole */
export function withChunks(png: Buffer, chunks: readonly Buffer[]): Buffer {
  const types = new Set(chunks.map((made) => made.toString('latin1', 4, 8)));
  const parts: Buffer[] = [png.subarray(0, 33), ...chunks];
  for (let at = 33; at + 12 <= png.length; ) {
    const length = 12 + png.readUInt32BE(at);
    if (!types.has(png.toString('latin1', at + 4, at + 8))) parts.push(png.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat(parts);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const made = Buffer.alloc(named.length + 8);
  made.writeUInt32BE(body.length, 0);
  named.copy(made, 4);
  made.writeUInt32BE(crc32(named), named.length + 4);
  return made;
}
