import type { Size } from '../picture.ts';
import type { Rect } from '../pyramid.ts';

/** A piece of a picture: cut out of a level of its pyramid. */
export interface PieceRequest {
  /** Names the piece; the same everywhere. */
  name: string;
  url: string;
  /** What the picture is taken for, px: one of another size is stretched to it. null = whatever it is, as a whole. */
  size: Size | null;
  level: number;
  /** px of the level */
  rect: Rect;
}

/** To the decoder. */
export type DecoderOrder =
  /** Everything that is wanted now, the most urgent first; what was wanted before and is not in it is not made. */
  | { type: 'want'; pieces: PieceRequest[] }
  /** Colours of a few pixels of the picture itself. */
  | { type: 'pixels'; id: number; url: string; rect: Rect };

/** From the decoder. */
export type DecoderReport =
  | { type: 'piece'; name: string; bitmap: ImageBitmap }
  /** RGBA, not premultiplied, transparent black outside of the picture; null = it can't be loaded. */
  | { type: 'pixels'; id: number; data: Uint8ClampedArray | null }
  | { type: 'failed'; url: string; reason: string };
