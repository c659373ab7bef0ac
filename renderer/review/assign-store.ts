import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '../app/studio-client.ts';
import type { Deed, UndoState } from '../app/undo-store.ts';
import { t } from '../words/t.ts';

export interface AssignStoreOptions {
  api: Pick<StudioClient['review'], 'assign' | 'rate'>;
  onChange: () => Promise<void>;
  did: (deed: Deed) => void;
  doing: UndoState['doing'];
  onError: (error: unknown) => void;
  by: () => string | undefined;
}

export interface AssignState {
  /** Proofs that were picked out, for what is done to many. */
  picked: ReadonlySet<string>;
  /** Where a range begins. */
  anchorId: string | null;
  pick: (id: string) => void;
  /** Everything from the anchor to this one, in the order of `ids`. */
  pickTo: (id: string, ids: readonly (string | undefined)[]) => void;
  pickAll: (ids: readonly string[]) => void;
  pickNone: () => void;
  /** null = to nobody in particular. */
  assign: (proofIds: readonly string[], assignee: string | null) => Promise<void>;
  rate: (proof: { id: string; afterSha256: string }, stars: number) => Promise<void>;
}

/** Who is to judge what, stars, and the proofs that are picked for it. */
export function createAssignStore({ api, onChange, did, doing, onError, by }: AssignStoreOptions): StoreApi<AssignState> {
  return createStore<AssignState>()((set, get) => ({
    picked: new Set(),
    anchorId: null,
    pick(id) {
      const picked = new Set(get().picked);
      if (!picked.delete(id)) picked.add(id);
      set({ picked, anchorId: id });
    },
    pickTo(id, ids) {
      const { anchorId, picked } = get();
      const [from, to] = [ids.indexOf(anchorId ?? id), ids.indexOf(id)];
      if (from < 0 || to < 0) return get().pick(id);
      set({ picked: new Set([...picked, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap((other) => other ?? [])]) });
    },
    pickAll: (ids) => set({ picked: new Set(ids) }),
    pickNone: () => set({ picked: new Set(), anchorId: null }),
    async assign(proofIds, assignee) {
      const give = async (assigned: { proofId: string; assignee: string | null }[]) => {
        const before = await api.assign({ assigned, by: by() });
        void onChange();
        return before;
      };
      const wanted = proofIds.map((proofId) => ({ proofId, assignee }));
      try {
        const before = await doing(give(wanted));
        const count = proofIds.length;
        const title =
          assignee === null
            ? t('{count, plural, one {# proof is} other {# proofs are}} nobody’s in particular', { count })
            : t('Gave {count, plural, one {# proof} other {# proofs}} to {name}', { count, name: assignee });
        did({ title, undo: async () => void (before.length > 0 && (await give(before))), redo: async () => void (await give(wanted)) });
      } catch (error) {
        onError(error);
      }
    },
    async rate({ id: proofId, afterSha256: pixelsSha256 }, stars) {
      const give = async (wanted: number) => {
        const before = await api.rate({ proofId, pixelsSha256, stars: wanted, by: by() });
        void onChange();
        return before;
      };
      try {
        const before = await doing(give(stars));
        if (before === stars) return;
        const title = stars === 0 ? t('Took the stars away') : t('Gave {stars, plural, one {# star} other {# stars}}', { stars });
        did({ title, undo: async () => void (await give(before)), redo: async () => void (await give(stars)) });
      } catch (error) {
        onError(error);
      }
    },
  }));
}
