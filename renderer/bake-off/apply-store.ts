import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BakeOffProposal, BakeOffReport } from '../../shared/bake-off.ts';
import { INTENTS, type Intent } from '../../shared/prompt.ts';
import type { MatrixVersion, ModelStatus, WhatIf } from '../../shared/routing.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface ApplyState {
  report: BakeOffReport | null;
  candidate: number;
  /** null = those that the prompts read as, until the studio has answered. */
  intents: readonly Intent[] | null;
  /** The matrix in force, which the proposal changes. */
  current: MatrixVersion | null;
  models: readonly ModelStatus[];
  proposal: BakeOffProposal | null;
  /** What the proposal alone would change for the newest prompts. */
  effect: WhatIf | null;
  note: string;
  isAsking: boolean;
  isSaving: boolean;
  open: (report: BakeOffReport) => void;
  close: () => void;
  choose: (candidate: number) => void;
  toggleIntent: (intent: Intent) => void;
  setNote: (note: string) => void;
  save: () => Promise<void>;
}

export interface ApplyStoreOptions {
  propose: StudioClient['bakeOff']['propose'];
  matrix: Pick<StudioClient['matrix'], 'get' | 'models' | 'save'>;
  onSaved: (version: MatrixVersion) => void;
  /** The matrix was changed by somebody else while the proposal was looked at. */
  onChanged: () => void;
  onError: (error: unknown) => void;
}

const CLOSED = { report: null, intents: null, proposal: null, effect: null, note: '', isAsking: false, isSaving: false } as const;
const MAX_NOTE = 200;

/** A candidate on its way into the matrix: nothing is saved before it is asked for. */
export function createApplyStore({ propose, matrix, onSaved, onChanged, onError }: ApplyStoreOptions): StoreApi<ApplyState> {
  let newest = 0;
  return createStore<ApplyState>()((set, get) => {
    async function ask(): Promise<void> {
      const { report, candidate, intents, note, proposal: before } = get();
      const mine = ++newest;
      if (report === null) return;
      if (intents?.length === 0) return set({ proposal: null, effect: null, isAsking: false });
      set({ isAsking: true });
      try {
        const [current, models] = await Promise.all([matrix.get(), matrix.models()]);
        const proposal = await propose({ id: report.id, candidate, ...(intents !== null && { intents: [...intents] }) });
        if (mine !== newest) return;
        // A note that somebody wrote stays; the studio's own follows the candidate.
        const isOwnNote = note !== '' && note !== before?.note;
        set({
          current,
          models,
          proposal,
          intents: proposal.intents,
          effect: proposal.whatIf,
          note: isOwnNote ? note : proposal.note.slice(0, MAX_NOTE),
        });
      } catch (error) {
        if (mine === newest) onError(error);
      } finally {
        if (mine === newest) set({ isAsking: false });
      }
    }

    return {
      ...CLOSED,
      candidate: 0,
      current: null,
      models: [],
      open(report) {
        set({ ...CLOSED, report, candidate: report.ranking.winner ?? 0 });
        void ask();
      },
      close() {
        newest++;
        set(CLOSED);
      },
      choose(candidate) {
        set({ candidate });
        void ask();
      },
      toggleIntent(intent) {
        const chosen = get().intents ?? [];
        set({ intents: INTENTS.filter((other) => (other === intent ? !chosen.includes(other) : chosen.includes(other))) });
        void ask();
      },
      setNote: (note) => set({ note }),
      async save() {
        const { proposal, current, note, isSaving, isAsking } = get();
        if (proposal === null || current === null || isSaving || isAsking) return;
        set({ isSaving: true });
        try {
          if ((await matrix.get()).version !== current.version) {
            onChanged();
            await ask();
            return;
          }
          const saved = await matrix.save({ matrix: proposal.matrix, note: note.trim() });
          get().close();
          onSaved(saved);
        } catch (error) {
          onError(error);
        } finally {
          set({ isSaving: false });
        }
      },
    };
  });
}
