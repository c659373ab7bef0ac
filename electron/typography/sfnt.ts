import { brotliDecompressSync, inflateSync } from 'node:zlib';
import { AppError } from '../../shared/errors.ts';
import { assembleSfnt, type SfntTable, viewOf } from './sfnt-file.ts';
import { rebuildWoff2 } from './woff2.ts';

/** Largest font that is opened, in bytes: CJK faces have some 20 MB. */
export const MAX_FONT_BYTES = 64 * 2 ** 20;

/** What a font says about itself. '' = nothing. */
export interface FontNames {
  family: string;
  style: string;
  postScript: string;
  licence: string;
}

const TRUE_TYPE = 0x00010000;
const tag = (name: string) => name.charCodeAt(0) * 2 ** 24 + (name.charCodeAt(1) << 16) + (name.charCodeAt(2) << 8) + name.charCodeAt(3);
const NEEDED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp'];

/**
 * A plain TTF or OTF out of a TTF, OTF, WOFF or WOFF2 file. The result is a copy.
 * @param name of the file, for messages
 * @throws AppError corrupt-font saying what is wrong with the file
 */
export function sfntOf(bytes: Uint8Array, name: string): Uint8Array {
  if (bytes.length > MAX_FONT_BYTES) throw corrupt(name, `it has ${Math.round(bytes.length / 2 ** 20)} MB; the limit is ${MAX_FONT_BYTES / 2 ** 20} MB`);
  if (bytes.length < 12) throw corrupt(name, bytes.length === 0 ? 'it is empty' : `it has only ${bytes.length} bytes`);
  const view = viewOf(bytes);
  const flavour = view.getUint32(0);
  const sfnt = unpack(bytes, flavour, name);
  checkTables(sfnt, name);
  return sfnt;
}

function unpack(bytes: Uint8Array, flavour: number, name: string): Uint8Array {
  if (flavour === TRUE_TYPE || flavour === tag('OTTO') || flavour === tag('true')) return bytes.slice();
  if (flavour === tag('ttcf')) throw corrupt(name, 'it is a collection of several fonts; add its fonts one by one');
  if (flavour !== tag('wOFF') && flavour !== tag('wOF2')) throw corrupt(name, 'it is not a TTF, OTF, WOFF or WOFF2 file');
  try {
    return flavour === tag('wOFF') ? rebuildWoff(bytes) : rebuildWoff2(bytes, (data, limit) => brotliDecompressSync(data, { maxOutputLength: limit }));
  } catch (cause) {
    throw corrupt(name, 'its compressed data is damaged', cause);
  }
}

export function corrupt(name: string, why: string, cause?: unknown): AppError {
  return new AppError('corrupt-font', `The font file “${name}” cannot be used: ${why}.`, { cause, details: { file: name } });
}

/** WOFF 1.0 (W3C 2012): every table by itself, zlib-compressed where that is smaller. */
function rebuildWoff(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const tables: SfntTable[] = [];
  for (let i = 0; i < view.getUint16(12); i++) {
    const at = 44 + i * 20;
    const [offset, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    const part = bytes.subarray(offset, offset + packed);
    if (part.length !== packed || length > MAX_FONT_BYTES) throw new RangeError('A table lies outside the file.');
    const data = packed < length ? new Uint8Array(inflateSync(part, { maxOutputLength: length })) : part;
    if (data.length !== length) throw new RangeError('A table has the wrong length.');
    tables.push({ tag: view.getUint32(at), data });
  }
  return assembleSfnt(view.getUint32(4), tables);
}

/** The named table of a plain font; null when it has none. */
export function tableOf(sfnt: Uint8Array, name: string): Uint8Array | null {
  const view = viewOf(sfnt);
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    if (at + 16 > sfnt.length) return null;
    if (view.getUint32(at) === tag(name)) return sfnt.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12));
  }
  return null;
}

function checkTables(sfnt: Uint8Array, name: string): void {
  const view = viewOf(sfnt);
  const count = view.getUint16(4);
  if (count === 0 || 12 + count * 16 > sfnt.length) throw corrupt(name, 'its list of tables is cut off');
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16;
    if (view.getUint32(at + 8) + view.getUint32(at + 12) > sfnt.length)
      throw corrupt(name, 'it is cut off: one of its tables reaches beyond the end of the file');
  }
  const missing = NEEDED.filter((table) => !tableOf(sfnt, table)?.length);
  if (missing.length > 0) throw corrupt(name, `it has no table “${missing.join('”, “')}”`);
  if (!tableOf(sfnt, 'glyf') && !tableOf(sfnt, 'CFF ') && !tableOf(sfnt, 'CFF2'))
    throw corrupt(name, 'it has no outlines (bitmap and colour fonts cannot be lettered with)');
}

// Name ids of the OpenType name table.
const FAMILY = 1;
const STYLE = 2;
const POSTSCRIPT = 6;
const LICENCE = 13;
const LICENCE_URL = 14;
const TYPOGRAPHIC_FAMILY = 16;
const TYPOGRAPHIC_STYLE = 17;

/** What the name table says, in English where it has it. */
export function namesOf(sfnt: Uint8Array): FontNames {
  const names = new Map<number, string>();
  const table = tableOf(sfnt, 'name');
  if (table && table.length >= 6) readNames(table, names);
  const name = (...ids: number[]) => ids.map((id) => names.get(id) ?? '').find((text) => text !== '') ?? '';
  return {
    family: name(TYPOGRAPHIC_FAMILY, FAMILY),
    style: name(TYPOGRAPHIC_STYLE, STYLE),
    postScript: name(POSTSCRIPT),
    licence: name(LICENCE, LICENCE_URL),
  };
}

function readNames(table: Uint8Array, names: Map<number, string>): void {
  const view = viewOf(table);
  const strings = view.getUint16(4);
  for (let i = 0; i < view.getUint16(2) && 18 + i * 12 <= table.length; i++) {
    const [platform, , language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) => view.getUint16(6 + i * 12 + field));
    const isEnglish = (platform === 3 && language === 0x409) || (platform === 1 && language === 0) || platform === 0;
    if (names.has(id) && !(isEnglish && platform === 3)) continue;
    const bytes = table.subarray(strings + offset, strings + offset + length);
    const text = platform === 1 ? String.fromCharCode(...bytes.subarray(0, 4000)) : utf16(bytes.subarray(0, 8000));
    names.set(id, text.replace(/[\p{Cc}\s]+/gu, ' ').trim());
  }
}

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode((bytes[i] << 8) | bytes[i + 1]);
  return text;
}
