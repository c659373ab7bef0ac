import { levelSize, type Rect } from '../pyramid.ts';
import { DecodedPictures } from './decoded-pictures.ts';
import type { DecoderOrder, DecoderReport, PieceRequest } from './protocol.ts';

export interface DecoderOptions {
  /** Bytes of decoded pictures that are kept, so that the next piece needs no decoding. */
  budgetBytes: number;
  report: (report: DecoderReport, transfer: Transferable[]) => void;
}

/** Pieces that are made at the same time; the browser decodes on threads of its own. */
const AT_ONCE = 2;
/** A picture that failed is tried again when it is wanted after so long, ms. */
const RETRY_AFTER_MS = 5000;

/** Decodes pictures, cuts pieces out of them in the order in which they are wanted, and reads single pixels. Runs in a worker where there is one. */
export function createDecoder({ budgetBytes, report }: DecoderOptions): (order: DecoderOrder) => void {
  const pictures = new DecodedPictures(budgetBytes);
  const failedAt = new Map<string, number>();
  const inWork = new Set<string>();
  let wanted: PieceRequest[] = [];
  let reader: OffscreenCanvasRenderingContext2D | null = null;

  async function make(piece: PieceRequest): Promise<void> {
    const { name, url } = piece;
    try {
      const bitmap = await pictures.use(url, piece.level, (source) => cut(source, piece));
      report({ type: 'piece', name, bitmap }, [bitmap]);
    } catch (error) {
      failedAt.set(url, performance.now());
      report({ type: 'failed', url, reason: error instanceof Error ? error.message : String(error) }, []);
    }
  }

  function isDue({ url }: PieceRequest): boolean {
    return performance.now() - (failedAt.get(url) ?? Number.NEGATIVE_INFINITY) > RETRY_AFTER_MS;
  }

  function next(): void {
    while (inWork.size < AT_ONCE) {
      const piece = wanted.find(isDue);
      if (piece === undefined) return;
      wanted = wanted.filter((other) => other !== piece);
      inWork.add(piece.name);
      void make(piece).finally(() => {
        inWork.delete(piece.name);
        next();
      });
    }
  }

  function read(source: ImageBitmap, { x, y, width, height }: Rect): Uint8ClampedArray | null {
    reader ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (reader === null) return null;
    // Setting the size clears it.
    reader.canvas.width = width;
    reader.canvas.height = height;
    reader.drawImage(source, -x, -y);
    return reader.getImageData(0, 0, width, height).data;
  }

  async function pixels(id: number, url: string, rect: Rect): Promise<void> {
    // Why it can't be loaded is reported by the pieces of the same picture.
    const data = await pictures.use(url, 0, (source) => read(source, rect)).catch(() => null);
    report({ type: 'pixels', id, data }, data === null ? [] : [data.buffer]);
  }

  return (order) => {
    if (order.type === 'pixels') return void pixels(order.id, order.url, order.rect);
    wanted = order.pieces.filter(({ name }) => !inWork.has(name));
    next();
  };
}

function cut(source: ImageBitmap, { size, level, rect: { x, y, width, height } }: PieceRequest): Promise<ImageBitmap> {
  if (size === null) return createImageBitmap(source);
  const expected = levelSize(size, level);
  if (source.width === expected.width && source.height === expected.height) return createImageBitmap(source, x, y, width, height);
  const [perX, perY] = [source.width / expected.width, source.height / expected.height];
  return createImageBitmap(source, x * perX, y * perY, Math.max(1, width * perX), Math.max(1, height * perY), { resizeWidth: width, resizeHeight: height });
}
