import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SampleStatus } from '../../shared/sample.ts';
import type { PreferenceState } from '../app/preferences-store.ts';
import type { StudioClient } from '../app/studio-client.ts';
import type { Deed, UndoState } from '../app/undo-store.ts';
import { t } from '../words/t.ts';
import { forgetSeen, markSeen } from './seen.ts';
import { TOUR_STEPS } from './tour-steps.ts';

export interface FirstRunState {
  /** What is left of the sample in this project; null = not asked yet. */
  sample: SampleStatus | null;
  /** The sample is on its way in or out. */
  isBusy: boolean;
  /** Index of the step that is shown; null = no tour. */
  tour: number | null;
  /** The way the tour goes: what is missing is passed over in that direction. */
  tourGoes: 1 | -1;
  loadSample: () => Promise<void>;
  openSample: () => Promise<void>;
  removeSample: () => Promise<void>;
  startTour: () => void;
  /** The next step, or the end. */
  goOn: () => void;
  goBack: () => void;
  /** The element of this step is not there: the next one in the direction of the tour. */
  passOver: () => void;
  endTour: () => void;
  /** Welcome and hints once more. */
  showAgain: () => void;
}

export interface FirstRunOptions {
  api: StudioClient['sample'];
  preferences: StoreApi<PreferenceState>;
  did: (deed: Deed) => void;
  doing: UndoState['doing'];
  tell: (title: string, text?: string) => void;
  /** The lists of the window are to be asked again. */
  onChanged: () => void;
  onError: (error: unknown) => void;
}

/** What a newcomer is shown: the sample, and the tour. */
export function createFirstRunStore({ api, preferences, did, doing, tell, onChanged, onError }: FirstRunOptions): StoreApi<FirstRunState> {
  return createStore<FirstRunState>()((set, get) => {
    async function attempt(work: () => Promise<void>): Promise<void> {
      if (get().isBusy) return;
      set({ isBusy: true });
      try {
        await doing(work());
      } catch (error) {
        onError(error);
      }
      set({ isBusy: false });
    }

    async function add(): Promise<void> {
      await api.add();
      set({ sample: await api.status() });
      onChanged();
    }

    async function remove(): Promise<void> {
      const { kept } = await api.remove();
      set({ sample: await api.status() });
      onChanged();
      if (kept > 0) {
        tell(
          t('{kept, plural, one {One sample proof stays} other {# sample proofs stay}}', { kept }),
          t('Somebody has judged or changed it, and what was judged is kept.'),
        );
      }
    }

    function step(by: 1 | -1): void {
      const { tour } = get();
      if (tour === null) return;
      const wanted = tour + by;
      if (wanted >= TOUR_STEPS.length) get().endTour();
      else set({ tour: Math.max(0, wanted), tourGoes: by });
    }

    return {
      sample: null,
      isBusy: false,
      tour: null,
      tourGoes: 1,
      async loadSample() {
        try {
          set({ sample: await api.status() });
        } catch (error) {
          onError(error);
        }
      },
      openSample: () =>
        attempt(async () => {
          await add();
          markSeen(preferences, 'welcome');
          did({ title: t('Opened the sample'), undo: remove, redo: add });
        }),
      removeSample: () =>
        attempt(async () => {
          await remove();
          did({ title: t('Took the sample out'), undo: add, redo: remove });
        }),
      startTour() {
        markSeen(preferences, 'welcome');
        set({ tour: 0, tourGoes: 1 });
      },
      goOn: () => step(1),
      goBack: () => step(-1),
      passOver() {
        const { tour, tourGoes } = get();
        // Before the first one there is nothing: the tour turns round.
        step(tour === 0 ? 1 : tourGoes);
      },
      endTour: () => set({ tour: null }),
      showAgain: () => forgetSeen(preferences),
    };
  });
}
