import { crc32 } from 'node:zlib';

/** A JUMBF box (ISO/IEC 19566-5, B.1). */
function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A superbox with its description: type from four letters, requestable, with a label. */
function superbox(letters: string, label: string, ...content: Buffer[]): Buffer {
  const type = Buffer.concat([Buffer.from(letters, 'latin1'), Buffer.from('00110010800000aa00389b71', 'hex')]);
  return box('jumb', box('jumd', type, Buffer.from([3]), Buffer.from(`${label}\0`)), ...content);
}

/** A manifest store with two manifests, built as C2PA 2.2, 11.1.4 has it; the claims in it say nothing and are not signed. @param fill bytes of a claim */
export function manifestStore(label = 'urn:c2pa:11111111-2222-3333-4444-555555555555', fill = 64): Buffer {
  const claim = superbox('c2cl', 'c2pa.claim.v2', box('cbor', Buffer.alloc(fill, 0xa0)));
  return superbox('c2pa', 'c2pa', superbox('c2ma', 'urn:c2pa:00000000-0000-0000-0000-000000000000', claim), superbox('c2ma', label, claim));
}

/** The chunk caBX behind the header. */
export function inPng(png: Buffer, store: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from('caBX'), store]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(store.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([png.subarray(0, 33), ends.subarray(0, 4), named, ends.subarray(4), png.subarray(33)]);
}

/** As many APP11 segments as are needed; each repeats the box's head. */
export function inJpeg(jpeg: Buffer, store: Buffer, most = 60_000): Buffer {
  const segments: Buffer[] = [];
  for (let at = 8, number = 1; at < store.length; at += most, number++) {
    const part = store.subarray(at, at + most);
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xffeb, 0);
    head.writeUInt16BE(2 + 2 + 2 + 4 + 8 + part.length, 2);
    head.write('JP', 4, 'latin1');
    head.writeUInt16BE(1, 6);
    head.writeUInt32BE(number, 8);
    segments.push(head, store.subarray(0, 8), part);
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** A chunk at the end of the RIFF file, whose length grows with it. */
export function inWebp(webp: Buffer, store: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write('C2PA', 0, 'latin1');
  head.writeUInt32LE(store.length, 4);
  const whole = Buffer.concat([webp, head, store, Buffer.alloc(store.length % 2)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** A uuid box behind the others. */
export function inAvif(avif: Buffer, store: Buffer): Buffer {
  const type = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
  return Buffer.concat([avif, box('uuid', type, Buffer.alloc(4), Buffer.from('manifest\0'), Buffer.alloc(8), store)]);
}

/** An application extension before the trailer. */
export function inGif(gif: Buffer, store: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < store.length; at += 255) {
    const part = store.subarray(at, at + 255);
    blocks.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat([gif.subarray(0, -1), Buffer.from('21ff0b433250415f474946010000', 'hex'), ...blocks, Buffer.from([0, 0x3b])]);
}

/** A tag in the first directory, whose entries move to the file's end. */
export function inTiff(tiff: Buffer, store: Buffer): Buffer {
  const directory = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(directory);
  const entry = Buffer.alloc(12);
  entry.writeUInt16LE(0xcd41, 0);
  entry.writeUInt16LE(7, 2);
  entry.writeUInt32LE(store.length, 4);
  const entries = tiff.subarray(directory + 2, directory + 2 + count * 12);
  const at = tiff.length + (tiff.length % 2);
  entry.writeUInt32LE(at + 2 + entries.length + 12 + 4, 8);
  const head = Buffer.alloc(2);
  head.writeUInt16LE(count + 1);
  const whole = Buffer.concat([tiff, Buffer.alloc(tiff.length % 2), head, entries, entry, Buffer.alloc(4), store]);
  whole.writeUInt32LE(at, 4);
  return whole;
}
