import { createStore, type StoreApi } from 'zustand/vanilla';
import { t } from '../words/t.ts';
import type { NoticeState } from './notice-store.ts';

/** Something that was done and can be taken back. */
export interface Deed {
  /** What was done, in the past tense: "Cancelled 3 jobs". */
  title: string;
  undo: () => Promise<void> | void;
  /** Left out = it cannot be done again by itself. */
  redo?: () => Promise<void> | void;
}

export interface UndoState {
  /** Oldest first. */
  past: readonly Deed[];
  /** What was taken back; the next to do again is last. */
  future: readonly Deed[];
  /** Says that it was done, with an Undo button, and keeps it for Undo. */
  did: (deed: Deed) => void;
  /**
   * Keeps a deed for Undo without a message: what a hand does is seen where it happens. `instead`: the newest deed, which goes on with this one and makes way
   * for it; with null nothing is left to take back.
   */
  keep: (deed: Deed | null, instead?: Deed) => void;
  /** Something is on its way that will be a deed: Undo and Redo wait until it is one, lest they take back what was done before it. Answers the same promise. */
  doing: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Takes back the newest deed, or the one that is given; one press after the other. */
  undo: (deed?: Deed) => Promise<void>;
  redo: () => Promise<void>;
}

/** Older deeds are forgotten. */
const MOST_DEEDS = 50;

/** The history of the window: what a person did, newest last. Fields keep the history of their letters themselves. */
export function createUndoStore(notices: StoreApi<NoticeState>): StoreApi<UndoState> {
  /** The message that offers to take a deed back. */
  const offers = new WeakMap<Deed, number>();

  return createStore<UndoState>()((set, get) => {
    function offer(deed: Deed): void {
      notices.getState().tell(deed.title, '', { label: t('Undo'), run: () => void get().undo(deed) });
      const notice = notices.getState().notices.find(({ title }) => title === deed.title);
      if (notice !== undefined) offers.set(deed, notice.id);
    }

    /** An offer that was taken another way must not stand there any more. */
    function withdraw(deed: Deed): void {
      const id = offers.get(deed);
      if (id !== undefined) notices.getState().dismiss(id);
    }

    const underWay = new Set<Promise<unknown>>();
    let lastTurn: Promise<void> = Promise.resolve();

    /** One at a time and in the order of the presses, since deeds build on each other. */
    function inTurn(step: () => Promise<void>): Promise<void> {
      const turn = async () => {
        while (underWay.size > 0) await Promise.allSettled(underWay);
        await step();
      };
      lastTurn = lastTurn.then(turn, turn);
      return lastTurn;
    }

    /** Resolves true when it worked. */
    async function work(run: () => Promise<void> | void): Promise<boolean> {
      try {
        await run();
        return true;
      } catch (error) {
        notices.getState().fail(error);
        return false;
      }
    }

    return {
      past: [],
      future: [],
      did(deed) {
        get().keep(deed);
        offer(deed);
      },
      keep(deed, instead) {
        const { past } = get();
        const older = instead !== undefined && past.at(-1) === instead ? past.slice(0, -1) : past;
        set({ past: deed === null ? older : [...older, deed].slice(-MOST_DEEDS), future: [] });
      },
      doing(work) {
        const ended = () => void underWay.delete(work);
        underWay.add(work);
        work.then(ended, ended);
        return work;
      },
      undo: (wanted) =>
        inTurn(async () => {
          const { past } = get();
          const deed = wanted ?? past.at(-1);
          if (deed === undefined || !past.includes(deed)) return;
          withdraw(deed);
          const worked = await work(deed.undo);
          // What cannot be taken back any more would stand in the way of what can.
          set((state) => ({
            past: state.past.filter((other) => other !== deed),
            future: worked && deed.redo !== undefined ? [...state.future, deed] : state.future,
          }));
          if (worked)
            notices.getState().tell(
              t('Taken back: {what}', { what: deed.title }),
              '',
              again(deed, () => void get().redo()),
            );
        }),
      redo: () =>
        inTurn(async () => {
          const { future } = get();
          const deed = future.at(-1);
          if (deed?.redo === undefined) return;
          const worked = await work(deed.redo);
          set((state) => ({ future: state.future.filter((other) => other !== deed), past: worked ? [...state.past, deed] : state.past }));
          if (worked) offer(deed);
        }),
    };
  });
}

function again(deed: Deed, run: () => void): { label: string; run: () => void } | undefined {
  return deed.redo === undefined ? undefined : { label: t('Redo'), run };
}
