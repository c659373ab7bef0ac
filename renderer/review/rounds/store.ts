import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReviewQueryInput, Round, RoundFile, RoundSummary } from '../../../shared/review.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import type { Deed, UndoState } from '../../app/undo-store.ts';
import { t } from '../../words/t.ts';

export interface RoundStoreOptions {
  api: StudioClient['review']['rounds'];
  did: (deed: Deed) => void;
  doing: UndoState['doing'];
  onError: (error: unknown) => void;
  saveFile: (fileName: string, content: Blob) => void;
  by: () => string | undefined;
}

/** What a new round is made of. */
export type RoundOf = { proofIds: string[] } | { query: ReviewQueryInput };

export interface RoundState {
  /** Newest first; null = not loaded yet. */
  rounds: readonly Round[] | null;
  /** What a new round would be made of; null = no dialog is open. */
  draft: { of: RoundOf; count: number } | null;
  /** The round whose summary is shown instead of the desk. */
  summary: RoundSummary | null;
  load: () => Promise<void>;
  startDraft: (of: RoundOf, count: number) => void;
  cancelDraft: () => void;
  /** Gives the new round; null when it did not work. */
  create: (name: string) => Promise<Round | null>;
  rename: (round: Round, name: string) => Promise<void>;
  setClosed: (round: Round, isClosed: boolean) => Promise<void>;
  remove: (round: Round) => Promise<void>;
  openSummary: (id: string) => Promise<void>;
  closeSummary: () => void;
  save: (id: string, format: RoundFile) => Promise<void>;
}

const MEDIA: Record<RoundFile, string> = { markdown: 'text/markdown', html: 'text/html', csv: 'text/csv' };

/** Rounds of review and the summary that is read. */
export function createRoundStore({ api, did, doing, onError, saveFile, by }: RoundStoreOptions): StoreApi<RoundState> {
  return createStore<RoundState>()((set, get) => {
    async function load(): Promise<void> {
      const { summary } = get();
      try {
        set({ rounds: await api.list() });
        if (summary !== null) set({ summary: await api.summary({ id: summary.round.id }) });
      } catch (error) {
        onError(error);
      }
    }
    type Kind = Parameters<typeof api.note>[0]['kind'];
    const note = async (id: string, kind: Kind, text = '') => {
      await api.note({ id, kind, text, by: by() });
      await load();
    };
    async function turn(id: string, there: [Kind, string?], back: [Kind, string?], title: string): Promise<void> {
      try {
        await doing(note(id, ...there));
        did({ title, undo: () => note(id, ...back), redo: () => note(id, ...there) });
      } catch (error) {
        onError(error);
      }
    }

    return {
      rounds: null,
      draft: null,
      summary: null,
      load,
      startDraft: (of, count) => set({ draft: { of, count } }),
      cancelDraft: () => set({ draft: null }),
      async create(name) {
        const { draft } = get();
        if (draft === null) return null;
        try {
          const round = await doing(api.create({ name, ...draft.of, by: by() }));
          set({ draft: null });
          did({ title: t('Began the round “{name}”', { name: round.name }), undo: () => note(round.id, 'removed'), redo: () => note(round.id, 'restored') });
          await load();
          return round;
        } catch (error) {
          onError(error);
          return null;
        }
      },
      rename: ({ id, name: before }, name) => turn(id, ['renamed', name], ['renamed', before], t('Renamed the round to “{name}”', { name })),
      setClosed: ({ id, name }, isClosed) =>
        isClosed
          ? turn(id, ['closed'], ['reopened'], t('Closed the round “{name}”', { name }))
          : turn(id, ['reopened'], ['closed'], t('Opened the round “{name}” again', { name })),
      async remove({ id, name }) {
        if (get().summary?.round.id === id) set({ summary: null });
        await turn(id, ['removed'], ['restored'], t('Removed the round “{name}”', { name }));
      },
      async openSummary(id) {
        try {
          set({ summary: await api.summary({ id }) });
        } catch (error) {
          onError(error);
        }
      },
      closeSummary: () => set({ summary: null }),
      async save(id, format) {
        try {
          const { fileName, content } = await api.file({ id, format });
          saveFile(fileName, new Blob([content], { type: MEDIA[format] }));
        } catch (error) {
          onError(error);
        }
      },
    };
  });
}
