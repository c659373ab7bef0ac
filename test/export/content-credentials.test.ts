import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findManifest } from '../../electron/export/c2pa/find-manifest.ts';
import { decodeImage, encodePng } from '../../electron/image/codecs.ts';
import type { ExportRequestInput } from '../../shared/export.ts';
import { picture } from '../image/pictures.ts';
import { inAvif, inGif, inJpeg, inPng, inTiff, inWebp, manifestStore } from './content-credentials.ts';
import { withImport } from './with-import.ts';

const LABEL = 'urn:c2pa:11111111-2222-3333-4444-555555555555';
const WRITERS = { png: inPng, jpeg: inJpeg, webp: inWebp, avif: inAvif, tiff: inTiff, gif: inGif };
type Format = keyof typeof WRITERS;

async function plainFile(format: Format): Promise<Buffer> {
  return sharp(await encodePng(picture(80, 64)))
    .toFormat(format, format === 'webp' ? { lossless: true } : {})
    .toBuffer();
}

async function signedFile(format: Format, store = manifestStore()): Promise<Buffer> {
  return WRITERS[format](await plainFile(format), store);
}

describe('finding a manifest', () => {
  it.each(Object.keys(WRITERS) as Format[])('in a %s file that other programs still open', async (format) => {
    const store = manifestStore();
    const file = await signedFile(format, store);
    expect(findManifest(file)).toMatchObject({ format: format === 'avif' ? 'heif' : format, label: LABEL });
    expect(findManifest(file)!.bytes.equals(store)).toBe(true);
    expect(await decodeImage(file, 'file')).toMatchObject({ width: 80, height: 64 });
    expect(findManifest(await plainFile(format))).toBeNull();
  });

  it('that a JPEG holds in many segments', async () => {
    const store = manifestStore(LABEL, 100_000);
    const file = inJpeg(await plainFile('jpeg'), store);
    expect(findManifest(file)!.bytes.equals(store)).toBe(true);
  });

  it('never fails on files that are cut off or broken, and takes no half manifest for one', async () => {
    for (const format of Object.keys(WRITERS) as Format[]) {
      const file = await signedFile(format);
      for (let length = 0; length < file.length; length += Math.ceil(file.length / 200)) {
        const found = findManifest(file.subarray(0, length));
        if (found) expect(found.bytes.equals(manifestStore()), `${format} cut at ${length}`).toBe(true);
      }
      for (let at = 0; at < file.length; at += 7) {
        const broken = Buffer.from(file);
        broken[at] ^= 0xff;
        findManifest(broken);
      }
    }
  });

  it('is not fooled by the name alone', async () => {
    const png = await plainFile('png');
    expect(findManifest(inPng(png, Buffer.from('caBX c2pa jumb jumd')))).toBeNull();
    expect(findManifest(Buffer.concat([png, manifestStore()]))).toBeNull();
  });
});

describe('an import with Content Credentials', () => {
  it.each(['png', 'webp', 'tiff'] as const)('goes out bit for bit when nothing changed (%s)', async (format) => {
    const file = await signedFile(format);
    const { run } = await withImport(file);
    const { bytes, records, issues } = await run({ format });
    expect(bytes[0].equals(file)).toBe(true);
    expect(records).toEqual([
      { state: 'kept', reason: expect.stringContaining('bit for bit'), manifest: LABEL, manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(issues).toMatchObject([{ id: 'content-credentials', severity: 'note', files: 1 }]);
  });

  it.each([
    ['the pixels changed', true, {}, 'the pixels changed since the import'],
    ['metadata is stripped', false, { metadata: 'strip' }, 'metadata is left out'],
    ['the format is another', false, { format: 'jpeg' }, 'the import is a PNG file and this is a JPEG file'],
    ['the size is another', false, { scales: [0.5] }, 'not the whole picture at its own size'],
    ['it is padded', false, { sides: 'pad' }, 'not the whole picture at its own size'],
    ['a resolution is written', false, { dpi: 300 }, 'a print resolution is written into the file'],
  ] as const)('loses them where %s, and the manifest says so', async (_what, isChanged, settings, reason) => {
    const { run } = await withImport(await signedFile('png'), isChanged);
    const { bytes, records, issues, journal } = await run(settings as Partial<ExportRequestInput>);
    expect(records).toEqual([expect.objectContaining({ state: 'dropped', reason: expect.stringContaining(reason), manifest: LABEL })]);
    expect(Object.keys(records[0])).toEqual(['state', 'reason', 'manifest', 'manifestSha256']);
    expect(journal[0].notes).toEqual([{ text: records[0].reason, sentence: expect.objectContaining({ message: expect.any(String) }) }]);
    expect(issues[0]).toMatchObject({ id: 'content-credentials', severity: 'warning', text: expect.stringContaining(reason) });
    expect(findManifest(bytes[0])).toBeNull();
  });

  it('is kept in the one size that is its own', async () => {
    const file = await signedFile('png');
    const { run } = await withImport(file);
    const { bytes, records } = await run({ scales: [1, 0.5] });
    expect([bytes[0].equals(file), findManifest(bytes[1])]).toEqual([true, null]);
    expect(records.map(({ state }: { state: string }) => state)).toEqual(['kept', 'dropped']);
  });

  it('that shows more than was approved stays here', async () => {
    const frames = [await encodePng(picture(80, 64)), await encodePng(picture(80, 64, 4))];
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    const { run } = await withImport(inWebp(animated, manifestStore()));
    const { bytes, records } = await run({ format: 'webp' });
    expect(records).toMatchObject([{ state: 'dropped', reason: expect.stringContaining('shows more than the approved picture') }]);
    expect(findManifest(bytes[0])).toBeNull();
  });

  it('whose kept file was damaged is not exported', async () => {
    const file = await signedFile('png');
    const { run, artifacts } = await withImport(file);
    writeFileSync(artifacts.path(createHash('sha256').update(file).digest('hex')), 'damaged');
    await expect(run()).rejects.toMatchObject({ code: 'conflict' });
  });

  it('without any has no record', async () => {
    const { run } = await withImport(await plainFile('png'));
    const { records, issues } = await run();
    expect([records, issues]).toEqual([[null], []]);
  });
});
