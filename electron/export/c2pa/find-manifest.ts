import { type ManifestStore, readManifestStore } from './jumbf.ts';

/** Formats that C2PA puts manifests into and Galley imports; `heif` is AVIF's and HEIC's container. */
export type CredentialsFormat = 'png' | 'jpeg' | 'webp' | 'heif' | 'tiff' | 'gif';

export interface FoundManifest extends ManifestStore {
  format: CredentialsFormat;
}

/** Of the box in ISO base media files that holds a manifest (C2PA 2.2, A.5). */
const BMFF_TYPE = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
/** TIFF tag of a manifest store (C2PA 2.2, A.3.4). */
const TIFF_TAG = 0xcd41;

/**
 * The C2PA manifest store that is embedded in a picture file, found where the specification puts it (C2PA 2.2, annex A); its signature is not checked.
 * null = there is none, or it is cut off. Never throws, whatever the bytes.
 */
export function findManifest(bytes: Uint8Array): FoundManifest | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (const { format, isIt, find } of CONTAINERS) {
      if (!isIt(file)) continue;
      const content = find(file);
      const store = content && readManifestStore(content);
      return store ? { ...store, format } : null;
    }
  } catch (error) {
    // Lengths that lead out of the file.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

interface Container {
  format: CredentialsFormat;
  isIt(file: Buffer): boolean;
  find(file: Buffer): Buffer | null;
}

const CONTAINERS: Container[] = [
  { format: 'png', isIt: (file) => file.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n', find: inPng },
  { format: 'jpeg', isIt: (file) => file.toString('hex', 0, 3) === 'ffd8ff', find: inJpeg },
  { format: 'webp', isIt: (file) => file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP', find: inWebp },
  { format: 'heif', isIt: (file) => file.toString('latin1', 4, 8) === 'ftyp', find: inBmff },
  { format: 'tiff', isIt: (file) => ['49492a00', '4d4d002a'].includes(file.toString('hex', 0, 4)), find: inTiff },
  { format: 'gif', isIt: (file) => file.toString('latin1', 0, 4) === 'GIF8', find: inGif },
];

/** The chunk caBX (A.3.2). */
function inPng(file: Buffer): Buffer | null {
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'caBX') return file.subarray(at + 8, at + 8 + length);
    if (type === 'IEND') return null;
    at += 12 + length;
  }
  return null;
}

/** APP11 segments that follow each other (A.3.1; ISO/IEC 19566-5, D.2): "JP", instance, number, then the box, whose head is in each of them. */
function inJpeg(file: Buffer): Buffer | null {
  const instances = new Map<number, Buffer[]>();
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff; ) {
    const marker = file[at + 1];
    // Start of scan: the picture's own data follows.
    if (marker === 0xda || marker === 0xd9) break;
    const length = file.readUInt16BE(at + 2);
    const segment = file.subarray(at + 4, at + 2 + length);
    if (marker === 0xeb && segment.length > 16 && segment.toString('latin1', 0, 2) === 'JP') {
      const instance = segment.readUInt16BE(2);
      const parts = instances.get(instance) ?? [];
      const head = segment.readUInt32BE(8) === 1 ? 16 : 8;
      parts.push(parts.length === 0 ? segment.subarray(8) : segment.subarray(8 + head));
      instances.set(instance, parts);
    }
    at += 2 + length;
  }
  for (const parts of instances.values()) {
    const whole = Buffer.concat(parts);
    if (readManifestStore(whole)) return whole;
  }
  return null;
}

/** The chunk C2PA (A.3.3). */
function inWebp(file: Buffer): Buffer | null {
  for (let at = 12; at + 8 <= file.length; ) {
    const length = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === 'C2PA') return file.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  return null;
}

/** A uuid box: version and flags, the purpose "manifest" closed by 0, 8 bytes of offset, the store (A.5). */
function inBmff(file: Buffer): Buffer | null {
  for (let at = 0; at + 8 <= file.length; ) {
    const short = file.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const length = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short === 0 ? file.length - at : short;
    if (length < head) return null;
    if (file.toString('latin1', at + 4, at + 8) === 'uuid' && file.subarray(at + head, at + head + 16).equals(BMFF_TYPE)) {
      const purposeAt = at + head + 20;
      const end = file.indexOf(0, purposeAt);
      if (end > 0 && file.toString('latin1', purposeAt, end) === 'manifest') return file.subarray(end + 9, at + length);
    }
    at += length;
  }
  return null;
}

/** A tag of the first directory (A.3.4): 12 bytes an entry: tag, type, count, value or where it is. */
function inTiff(file: Buffer): Buffer | null {
  const isLittle = file[0] === 0x49;
  const u16 = (at: number) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const directory = u32(4);
  const count = u16(directory);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12;
    if (u16(entry) !== TIFF_TAG) continue;
    const length = u32(entry + 4);
    const at = length <= 4 ? entry + 8 : u32(entry + 8);
    return file.subarray(at, at + length);
  }
  return null;
}

/** An application extension C2PA_GIF with the code 1.0.0, its data in blocks of up to 255 bytes (A.3.6). */
function inGif(file: Buffer): Buffer | null {
  const start = file.indexOf(Buffer.from('21ff0b433250415f474946010000', 'hex'));
  if (start < 0) return null;
  const blocks: Buffer[] = [];
  for (let at = start + 14; at < file.length && file[at] !== 0; at += 1 + file[at]) blocks.push(file.subarray(at + 1, at + 1 + file[at]));
  return Buffer.concat(blocks);
}
