import sharp from 'sharp';

/** A small PNG whose colour depends on the seed: what a fake vendor "renders". */
export function fakePicture(width: number, height: number, seed: number, format: 'png' | 'jpeg' | 'webp' = 'png'): Promise<Buffer> {
  const background = { r: (seed * 37) & 255, g: (seed * 91 + 60) & 255, b: (seed * 151 + 120) & 255 };
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

/** Fields of a multipart body: text as string, files as bytes. */
export function formFields(body: Buffer, contentType: string): Map<string, { text: string; bytes: Buffer; fileName: string | null }> {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1] ?? '';
  const fields = new Map<string, { text: string; bytes: Buffer; fileName: string | null }>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, headEnd).toString();
    const bytes = part.subarray(headEnd + 4);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    fields.set(name, { text: bytes.toString(), bytes, fileName: /filename="([^"]*)"/.exec(head)?.[1] ?? null });
    at = next;
  }
  return fields;
}
