import type { PlacedText } from '../../../shared/lettering.ts';
import { errorWords } from '../../app/error-words.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import type { WorkItem } from './work-items.ts';

export interface Preview {
  sha256: string;
  warnings: readonly string[];
  /** What it shows. */
  items: readonly WorkItem[];
}

export interface PreviewWish {
  proofId: string;
  placed: PlacedText[];
  items: readonly WorkItem[];
}

export interface PreviewLoopOptions {
  api: Pick<StudioClient['lettering'], 'preview'>;
  schedule: (run: () => void, delayMs: number) => void;
  /** What should be seen now; null = nothing. */
  wanted: () => PreviewWish | null;
  onShown: (preview: Preview) => void;
  onProblem: (words: string) => void;
}

/** Several changes within this time are one request. */
const DELAY_MS = 16;

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
    if (wish.placed.length === 0) return onProblem('');
    const controller = new AbortController();
    running = controller;
    try {
      const { sha256, warnings } = await api.preview({ proofId: wish.proofId, placed: wish.placed }, { signal: controller.signal });
      if (!controller.signal.aborted) onShown({ sha256, warnings, items: wish.items });
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
      if (running === null) schedule(() => void run(), DELAY_MS);
    },
    stop() {
      isDue = false;
      running?.abort();
      running = null;
    },
  };
}
