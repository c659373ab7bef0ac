import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BakeOffReport, Ballot, BallotChoice } from '../../shared/bake-off.ts';
import type { StudioClient } from '../app/studio-client.ts';

/** A pair that was put to the voter, and what they said. */
export interface VotedPair {
  ballot: Ballot;
  choice: BallotChoice | null;
}

export interface VoteState {
  /** The bake-off that is voted on; null = nobody votes. */
  bakeOffId: string | null;
  stage: 'name' | 'vote' | 'done';
  voter: string;
  /** Pairs of this sitting, oldest first. */
  trail: readonly VotedPair[];
  /** The one on screen. */
  place: number;
  isSending: boolean;
  /** After the last pair. */
  result: BakeOffReport | null;
  open: (bakeOffId: string) => void;
  close: () => void;
  setVoter: (voter: string) => void;
  /** Puts the first pair to the voter. */
  begin: () => Promise<void>;
  choose: (choice: BallotChoice) => Promise<void>;
  /** The pair before; its vote can be changed. */
  back: () => void;
}

export interface VoteStoreOptions {
  api: Pick<StudioClient['bakeOff'], 'ballot' | 'vote' | 'report'>;
  /** Who votes unless another name is given. */
  defaultVoter: () => string;
  /** Keeps the name for as long as the window is open. */
  memory: Pick<Storage, 'getItem' | 'setItem'>;
  /** Loads pictures ahead. */
  preload: (sha256s: readonly string[]) => void;
  onClosed: () => void;
  onError: (error: unknown) => void;
}

const VOTER_KEY = 'galley-voter';
const IDLE = { bakeOffId: null, stage: 'name', trail: [], place: 0, isSending: false, result: null } as const;

/** One voter's sitting: pair after pair, with a way back. It never learns which candidate made which picture. */
export function createVoteStore({ api, defaultVoter, memory, preload, onClosed, onError }: VoteStoreOptions): StoreApi<VoteState> {
  return createStore<VoteState>()((set, get) => {
    /** Asks for the pair after the last of the trail. */
    async function next(bakeOffId: string): Promise<void> {
      const ballot = await api.ballot({ id: bakeOffId, voter: get().voter.trim() });
      if (get().bakeOffId !== bakeOffId) return;
      if (ballot === null) {
        const result = await api.report({ id: bakeOffId });
        if (get().bakeOffId === bakeOffId) set({ stage: 'done', result });
        return;
      }
      const trail = [...get().trail, { ballot, choice: null }];
      set({ stage: 'vote', trail, place: trail.length - 1 });
      preload(ballot.upcoming);
    }

    /** One answer at a time: a key that is held down does not vote on what nobody saw. */
    async function alone(work: (bakeOffId: string) => Promise<void>): Promise<void> {
      const { bakeOffId, isSending } = get();
      if (bakeOffId === null || isSending) return;
      set({ isSending: true });
      try {
        await work(bakeOffId);
      } catch (error) {
        onError(error);
      } finally {
        set({ isSending: false });
      }
    }

    return {
      ...IDLE,
      voter: '',
      open: (bakeOffId) => set({ ...IDLE, bakeOffId, voter: memory.getItem(VOTER_KEY) ?? defaultVoter() }),
      close() {
        set(IDLE);
        onClosed();
      },
      setVoter: (voter) => set({ voter }),
      begin: () =>
        alone(async (bakeOffId) => {
          if (get().voter.trim() === '') return;
          memory.setItem(VOTER_KEY, get().voter.trim());
          await next(bakeOffId);
        }),
      choose: (choice) =>
        alone(async (bakeOffId) => {
          const { stage, trail, place, voter } = get();
          if (stage !== 'vote') return;
          await api.vote({ id: bakeOffId, pair: trail[place].ballot.pair, choice, voter: voter.trim() });
          if (get().bakeOffId !== bakeOffId) return;
          set({ trail: trail.map((pair, index) => (index === place ? { ...pair, choice } : pair)) });
          if (place < trail.length - 1) set({ place: place + 1 });
          else await next(bakeOffId);
        }),
      back() {
        const { stage, trail, place, isSending } = get();
        if (isSending || trail.length === 0) return;
        if (stage === 'done') set({ stage: 'vote', place: trail.length - 1, result: null });
        else if (place > 0) set({ place: place - 1 });
      },
    };
  });
}
