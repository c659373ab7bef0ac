import { createStore, type StoreApi } from 'zustand/vanilla';

export const PANEL_TABS = ['proof', 'pins', 'story'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

export interface DeskState {
  tab: PanelTab;
  /** All proofs as a grid instead of one in the viewer. */
  isGrid: boolean;
  /** Whom the proof is given to is being chosen. */
  isAssigning: boolean;
  areRoundsOpen: boolean;
  setTab: (tab: PanelTab) => void;
  setGrid: (isGrid: boolean) => void;
  setAssigning: (isAssigning: boolean) => void;
  setRoundsOpen: (areRoundsOpen: boolean) => void;
}

/** What of the review page is open. */
export function createDeskStore(): StoreApi<DeskState> {
  return createStore<DeskState>()((set) => ({
    tab: 'proof',
    isGrid: false,
    isAssigning: false,
    areRoundsOpen: false,
    setTab: (tab) => set({ tab }),
    setGrid: (isGrid) => set({ isGrid }),
    setAssigning: (isAssigning) => set({ isAssigning }),
    setRoundsOpen: (areRoundsOpen) => set({ areRoundsOpen }),
  }));
}
