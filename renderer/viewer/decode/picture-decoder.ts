import type { Rect } from '../pyramid.ts';
import { createDecoder } from './decoder.ts';
import type { DecoderOrder, DecoderReport, PieceRequest } from './protocol.ts';

/** The window's side of decoding: pieces come as they are made, in no promised order. */
export interface PictureDecoder {
  /** All that a viewer wants now, the most urgent first; it takes the place of what the same viewer wanted before. */
  want: (viewer: object, pieces: readonly PieceRequest[]) => void;
  /** RGBA of the picture's own pixels (not premultiplied), row by row; transparent black outside of it; null = it can't be loaded. */
  pixels: (url: string, rect: Rect) => Promise<Uint8ClampedArray | null>;
  /** @returns stops listening; what the viewer wanted is dropped */
  listen: (viewer: object, listener: PieceListener) => () => void;
}

export interface PieceListener {
  /** The listener that takes it closes the bitmap. */
  onPiece: (name: string, bitmap: ImageBitmap) => void;
  onFailed: (url: string, reason: string) => void;
}

/** Without a worker (a page that may have none) decoded pictures share the window's own memory: less of them. */
const OWN_BUDGET_BYTES = 128 * 1024 * 1024;

interface Viewer {
  listener: PieceListener;
  pieces: readonly PieceRequest[];
}

/** Decodes in a worker. One for each window: viewers share what has been decoded. */
export function createPictureDecoder(): PictureDecoder {
  const viewers = new Map<object, Viewer>();
  const reading = new Map<number, (data: Uint8ClampedArray | null) => void>();
  const send = connect(onReport);
  let lastId = 0;

  function onReport(report: DecoderReport): void {
    if (report.type === 'pixels') {
      reading.get(report.id)?.(report.data);
      reading.delete(report.id);
    } else if (report.type === 'failed') {
      for (const { listener } of viewers.values()) listener.onFailed(report.url, report.reason);
    } else {
      const taker = [...viewers.values()].find(({ pieces }) => pieces.some(({ name }) => name === report.name));
      if (taker === undefined) report.bitmap.close();
      else taker.listener.onPiece(report.name, report.bitmap);
    }
  }
  function sendWanted(): void {
    send({ type: 'want', pieces: [...viewers.values()].flatMap(({ pieces }) => pieces) });
  }

  return {
    want(viewer, pieces) {
      const known = viewers.get(viewer);
      if (known === undefined) return;
      known.pieces = pieces;
      sendWanted();
    },
    pixels: (url, rect) =>
      new Promise((resolve) => {
        const id = ++lastId;
        reading.set(id, resolve);
        send({ type: 'pixels', id, url, rect });
      }),
    listen(viewer, listener) {
      viewers.set(viewer, { listener, pieces: [] });
      return () => {
        viewers.delete(viewer);
        sendWanted();
      };
    },
  };
}

/** A worker, or, where there can be none, the same work on this thread. */
function connect(onReport: (report: DecoderReport) => void): (order: DecoderOrder) => void {
  try {
    const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<DecoderReport>) => onReport(data));
    return (order) => worker.postMessage(order);
  } catch {
    return createDecoder({ budgetBytes: OWN_BUDGET_BYTES, report: onReport });
  }
}
