import type { ErrorShape } from '../../shared/errors.ts';
import type { LpipsNet } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import type { CloseMessage } from '../threads/end-thread.ts';
import type { LpipsPair } from './comparison.ts';
import type { LpipsOptions } from './lpips.ts';
import type { Layer } from './lpips-layers.ts';

/** Which model the thread opens as it begins. */
export interface LpipsThreadSetup {
  file: string;
  net: LpipsNet;
  options: LpipsOptions;
}

export type ToLpipsThread =
  | { type: 'measure'; id: number; images: readonly Raster[]; pairs: readonly LpipsPair[] }
  | { type: 'cancel'; id: number }
  | CloseMessage;

/** The layers are those of the padded image; the map is made of them by whoever asks for it. */
export interface ThreadDistance {
  mean: number;
  layers: readonly Layer[];
}

export type FromLpipsThread =
  | { type: 'ready' }
  | { type: 'refused'; error: ErrorShape }
  | { type: 'progress'; id: number; fraction: number }
  | { type: 'done'; id: number; distances: ThreadDistance[] }
  | { type: 'failed'; id: number; error: ErrorShape };
