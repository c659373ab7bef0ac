/** A field of a protobuf message: its number, and its value as a number (varints), as bytes (fixed 32 and 64 bit values, too) or as the fields of a message. */
export interface Field {
  number: number;
  type: WireType;
  value: number | Uint8Array | readonly Field[];
}

/** Varint, 64 bit, length-delimited, 32 bit (Protocol Buffers, "Encoding"). */
type WireType = 0 | 1 | 2 | 5;

/** The fields of a message in their order; bytes are views. @throws RangeError for what is no message */
export function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let [value, factor] = [0, 1];
    for (;;) {
      if (at >= bytes.length) throw new RangeError('The message ends within a number.');
      const byte = bytes[at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const type = tag & 7;
    const number = Math.floor(tag / 8);
    if (type === 0) {
      fields.push({ number, type, value: varint() });
      continue;
    }
    if (type !== 1 && type !== 2 && type !== 5) throw new RangeError(`Field ${number} has the unknown type ${type}.`);
    const length = type === 1 ? 8 : type === 5 ? 4 : varint();
    if (at + length > bytes.length) throw new RangeError(`Field ${number} is longer than its message.`);
    fields.push({ number, type, value: bytes.subarray(at, at + length) });
    at += length;
  }
  return fields;
}

/** The message that has these fields in this order. */
export function messageOf(fields: readonly Field[]): Uint8Array {
  const message = new Uint8Array(sizeOf(fields));
  writeFields(message, 0, fields);
  return message;
}

function sizeOf(fields: readonly Field[]): number {
  let size = 0;
  for (const field of fields) {
    size += varintSize(field.number * 8 + field.type);
    const length = lengthOf(field);
    size += typeof field.value === 'number' ? varintSize(field.value) : length + (field.type === 2 ? varintSize(length) : 0);
  }
  return size;
}

function lengthOf({ value }: Field): number {
  return typeof value === 'number' ? 0 : value instanceof Uint8Array ? value.length : sizeOf(value);
}

/** Gives the place after the last field. */
function writeFields(message: Uint8Array, from: number, fields: readonly Field[]): number {
  let at = from;
  for (const field of fields) {
    const { number, type, value } = field;
    at = writeVarint(message, at, number * 8 + type);
    if (typeof value === 'number') {
      at = writeVarint(message, at, value);
      continue;
    }
    if (type === 2) at = writeVarint(message, at, lengthOf(field));
    if (value instanceof Uint8Array) {
      message.set(value, at);
      at += value.length;
    } else at = writeFields(message, at, value);
  }
  return at;
}

export function textField(number: number, text: string): Field {
  return { number, type: 2, value: new TextEncoder().encode(text) };
}

function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}

function writeVarint(message: Uint8Array, from: number, value: number): number {
  let [at, rest] = [from, value];
  for (; rest >= 128; rest = Math.floor(rest / 128)) message[at++] = (rest % 128) + 128;
  message[at++] = rest;
  return at;
}
