import { AppError } from '../../shared/errors.ts';
import type { ByteSource } from './byte-source.ts';

/** Where a stored entry's bytes lie in the archive. */
export interface ZipEntry {
  offset: number;
  size: number;
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const MAX_DIRECTORY = 16 * 1024 * 1024;

/**
 * Entries of a ZIP archive by name (PKWARE APPNOTE 4.3), from its directory, without reading the rest. Only stored entries, as PyTorch writes them, so that each can be
 * read in place.
 * @throws AppError invalid-input when it is damaged, compressed, encrypted or larger than 4 GiB
 */
export function zipEntries(source: ByteSource): Map<string, ZipEntry> {
  const tailOffset = Math.max(0, source.size - END_SIZE - MAX_COMMENT);
  const tail = viewOf(source.read(tailOffset, source.size - tailOffset));
  let end = tail.byteLength - END_SIZE;
  while (end >= 0 && tail.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < 0) throw broken('it has no directory');
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const offset = tail.getUint32(end + 16, true);
  if (size > MAX_DIRECTORY || offset + size > tailOffset + end) throw broken('its directory lies elsewhere than it says');
  const directory = source.read(offset, size);
  const view = viewOf(directory);
  const entries = new Map<string, ZipEntry>();
  for (let i = 0, at = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > size || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw broken('its directory is cut off');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > size) throw broken('its directory is cut off');
    const name = new TextDecoder().decode(directory.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength));
    const isStored =
      view.getUint16(at + 10, true) === 0 && (view.getUint16(at + 8, true) & 1) === 0 && view.getUint32(at + 20, true) === view.getUint32(at + 24, true);
    if (!isStored) throw broken(`${JSON.stringify(name)} is compressed or encrypted`);
    if (entries.has(name)) throw broken(`${JSON.stringify(name)} is there twice`);
    entries.set(name, { offset: dataOffset(source, view.getUint32(at + 42, true), view.getUint32(at + 24, true)), size: view.getUint32(at + 24, true) });
    at = next;
  }
  return entries;
}

/** Only the entry's own header says how long its name and padding are. */
function dataOffset(source: ByteSource, header: number, size: number): number {
  if (header + LOCAL_SIZE > source.size) throw broken('an entry lies outside');
  const view = viewOf(source.read(header, LOCAL_SIZE));
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) throw broken('an entry lies elsewhere than the directory says');
  const offset = header + LOCAL_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
  if (offset + size > source.size) throw broken('an entry lies outside');
  return offset;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function broken(why: string): AppError {
  return new AppError('invalid-input', `The ZIP archive cannot be read: ${why}.`);
}
