import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where the pointer is, and which pixel of the first picture lies under it. */
export interface PointerSpot {
  /** CSS px from the top left of the viewer. */
  left: number;
  top: number;
  /** Number of the pane. */
  pane: number;
  /** Pixel of the first picture; it may lie outside of it. */
  x: number;
  y: number;
}

export interface PointerState {
  /** null = it is elsewhere. */
  spot: PointerSpot | null;
  setSpot: (spot: PointerSpot | null) => void;
}

/** Apart from how somebody looks: it changes with every move. */
export function createPointerStore(): StoreApi<PointerState> {
  return createStore<PointerState>()((set) => ({ spot: null, setSpot: (spot) => set({ spot }) }));
}
