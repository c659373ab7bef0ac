/** One table of a font file; `tag` is its four letters as a number. */
export interface SfntTable {
  tag: number;
  data: Uint8Array;
}

/** Writes tables as one file, each on a multiple of four bytes (OpenType 1.9, “Organization of an OpenType Font”). */
export function assembleSfnt(flavour: number, tables: readonly SfntTable[]): Uint8Array {
  const sorted = [...tables].sort((a, b) => a.tag - b.tag);
  const head = 12 + 16 * sorted.length;
  const length = sorted.reduce((sum, { data }) => sum + Math.ceil(data.length / 4) * 4, head);
  const sfnt = new Uint8Array(length);
  const view = viewOf(sfnt);
  const power = 2 ** Math.floor(Math.log2(Math.max(1, sorted.length)));
  view.setUint32(0, flavour);
  view.setUint16(4, sorted.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, sorted.length * 16 - power * 16);
  let offset = head;
  sorted.forEach((table, i) => {
    sfnt.set(table.data, offset);
    [table.tag, checksum(view, offset, table.data.length), offset, table.data.length].forEach((value, field) => {
      view.setUint32(12 + i * 16 + field * 4, value);
    });
    offset += Math.ceil(table.data.length / 4) * 4;
  });
  return sfnt;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < Math.ceil(length / 4); i++) sum = (sum + view.getUint32(offset + i * 4)) >>> 0;
  return sum;
}

/** Big-endian numbers of some bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
