import { createDecoder } from './decoder.ts';
import type { DecoderOrder } from './protocol.ts';

/** Decoded pictures that are kept: four of 4096 × 4096 px with their smaller levels. */
const BUDGET_BYTES = 384 * 1024 * 1024;

const decoder = createDecoder({
  budgetBytes: BUDGET_BYTES,
  report: (report, transfer) => self.postMessage(report, { transfer }),
});

self.addEventListener('message', ({ data }: MessageEvent<DecoderOrder>) => decoder(data));
