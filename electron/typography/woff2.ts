import { assembleSfnt, type SfntTable } from './sfnt-file.ts';

/** WOFF2's table names by their number in a table directory (W3C, “WOFF File Format 2.0”, §4.1). */
const KNOWN_TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC ' +
  'JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((name) => name.replaceAll('_', ' '));
const MAX_BYTES = 128 * 2 ** 20;

const tagNumber = (name: string) => ((name.charCodeAt(0) << 24) | (name.charCodeAt(1) << 16) | (name.charCodeAt(2) << 8) | name.charCodeAt(3)) >>> 0;
const GLYF = tagNumber('glyf');
const LOCA = tagNumber('loca');
const HMTX = tagNumber('hmtx');
const HEAD = tagNumber('head');

/** Reads numbers one after the other; a read beyond the end throws a RangeError. */
class Reader {
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  u8(): number {
    return this.view.getUint8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  }

  i16(): number {
    this.at += 2;
    return this.view.getInt16(this.at - 2);
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  }

  take(length: number): Uint8Array {
    if (length < 0 || this.at + length > this.bytes.length) throw new RangeError('The data ends too early.');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** UIntBase128 (§4.1). */
  base128(): number {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = this.u8();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new RangeError('A number is too long.');
  }

  /** 255UInt16 (§4.1). */
  short255(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 255) return this.u8() + 253;
    return code === 254 ? this.u8() + 506 : code;
  }
}

interface Entry {
  tag: number;
  isTransformed: boolean;
  length: number;
  /** As it stands in the compressed stream. */
  storedLength: number;
}

/**
 * A plain font out of a WOFF2 file with one font (W3C Recommendation “WOFF File Format 2.0”).
 * @param inflate Brotli; is told the most that it may give
 * @throws RangeError on damaged data
 */
export function rebuildWoff2(bytes: Uint8Array, inflate: (data: Uint8Array, limit: number) => Uint8Array): Uint8Array {
  const reader = new Reader(bytes, 4);
  const flavour = reader.u32();
  if (flavour === tagNumber('ttcf')) throw new RangeError('Collections are not supported.');
  reader.u32();
  const count = reader.u16();
  reader.at = 20;
  const packedLength = reader.u32();
  reader.at = 48;
  const entries = Array.from({ length: count }, () => readEntry(reader));
  const total = entries.reduce((sum, entry) => sum + entry.storedLength, 0);
  if (total > MAX_BYTES) throw new RangeError('The font is too large.');
  const stream = new Reader(inflate(reader.take(packedLength), total + 1));
  const stored = new Map(entries.map((entry) => [entry.tag, stream.take(entry.storedLength)]));
  const tables = new Map<number, Uint8Array>();
  for (const { tag, isTransformed } of entries) if (!isTransformed) tables.set(tag, stored.get(tag)!);
  const glyphs = entries.some((entry) => entry.tag === GLYF && entry.isTransformed) ? rebuildGlyphs(stored.get(GLYF)!) : null;
  if (glyphs) {
    tables.set(GLYF, glyphs.glyf);
    tables.set(LOCA, glyphs.loca);
    tables.set(HEAD, withLongLoca(stored.get(HEAD)));
  }
  if (entries.some((entry) => entry.tag === HMTX && entry.isTransformed)) tables.set(HMTX, rebuildMetrics(stored, glyphs));
  return assembleSfnt(
    flavour,
    [...tables].map(([tag, data]): SfntTable => ({ tag, data })),
  );
}

function readEntry(reader: Reader): Entry {
  const flags = reader.u8();
  const tag = (flags & 63) === 63 ? reader.u32() : tagNumber(KNOWN_TAGS[flags & 63]);
  const version = flags >> 6;
  const length = reader.base128();
  // For glyf and loca the null transform is number 3, for all others number 0.
  const isTransformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
  return { tag, isTransformed, length, storedLength: isTransformed ? reader.base128() : length };
}

interface Glyphs {
  glyf: Uint8Array;
  loca: Uint8Array;
  /** Left edge of every glyph, for left side bearings. */
  lefts: Int16Array;
}

/** Undoes the transformation of the glyf table (§5.1). */
function rebuildGlyphs(stored: Uint8Array): Glyphs {
  const head = new Reader(stored, 2);
  const options = head.u16();
  const count = head.u16();
  head.u16();
  const lengths = Array.from({ length: 7 }, () => head.u32());
  const streams = lengths.map((length) => new Reader(head.take(length)));
  const [contourCounts, pointCounts, flags, coordinates, composites, boxes, instructions] = streams;
  const bitmap = boxes.take(((count + 31) >> 5) << 2);
  const overlaps = options & 1 ? head.take((count + 7) >> 3) : null;
  const parts: Uint8Array[] = [];
  const lefts = new Int16Array(count);
  for (let glyph = 0; glyph < count; glyph++) {
    const contours = contourCounts.i16();
    const hasBox = Boolean(bitmap[glyph >> 3] & (128 >> (glyph & 7)));
    const box = hasBox ? boxes.take(8) : null;
    if (contours === 0) parts.push(new Uint8Array(0));
    else if (contours < 0) parts.push(compositeGlyph(composites, coordinates, instructions, box));
    else {
      const isOverlapping = Boolean(overlaps && overlaps[glyph >> 3] & (128 >> (glyph & 7)));
      parts.push(simpleGlyph(contours, { pointCounts, flags, coordinates, instructions }, box, isOverlapping));
    }
    const part = parts[glyph];
    if (part.length > 0) lefts[glyph] = (part[2] << 8) | part[3];
  }
  return { ...joinGlyphs(parts), lefts };
}

/** Glyphs grow when they are written plainly, maybe beyond what short offsets reach: offsets are always long here. */
function joinGlyphs(parts: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const glyf = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  const loca = new Uint8Array((parts.length + 1) * 4);
  const view = new DataView(loca.buffer);
  let at = 0;
  parts.forEach((part, i) => {
    glyf.set(part, at);
    at += part.length;
    view.setUint32((i + 1) * 4, at);
  });
  return { glyf, loca };
}

/** The head table with indexToLocFormat set to long. */
function withLongLoca(head: Uint8Array | undefined): Uint8Array {
  if (!head || head.length < 54) throw new RangeError('The head table is too short.');
  const copy = head.slice();
  copy.set([0, 1], 50);
  return copy;
}

function compositeGlyph(composites: Reader, glyphStream: Reader, instructions: Reader, box: Uint8Array | null): Uint8Array {
  if (!box) throw new RangeError('A composite glyph has no box.');
  const start = composites.at;
  let hasInstructions = false;
  let flags = 0;
  do {
    flags = composites.u16();
    hasInstructions ||= Boolean(flags & 0x100);
    const scale = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    composites.take(2 + (flags & 1 ? 4 : 2) + scale);
  } while (flags & 0x20);
  const end = composites.at;
  composites.at = start;
  const components = composites.take(end - start);
  const code = hasInstructions ? instructions.take(glyphStream.short255()) : null;
  const glyph = new Uint8Array(evenLength(10 + components.length + (code ? 2 + code.length : 0)));
  glyph.set([0xff, 0xff]);
  glyph.set(box, 2);
  glyph.set(components, 10);
  if (code) {
    glyph.set([code.length >> 8, code.length & 255], 10 + components.length);
    glyph.set(code, 12 + components.length);
  }
  return glyph;
}

interface SimpleStreams {
  pointCounts: Reader;
  flags: Reader;
  coordinates: Reader;
  instructions: Reader;
}

function simpleGlyph(contours: number, streams: SimpleStreams, box: Uint8Array | null, isOverlapping: boolean): Uint8Array {
  const ends: number[] = [];
  let points = 0;
  for (let i = 0; i < contours; i++) {
    points += streams.pointCounts.short255();
    ends.push(points - 1);
  }
  const xs = new Int32Array(points);
  const ys = new Int32Array(points);
  const onCurve = new Uint8Array(points);
  let [x, y] = [0, 0];
  // All flags of a glyph stand together, before the coordinates are looked at.
  const flags = streams.flags.take(points);
  for (let i = 0; i < points; i++) {
    const [dx, dy] = readTriplet(flags[i] & 127, streams.coordinates);
    xs[i] = x += dx;
    ys[i] = y += dy;
    onCurve[i] = flags[i] & 128 ? 0 : 1;
  }
  const code = streams.instructions.take(streams.coordinates.short255());
  return encodeGlyph(ends, xs, ys, onCurve, code, box ?? boxOf(xs, ys), isOverlapping);
}

/** One step of an outline (§5.2, “Triplet encoding”). */
function readTriplet(flag: number, data: Reader): [dx: number, dy: number] {
  const signed = (negative: number, value: number) => (negative & 1 ? value : -value);
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + data.u8())];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + data.u8()), 0];
  if (flag < 84) {
    const b = flag - 20;
    const byte = data.u8();
    return [signed(flag, 1 + (b & 0x30) + (byte >> 4)), signed(flag >> 1, 1 + ((b & 0x0c) << 2) + (byte & 15))];
  }
  if (flag < 120) {
    const b = flag - 84;
    const [first, second] = [data.u8(), data.u8()];
    return [signed(flag, 1 + ((b / 12) << 8) + first), signed(flag >> 1, 1 + (((b % 12) >> 2) << 8) + second)];
  }
  const bytes = [data.u8(), data.u8(), data.u8()];
  if (flag < 124) return [signed(flag, (bytes[0] << 4) + (bytes[1] >> 4)), signed(flag >> 1, ((bytes[1] & 15) << 8) + bytes[2])];
  return [signed(flag, (bytes[0] << 8) + bytes[1]), signed(flag >> 1, (bytes[2] << 8) + data.u8())];
}

function boxOf(xs: Int32Array, ys: Int32Array): Uint8Array {
  const box = new Uint8Array(8);
  const view = new DataView(box.buffer);
  let [left, bottom, right, top] = [xs[0] ?? 0, ys[0] ?? 0, xs[0] ?? 0, ys[0] ?? 0];
  for (let i = 1; i < xs.length; i++) {
    left = Math.min(left, xs[i]);
    right = Math.max(right, xs[i]);
    bottom = Math.min(bottom, ys[i]);
    top = Math.max(top, ys[i]);
  }
  [left, bottom, right, top].forEach((value, i) => {
    view.setInt16(i * 2, value);
  });
  return box;
}

/** A simple glyph as the glyf table has it; coordinates as words, which every reader takes. */
function encodeGlyph(
  ends: readonly number[],
  xs: Int32Array,
  ys: Int32Array,
  onCurve: Uint8Array,
  code: Uint8Array,
  box: Uint8Array,
  isOverlapping: boolean,
): Uint8Array {
  const points = xs.length;
  const glyph = new Uint8Array(evenLength(10 + ends.length * 2 + 2 + code.length + points * 5));
  const view = new DataView(glyph.buffer);
  view.setInt16(0, ends.length);
  glyph.set(box, 2);
  let at = 10;
  for (const end of ends) {
    view.setUint16(at, end);
    at += 2;
  }
  view.setUint16(at, code.length);
  glyph.set(code, at + 2);
  at += 2 + code.length;
  for (let i = 0; i < points; i++) glyph[at + i] = onCurve[i] | (isOverlapping && i === 0 ? 0x40 : 0);
  at += points;
  for (const line of [xs, ys]) {
    for (let i = 0; i < points; i++, at += 2) view.setInt16(at, line[i] - (i > 0 ? line[i - 1] : 0));
  }
  return glyph;
}

function evenLength(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** Undoes the transformation of the hmtx table (§5.4): bearings that equal the glyphs' left edges were left out. */
function rebuildMetrics(stored: ReadonlyMap<number, Uint8Array>, glyphs: Glyphs | null): Uint8Array {
  const hhea = stored.get(tagNumber('hhea'));
  const source = stored.get(HMTX);
  if (!hhea || !source || !glyphs) throw new RangeError('Metrics cannot be rebuilt.');
  const longCount = new Reader(hhea, 34).u16();
  const count = glyphs.lefts.length;
  const reader = new Reader(source);
  const flags = reader.u8();
  const advances = Array.from({ length: longCount }, () => reader.u16());
  const bearings = new Int16Array(count);
  for (let i = 0; i < count; i++) {
    const isLeftOut = i < longCount ? flags & 1 : flags & 2;
    bearings[i] = isLeftOut ? glyphs.lefts[i] : reader.i16();
  }
  const table = new Uint8Array(longCount * 4 + (count - longCount) * 2);
  const view = new DataView(table.buffer);
  for (let i = 0; i < count; i++) {
    if (i < longCount) view.setUint16(i * 4, advances[i]);
    view.setInt16(i < longCount ? i * 4 + 2 : longCount * 4 + (i - longCount) * 2, bearings[i]);
  }
  return table;
}
