import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Estimate, MOST_ESTIMATED } from '../../../shared/estimate.ts';
import type { Schedule } from '../../app/soon.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import { promptsIn } from '../composer-prompts.ts';
import type { ComposerState } from '../composer-store.ts';
import type { QueueState } from '../queue-state.ts';
import { requestOf } from '../request-options.ts';

export interface EstimateStoreOptions {
  api: Pick<StudioClient['prompt'], 'estimate'>;
  composer: StoreApi<ComposerState>;
  /** What waits changes when they are done. */
  queue: StoreApi<Pick<QueueState, 'changes'>>;
  /** Calls back after some milliseconds. */
  schedule: Schedule;
}

export interface EstimateState {
  /** What the prompts would take; the last answer stays until the next one; null = nothing is written, or it cannot be read. */
  estimate: Estimate | null;
  /** Asks whenever the composer has read something new, or other jobs wait. Answers how to end it. */
  follow: () => () => void;
}

/** The reading goes first: it is asked for at every key, this a little later and not as often. */
const AFTER_MS = 150;
/** When an answer was behind the queue. */
const AGAIN_MS = 1500;

/** Of many prompts some from everywhere, in their order. */
function spread<Item>(items: readonly Item[]): Item[] {
  if (items.length <= MOST_ESTIMATED) return [...items];
  return Array.from({ length: MOST_ESTIMATED }, (_, index) => items[Math.floor((index * items.length) / MOST_ESTIMATED)]);
}

/** What the prompts in the composer would take: time, cost and memory, all variations together. */
export function createEstimateStore({ api, composer, queue, schedule }: EstimateStoreOptions): StoreApi<EstimateState> {
  return createStore<EstimateState>()((set) => {
    let isBusy = false;
    let isDue = false;
    let isFollowing = false;
    let isAgainDue = false;

    function askSoon(): void {
      isDue = true;
      if (isBusy) return;
      isBusy = true;
      schedule(() => void ask(), AFTER_MS);
    }

    /** The queue may have no more news by the time the studio has planned anew. */
    function askAgain(): void {
      if (isAgainDue) return;
      isAgainDue = true;
      schedule(() => {
        isAgainDue = false;
        if (isFollowing && composer.getState().preview !== null) askSoon();
      }, AGAIN_MS);
    }

    async function ask(): Promise<void> {
      isDue = false;
      const state = composer.getState();
      const parts = promptsIn(state);
      const requests = spread(parts).map(({ text }) => requestOf(text, state.options, state.base?.sha256 ?? null));
      try {
        const estimate = requests.length === 0 ? null : await api.estimate({ requests, of: parts.length });
        if (composer.getState().preview !== null) set({ estimate });
        if (estimate?.isBehind) askAgain();
      } catch {
        // What cannot be read is said beside the reading.
        set({ estimate: null });
      }
      isBusy = false;
      if (isDue && isFollowing) askSoon();
    }

    function look(state: ComposerState, before: ComposerState | null): void {
      if (state.preview === null) set({ estimate: null });
      else if (state.preview !== before?.preview) askSoon();
    }

    return {
      estimate: null,
      follow() {
        isFollowing = true;
        look(composer.getState(), null);
        const stops = [
          composer.subscribe(look),
          queue.subscribe((state, before) => {
            if (state.changes !== before.changes && composer.getState().preview !== null) askSoon();
          }),
        ];
        return () => {
          isFollowing = false;
          for (const stop of stops) stop();
        };
      },
    };
  });
}
