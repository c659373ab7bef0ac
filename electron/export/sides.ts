import type { ExportSettings } from '../../shared/export.ts';

export interface Size {
  width: number;
  height: number;
}

/** A picture's size in a file: what is drawn, at the left and top, and the whole, which may be padded. */
export interface FileSize extends Size {
  drawn: Size;
}

/**
 * The size of a proof at a scale.
 * @param own px of the proof
 */
export function sizeAt(own: Size, scale: number, { ownScale, sides }: Pick<ExportSettings, 'ownScale' | 'sides'>): FileSize {
  const factor = scale / ownScale;
  const drawn = { width: Math.max(1, Math.round(own.width * factor)), height: Math.max(1, Math.round(own.height * factor)) };
  if (sides === 'resize') {
    const size = { width: nearestPower(drawn.width), height: nearestPower(drawn.height) };
    return { ...size, drawn: size };
  }
  if (sides === 'pad') return { width: nextPower(drawn.width), height: nextPower(drawn.height), drawn };
  return { ...drawn, drawn };
}

export function isPowerOfTwo(side: number): boolean {
  return Number.isInteger(Math.log2(side));
}

export function nextPower(side: number): number {
  return 2 ** Math.ceil(Math.log2(side));
}

/** Nearest by ratio: 724 px and more become 1024. */
export function nearestPower(side: number): number {
  return 2 ** Math.round(Math.log2(side));
}
