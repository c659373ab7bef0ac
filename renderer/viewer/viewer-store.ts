import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LayerName } from '../../shared/plan.ts';
import { BLINK_PERIODS, type DifferenceOptions, GAINS, GROUNDS, type Ground, VIEW_MODES, type ViewMode } from './modes.ts';
import type { Size } from './picture.ts';
import type { Rect } from './pyramid.ts';
import { type Alignment, fitView, fitWidthView, panBy, partView, type View, zoomAt, zoomStep } from './view-transform.ts';

export interface ViewerState {
  mode: ViewMode;
  /** The two pictures of modes that show two in one place, by their numbers from 0. */
  pair: readonly [number, number];
  /** The picture that `single` shows, by its number from 0. */
  shown: number;
  /** Shows the first of the pair for a moment, wherever another picture is. */
  isBlinking: boolean;
  /** In `blink`: the first of the pair has its turn. */
  isFirstTurn: boolean;
  /** ms for which each picture is shown. */
  blinkMs: number;
  /** Pixels under the pointer are magnified. */
  hasLoupe: boolean;
  /** Where the swipe's edge is, 0–1 of the pane's width or height. */
  split: number;
  /** Of the second picture over the first, 0–1. */
  onionOpacity: number;
  difference: DifferenceOptions;
  alignment: Alignment;
  hasMask: boolean;
  hasRegions: boolean;
  /** A layer of a split render that is shown alone; a proof without it is shown as ever. */
  layer: LayerName | null;
  ground: Ground;
  image: Size;
  /** CSS px of one pane. */
  pane: Size;
  /** true = the view follows the pane's size. */
  isFit: boolean;
  view: View;
  setMode: (mode: ViewMode, shown?: number) => void;
  /** The next way to look, or with -1 the one before. @param count pictures that are there */
  stepMode: (direction: 1 | -1, count: number) => void;
  setPair: (pair: readonly [number, number]) => void;
  setBlinking: (isBlinking: boolean) => void;
  takeTurn: () => void;
  setBlinkMs: (blinkMs: number) => void;
  setLoupe: (hasLoupe: boolean) => void;
  setSplit: (split: number) => void;
  setOnionOpacity: (onionOpacity: number) => void;
  setDifference: (difference: Partial<DifferenceOptions>) => void;
  /** More (1) or less (-1) of what the mode has: the edge's place, opacity, gain, speed. */
  adjust: (direction: 1 | -1) => void;
  setAlignment: (alignment: Alignment) => void;
  toggleMask: () => void;
  toggleRegions: () => void;
  setLayer: (layer: LayerName | null) => void;
  /** The next of these layers, after the last the proof itself. */
  nextLayer: (names: readonly LayerName[]) => void;
  setGround: (ground: Ground) => void;
  nextGround: () => void;
  setImage: (image: Size) => void;
  setPane: (pane: Size) => void;
  fitToPane: () => void;
  fitWidth: () => void;
  /** One image px on one px of the screen. */
  actualSize: (pixelRatio: number) => void;
  /** A part of the image, px of the image. */
  zoomTo: (part: Rect) => void;
  /** The part after the one that is looked at now, after the last the first again. */
  nextPart: (parts: readonly Rect[]) => void;
  /** The next of the usual zooms, in the middle of the pane. */
  zoomBy: (direction: 1 | -1, pixelRatio: number) => void;
  /** Around a point of the pane, CSS px from its top left. */
  zoom: (factor: number, x?: number, y?: number) => void;
  pan: (deltaX: number, deltaY: number) => void;
}

const SPLIT_STEP = 0.05;
const OPACITY_STEP = 0.1;

/** How somebody looks: it outlives the single picture, so that the next one is seen the same way. */
export function createViewerStore(): StoreApi<ViewerState> {
  return createStore<ViewerState>()((set, get) => {
    function fitIf(isFit: boolean): void {
      const { image, pane } = get();
      if (isFit) set({ isFit, view: fitView(image, pane) });
    }
    return {
      mode: 'side',
      pair: [0, 1],
      shown: 0,
      isBlinking: false,
      isFirstTurn: false,
      blinkMs: 600,
      hasLoupe: false,
      split: 0.5,
      onionOpacity: 0.5,
      difference: { gain: 4, isLinear: false, isLuminance: false },
      alignment: 'fit',
      hasMask: false,
      hasRegions: false,
      layer: null,
      ground: 'dark',
      image: { width: 1, height: 1 },
      pane: { width: 1, height: 1 },
      isFit: true,
      view: { scale: 1, centreX: 0.5, centreY: 0.5 },
      setMode: (mode, shown = get().shown) => set({ mode, shown, layer: null, isFirstTurn: false }),
      stepMode(direction, count) {
        const ways = waysOf(count);
        const { mode, shown, setMode } = get();
        const now = ways.findIndex((way) => way.mode === mode && (mode !== 'single' || way.shown === Math.min(shown, count - 1)));
        const next = ways[(now + direction + ways.length) % ways.length];
        setMode(next.mode, next.shown);
      },
      setPair: (pair) => set({ pair }),
      setBlinking: (isBlinking) => set({ isBlinking }),
      takeTurn: () => set((state) => ({ isFirstTurn: !state.isFirstTurn })),
      setBlinkMs: (blinkMs) => set({ blinkMs }),
      setLoupe: (hasLoupe) => set({ hasLoupe }),
      setSplit: (split) => set({ split: share(split) }),
      setOnionOpacity: (onionOpacity) => set({ onionOpacity: share(onionOpacity) }),
      setDifference: (difference) => set((state) => ({ difference: { ...state.difference, ...difference } })),
      adjust(direction) {
        const { mode, split, onionOpacity, difference, blinkMs, setSplit, setOnionOpacity, setDifference, setBlinkMs } = get();
        if (mode === 'swipe' || mode === 'swipe-down') setSplit(split + direction * SPLIT_STEP);
        else if (mode === 'onion') setOnionOpacity(onionOpacity + direction * OPACITY_STEP);
        else if (mode === 'difference') setDifference({ gain: neighbour(GAINS, difference.gain, direction) });
        else if (mode === 'blink') setBlinkMs(neighbour(BLINK_PERIODS, blinkMs, direction === 1 ? -1 : 1));
      },
      setAlignment: (alignment) => set({ alignment }),
      toggleMask: () => set((state) => ({ hasMask: !state.hasMask })),
      toggleRegions: () => set((state) => ({ hasRegions: !state.hasRegions })),
      setLayer: (layer) => set({ layer }),
      nextLayer: (names) => set(({ layer }) => ({ layer: names[layer === null ? 0 : names.indexOf(layer) + 1] ?? null })),
      setGround: (ground) => set({ ground }),
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
      fitWidth: () => set(({ image, pane }) => ({ isFit: false, view: fitWidthView(image, pane) })),
      actualSize(pixelRatio) {
        const { view, pane } = get();
        set({ isFit: false, view: zoomAt(view, 1 / pixelRatio / view.scale, pane.width / 2, pane.height / 2, pane) });
      },
      zoomTo: (part) => set(({ pane }) => ({ isFit: false, view: partView(part, pane) })),
      nextPart(parts) {
        const { view, pane, zoomTo } = get();
        const now = parts.findIndex((part) => isSameView(partView(part, pane), view));
        zoomTo(parts[(now + 1) % parts.length]);
      },
      zoomBy(direction, pixelRatio) {
        const { view, zoom } = get();
        zoom(zoomStep(view.scale * pixelRatio, direction) / pixelRatio / view.scale);
      },
      zoom(factor, x, y) {
        const { view, pane, image } = get();
        set({ isFit: false, view: panBy(zoomAt(view, factor, x ?? pane.width / 2, y ?? pane.height / 2, pane), 0, 0, image) });
      },
      pan: (deltaX, deltaY) => set((state) => ({ isFit: false, view: panBy(state.view, deltaX, deltaY, state.image) })),
    };
  });
}

/** All ways to look at so many pictures, in the order in which a key goes through them. */
export function waysOf(count: number): { mode: ViewMode; shown: number }[] {
  const singles = Array.from({ length: count }, (_, shown) => ({ mode: 'single' as const, shown }));
  const others = VIEW_MODES.filter((mode) => mode !== 'single' && count > 1);
  return [...others.map((mode) => ({ mode, shown: 0 })), ...singles];
}

function isSameView(one: View, other: View): boolean {
  return one.scale === other.scale && one.centreX === other.centreX && one.centreY === other.centreY;
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** The next of a few rising values. */
function neighbour(values: readonly number[], value: number, direction: 1 | -1): number {
  const at = values.findIndex((other) => other >= value);
  return values[Math.min(values.length - 1, Math.max(0, at + direction))];
}
