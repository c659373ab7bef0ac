import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LayerName } from '../../shared/plan.ts';
import { fitView, panBy, type Size, type View, zoomAt } from './view-transform.ts';

export const VIEW_MODES = ['side', 'swipe', 'before', 'after'] as const;
export type ViewMode = (typeof VIEW_MODES)[number];

export const GROUNDS = ['dark', 'mid', 'light'] as const;
export type Ground = (typeof GROUNDS)[number];

export interface ViewerState {
  mode: ViewMode;
  /** Shows the other picture for a moment: before instead of after. */
  isBlinking: boolean;
  /** Where the swipe's edge is, 0–1 of the pane's width. */
  split: number;
  hasMask: boolean;
  hasRegions: boolean;
  /** A layer of a split render that is shown alone; a proof without it is shown as ever. */
  layer: LayerName | null;
  ground: Ground;
  image: Size;
  pane: Size;
  /** true = the view follows the pane's size. */
  isFit: boolean;
  view: View;
  setMode: (mode: ViewMode) => void;
  setBlinking: (isBlinking: boolean) => void;
  setSplit: (split: number) => void;
  toggleMask: () => void;
  toggleRegions: () => void;
  setLayer: (layer: LayerName | null) => void;
  /** The next of these layers, after the last the proof itself. */
  nextLayer: (names: readonly LayerName[]) => void;
  nextGround: () => void;
  setImage: (image: Size) => void;
  setPane: (pane: Size) => void;
  fitToPane: () => void;
  /** One image px on one px of the screen. */
  actualSize: (pixelRatio: number) => void;
  zoom: (factor: number, x?: number, y?: number) => void;
  pan: (deltaX: number, deltaY: number) => void;
}

/** How the reviewer looks: it outlives the single proof, so that the next one is seen the same way. */
export function createViewerStore(): StoreApi<ViewerState> {
  return createStore<ViewerState>()((set, get) => {
    function fitIf(isFit: boolean): void {
      const { image, pane } = get();
      if (isFit) set({ isFit, view: fitView(image, pane) });
    }
    return {
      mode: 'side',
      isBlinking: false,
      split: 0.5,
      hasMask: false,
      hasRegions: false,
      layer: null,
      ground: 'dark',
      image: { width: 1, height: 1 },
      pane: { width: 1, height: 1 },
      isFit: true,
      view: { scale: 1, centreX: 0.5, centreY: 0.5 },
      setMode: (mode) => set({ mode, layer: null }),
      setBlinking: (isBlinking) => set({ isBlinking }),
      setSplit: (split) => set({ split: Math.min(1, Math.max(0, split)) }),
      toggleMask: () => set((state) => ({ hasMask: !state.hasMask })),
      toggleRegions: () => set((state) => ({ hasRegions: !state.hasRegions })),
      setLayer: (layer) => set({ layer }),
      nextLayer: (names) => set(({ layer }) => ({ layer: names[layer === null ? 0 : names.indexOf(layer) + 1] ?? null })),
      nextGround: () => set((state) => ({ ground: GROUNDS[(GROUNDS.indexOf(state.ground) + 1) % GROUNDS.length] })),
      setImage(image) {
        const before = get().image;
        set({ image });
        // The same size keeps the zoomed place: comparing rerenders at 400 % would be tedious otherwise.
        fitIf(get().isFit || before.width !== image.width || before.height !== image.height);
      },
      setPane(pane) {
        set({ pane });
        fitIf(get().isFit);
      },
      fitToPane: () => fitIf(true),
      actualSize(pixelRatio) {
        const { view, pane } = get();
        set({ isFit: false, view: zoomAt(view, 1 / pixelRatio / view.scale, pane.width / 2, pane.height / 2, pane) });
      },
      zoom(factor, x, y) {
        const { view, pane, image } = get();
        set({ isFit: false, view: panBy(zoomAt(view, factor, x ?? pane.width / 2, y ?? pane.height / 2, pane), 0, 0, image) });
      },
      pan: (deltaX, deltaY) => set((state) => ({ isFit: false, view: panBy(state.view, deltaX, deltaY, state.image) })),
    };
  });
}
