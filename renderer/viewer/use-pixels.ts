import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores.ts';
import type { PictureDecoder } from './decode/picture-decoder.ts';
import type { Size, ViewerPicture } from './picture.ts';
import { usePictureDecoder } from './use-picture-decoder.ts';
import { type Alignment, placementOf } from './view-transform.ts';

/** Pixels of one picture around a place. */
export interface PixelBlock {
  /** In the picture itself. */
  x: number;
  y: number;
  /** RGBA, row by row; null = beside the picture, or it can't be loaded. */
  data: Uint8ClampedArray | null;
}

/** The pixel of a picture that lies where this pixel of the first one lies. */
export function pixelIn(picture: Size, reference: Size, alignment: Alignment, at: { x: number; y: number }): { x: number; y: number } {
  const place = placementOf(picture, reference, { x: 0, y: 0, scale: 1 }, alignment);
  return { x: Math.floor((at.x + 0.5 - place.x) / place.scale), y: Math.floor((at.y + 0.5 - place.y) / place.scale) };
}

/**
 * A square of pixels of each picture around the same place, once they are read; while the place moves, the newest that are there.
 * @param at pixel of the first picture in the middle; null reads nothing
 * @param side odd number of pixels
 */
export function usePixels(pictures: readonly ViewerPicture[], at: { x: number; y: number } | null, side = 1): readonly PixelBlock[] {
  const { viewer, assets } = useStores();
  const decoder = usePictureDecoder();
  const reference = useStore(viewer, (state) => state.image);
  const alignment = useStore(viewer, (state) => state.alignment);
  const [blocks, setBlocks] = useState<readonly PixelBlock[]>([]);
  const turn = useRef({ isReading: false, next: null as (() => Promise<void>) | null });
  const [x, y] = [at?.x ?? null, at?.y ?? null];

  useEffect(() => {
    let isOver = false;
    async function read(): Promise<void> {
      if (x === null || y === null) return setBlocks([]);
      const found = await Promise.all(pictures.map((picture) => blockOf(decoder, assets.url, picture, pixelIn(picture, reference, alignment, { x, y }), side)));
      if (!isOver) setBlocks(found);
    }
    void oneAtATime(turn.current, read);
    return () => {
      isOver = true;
    };
  }, [pictures, x, y, side, decoder, assets, reference, alignment]);
  return at === null ? [] : blocks;
}

/** Runs one read after the other; of those that wait only the newest. */
async function oneAtATime(turn: { isReading: boolean; next: (() => Promise<void>) | null }, read: () => Promise<void>): Promise<void> {
  turn.next = read;
  if (turn.isReading) return;
  turn.isReading = true;
  while (turn.next !== null) {
    const run: () => Promise<void> = turn.next;
    turn.next = null;
    await run();
  }
  turn.isReading = false;
}

async function blockOf(
  decoder: PictureDecoder,
  url: (sha256: string) => string,
  { sha256, width, height }: ViewerPicture,
  { x, y }: { x: number; y: number },
  side: number,
): Promise<PixelBlock> {
  if (sha256 === null || x < 0 || y < 0 || x >= width || y >= height) return { x, y, data: null };
  const half = (side - 1) / 2;
  return { x, y, data: await decoder.pixels(url(sha256), { x: x - half, y: y - half, width: side, height: side }) };
}
