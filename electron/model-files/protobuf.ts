/** One field of a message, encoded. */
export type Field = Uint8Array;

/** A whole number, as the wire type "varint" (protobuf.dev, "Encoding"). @param value 0 or more: signed numbers would need ten bytes, and none are written */
export function varintField(number: number, value: number): Field {
  return Uint8Array.from([...varint(number * 8), ...varint(value)]);
}

/** A 32-bit float. */
export function floatField(number: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joined([Uint8Array.from(varint(number * 8 + 5)), bytes]);
}

/** Text, bytes, or a message of fields. */
export function lengthField(number: number, content: string | Uint8Array | readonly Field[]): Field {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content instanceof Uint8Array ? content : joined(content);
  return joined([Uint8Array.from([...varint(number * 8 + 2), ...varint(bytes.length)]), bytes]);
}

/** Fields one after another, which is what a message is. */
export function joined(fields: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(fields);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}
