import type { Box } from '../../../shared/geometry.ts';
import type { PlacedText } from '../../../shared/lettering.ts';
import { errorWords } from '../../app/error-words.ts';
import type { Schedule } from '../../app/soon.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import type { WorkItem } from './work-items.ts';

export interface Preview {
  /** The base without what goes away. */
  groundSha256: string;
  /** Letters by the item that they belong to, to be laid over the ground; boxes in px of the base. */
  layers: readonly { id: number; sha256: string; box: Box }[];
  warnings: readonly string[];
  /** What it shows. */
  items: readonly WorkItem[];
}

export interface PreviewWish {
  proofId: string;
  placed: PlacedText[];
  /** Whose each of `placed` is. */
  ids: readonly number[];
  /** Longest side of the picture on the screen, px. */
  side: number;
  items: readonly WorkItem[];
}

export interface PreviewLoopOptions {
  api: Pick<StudioClient['lettering'], 'preview'>;
  schedule: Schedule;
  /** What should be seen now; null = nothing. */
  wanted: () => PreviewWish | null;
  onShown: (preview: Preview) => void;
  onProblem: (words: string) => void;
}

/**
 * Asks for previews one at a time: while one is made, later wishes wait, and only the newest of them is asked for then. So a drag shows as many pictures
 * as the studio can make, and the last one is always that of the last change.
 */
export function createPreviewLoop({ api, schedule, wanted, onShown, onProblem }: PreviewLoopOptions): { request: () => void; stop: () => void } {
  let isDue = false;
  let running: AbortController | null = null;

  async function run(): Promise<void> {
    const wish = wanted();
    if (running !== null || !isDue || wish === null) return;
    isDue = false;
    const controller = new AbortController();
    running = controller;
    try {
      const { proofId, placed, side, ids, items } = wish;
      const { groundSha256, layers, warnings } = await api.preview({ proofId, placed, side }, { signal: controller.signal });
      const shown = layers.flatMap((layer, index) => (layer === null ? [] : [{ ...layer, id: ids[index] }]));
      if (!controller.signal.aborted) onShown({ groundSha256, layers: shown, warnings, items });
    } catch (error) {
      const { title, detail } = errorWords(error);
      if (!controller.signal.aborted) onProblem(detail === '' ? title : detail);
    }
    if (running === controller) running = null;
    await run();
  }

  return {
    request() {
      isDue = true;
      if (running === null) schedule(() => void run(), 0);
    },
    stop() {
      isDue = false;
      running?.abort();
      running = null;
    },
  };
}
