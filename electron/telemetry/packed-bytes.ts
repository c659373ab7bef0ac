import type { Intent } from '../../shared/prompt.ts';

export const QUARTER_MS = 15 * 60 * 1000;
/** A block is a day in UTC. */
export const QUARTERS_PER_BLOCK = 96;
/** A time that was not taken. */
export const NO_TIME = 0xff_ffff_ffff;
/** An intent's number is its place here plus 1, as migration 10 packs it; 0 = not known. */
export const PACKED_INTENTS: readonly Intent[] = ['texture', 'face', 'typography', 'thumbnail', 'general'];

/** Number of an intent; -1 = none is asked for. */
export function intentCode(intent: Intent | undefined): number {
  return intent === undefined ? -1 : PACKED_INTENTS.indexOf(intent) + 1;
}

/** A day of packed entries. */
export interface Block {
  block: number;
  bytes: Buffer;
}

export function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

export function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

// Buffer.readUIntBE checks its arguments anew for every number.
export function uint40(view: DataView, at: number): number {
  return view.getUint8(at) * 0x1_0000_0000 + view.getUint32(at + 1);
}

export function uint48(view: DataView, at: number): number {
  return view.getUint16(at) * 0x1_0000_0000 + view.getUint32(at + 2);
}
