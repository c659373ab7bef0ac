import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../shared/export.ts';
import { picture } from '../image/pictures.ts';
import { createExportProject } from './export-project.ts';

const PROMPT = 'Café “港” sign & <b>\u0007 gold';
const FORMATS: ExportFormat[] = ['png', 'jpeg', 'webp', 'avif', 'tiff'];

async function exported(format: ExportFormat, settings: { metadata: 'keep' | 'strip'; dpi?: number }): Promise<Buffer> {
  const { exporter, out, request, addApproved } = createExportProject();
  await addApproved({ id: 'a', prompt: PROMPT, image: picture(90, 70) });
  const { files } = await exporter.run(request({ format, ...settings }));
  return readFileSync(join(out, files[0].path));
}

/** The chunks of a PNG file, with their text where they have some. */
function chunksOf(png: Buffer): { type: string; body: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)) });
  }
  return chunks;
}

function textOf(png: Buffer, keyword: string): string | undefined {
  const found = chunksOf(png).find(({ type, body }) => type === 'iTXt' && body.toString('latin1', 0, body.indexOf(0)) === keyword);
  return found?.body.subarray(keyword.length + 5).toString('utf8');
}

describe('a picture with its metadata', () => {
  it.each(FORMATS)('as %s says prompt, model, seed and recipe in XMP, in words that XML can hold', async (format) => {
    const bytes = await exported(format, { metadata: 'keep' });
    const { xmp } = await sharp(bytes).metadata();
    const text = xmp!.toString('utf8');
    expect(text).toContain('Café “港” sign &amp; &lt;b&gt; gold</rdf:li>');
    expect(text).toContain('<Iptc4xmpExt:AISystemUsed>sketch</Iptc4xmpExt:AISystemUsed>');
    expect(text).toContain('digitalsourcetype/algorithmicMedia<');
    expect(text).toContain('<galley:Seed>7</galley:Seed>');
    const recipe = JSON.parse(
      /<galley:Recipe>(.*)<\/galley:Recipe>/.exec(text)![1].replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    expect(recipe).toMatchObject({ seed: 7, steps: [{ id: 'base', operation: 'generate', params: { model: 'sketch' } }] });
    expect(text).not.toMatch(/Lea|reviewer|costUsd/);
  });

  it('as PNG has the text that other generators’ tools read', async () => {
    const bytes = await exported('png', { metadata: 'keep' });
    expect(textOf(bytes, 'parameters')).toBe(`${PROMPT}\nSeed: 7, Size: 90x70, Model: sketch, Version: Galley 0.1.0`);
    expect(textOf(bytes, 'Software')).toBe('Galley 0.1.0');
    expect((await sharp(bytes).raw().toBuffer()).equals(Buffer.from(picture(90, 70).data))).toBe(true);
  });

  it('is the same bytes every time', async () => {
    for (const format of FORMATS) {
      const [first, second] = [await exported(format, { metadata: 'keep', dpi: 300 }), await exported(format, { metadata: 'keep', dpi: 300 })];
      expect(first.equals(second), format).toBe(true);
    }
  });

  it.each(FORMATS)('as %s without it holds pixels only', async (format) => {
    const bytes = await exported(format, { metadata: 'strip' });
    const { xmp, exif, icc } = await sharp(bytes).metadata();
    expect([xmp, exif, icc]).toEqual([undefined, undefined, undefined]);
    expect(bytes.includes('Galley')).toBe(false);
    if (format === 'png') expect(chunksOf(bytes).map(({ type }) => type)).toEqual(expect.not.arrayContaining(['iTXt', 'tEXt', 'zTXt', 'eXIf']));
  });
});

describe('a print resolution', () => {
  it.each(['keep', 'strip'] as const)('stands where programs look for it (metadata: %s)', async (metadata) => {
    const png = await exported('png', { metadata, dpi: 300 });
    const [physical, ...others] = chunksOf(png).filter(({ type }) => type === 'pHYs');
    expect([physical.body.readUInt32BE(0), physical.body.readUInt32BE(4), physical.body[8], others]).toEqual([11811, 11811, 1, []]);
    const jpeg = await exported('jpeg', { metadata, dpi: 300 });
    expect([jpeg.toString('latin1', 6, 10), jpeg[13], jpeg.readUInt16BE(14), jpeg.readUInt16BE(16)]).toEqual(['JFIF', 1, 300, 300]);
    for (const bytes of [png, jpeg, await exported('tiff', { metadata, dpi: 300 })])
      expect(await sharp(bytes).metadata()).toMatchObject({ density: 300, width: 90, height: 70 });
  });

  it('does not touch the pixels', async () => {
    const [plain, printed] = [await exported('png', { metadata: 'strip' }), await exported('png', { metadata: 'strip', dpi: 600 })];
    const data = (png: Buffer) => inflateSync(Buffer.concat(chunksOf(png).flatMap(({ type, body }) => (type === 'IDAT' ? [body] : []))));
    expect(data(plain).equals(data(printed))).toBe(true);
  });
});
