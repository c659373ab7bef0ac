import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Pin, ProofDetail } from '../../../shared/proof.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import type { Deed, UndoState } from '../../app/undo-store.ts';
import { t } from '../../words/t.ts';

export interface PinStoreOptions {
  api: Pick<StudioClient['review'], 'addPin' | 'notePin'>;
  /** The proof that is looked at. */
  proof: () => ProofDetail | null;
  /** What is shown of the proof is old. */
  onChange: () => Promise<void>;
  did: (deed: Deed) => void;
  doing: UndoState['doing'];
  onError: (error: unknown) => void;
  by: () => string | undefined;
}

/** A pin that is being set: shares of the picture's width and height. */
export interface PinDraft {
  x: number;
  y: number;
  /** false = its place is still being chosen. */
  isWriting: boolean;
}

export interface PinState {
  /** Pins lie on the picture. */
  isShown: boolean;
  draft: PinDraft | null;
  /** Whose thread is open. */
  openId: string | null;
  toggleShown: () => void;
  /** Begins to choose a place; again, stops it. */
  startAt: (x: number, y: number) => void;
  /** px of the picture. */
  move: (deltaX: number, deltaY: number) => void;
  /** The place is chosen: asks for the words. */
  placeAt: (x: number, y: number) => void;
  write: () => void;
  cancel: () => void;
  add: (text: string) => Promise<void>;
  open: (id: string | null) => void;
  /** The next thread of this proof, after the last the first. */
  openNext: () => void;
  reply: (pin: Pin, text: string) => Promise<void>;
  setResolved: (pin: Pin, isResolved: boolean) => Promise<void>;
  remove: (pin: Pin) => Promise<void>;
}

const share = (value: number) => Math.min(1, Math.max(0, value));

/** Notes at places of the picture: the one being set, the thread being read. */
export function createPinStore({ api, proof, onChange, did, doing, onError, by }: PinStoreOptions): StoreApi<PinState> {
  return createStore<PinState>()((set, get) => {
    /** Shows what came of it. */
    async function work(run: () => Promise<unknown>): Promise<void> {
      try {
        await doing(run());
      } catch (error) {
        onError(error);
      } finally {
        await onChange();
      }
    }
    const note = async (pinId: string, kind: 'reply' | 'resolved' | 'reopened' | 'removed' | 'restored', text = '') => {
      await api.notePin({ pinId, kind, text, by: by() });
    };
    /** Something and its opposite, each an entry of the thread. */
    async function turn(pin: Pin, kind: 'resolved' | 'reopened' | 'removed', back: 'resolved' | 'reopened' | 'restored', title: string): Promise<void> {
      const go = (wanted: typeof kind | typeof back) => async () => {
        await note(pin.id, wanted);
        void onChange();
      };
      await work(async () => {
        await note(pin.id, kind);
        did({ title, undo: go(back), redo: go(kind) });
      });
    }

    return {
      isShown: true,
      draft: null,
      openId: null,
      toggleShown: () => set(({ isShown }) => ({ isShown: !isShown, draft: null })),
      startAt: (x, y) => set(({ draft }) => ({ isShown: true, draft: draft === null ? { x: share(x), y: share(y), isWriting: false } : null })),
      move(deltaX, deltaY) {
        const { draft } = get();
        const picture = proof();
        if (draft === null || picture === null) return;
        set({ draft: { ...draft, x: share(draft.x + deltaX / picture.width), y: share(draft.y + deltaY / picture.height) } });
      },
      placeAt: (x, y) => set({ isShown: true, draft: { x: share(x), y: share(y), isWriting: true } }),
      write: () => set(({ draft }) => ({ draft: draft && { ...draft, isWriting: true } })),
      cancel: () => set({ draft: null }),
      async add(text) {
        const { draft } = get();
        const picture = proof();
        if (draft === null || picture === null || text.trim() === '') return;
        const { id: proofId, afterSha256: pixelsSha256 } = picture;
        await work(async () => {
          const { id, number } = await api.addPin({ proofId, pixelsSha256, x: draft.x, y: draft.y, text, by: by() });
          set({ draft: null, openId: id });
          const go = (kind: 'removed' | 'restored') => async () => {
            await note(id, kind);
            void onChange();
          };
          did({ title: t('Set pin {number}', { number }), undo: go('removed'), redo: go('restored') });
        });
      },
      open: (openId) => set({ openId }),
      openNext() {
        const pins = (proof()?.allPins ?? []).filter(({ proofId }) => proofId === proof()?.id);
        const now = pins.findIndex(({ id }) => id === get().openId);
        set({ openId: pins[(now + 1) % Math.max(1, pins.length)]?.id ?? null });
      },
      async reply(pin, text) {
        if (text.trim() !== '') await work(() => note(pin.id, 'reply', text));
      },
      setResolved: (pin, isResolved) =>
        isResolved
          ? turn(pin, 'resolved', 'reopened', t('Resolved pin {number}', { number: pin.number }))
          : turn(pin, 'reopened', 'resolved', t('Opened pin {number} again', { number: pin.number })),
      remove: (pin) => turn(pin, 'removed', 'restored', t('Removed pin {number}', { number: pin.number })),
    };
  });
}
