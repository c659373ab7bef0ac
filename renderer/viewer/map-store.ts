import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ComparisonMap } from '../../shared/compare.ts';
import { MEASURE_MAPS, type MeasureMapName } from '../../shared/measures.ts';
import { errorWords } from '../app/error-words.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { drawMap } from './draw-map.ts';
import type { PictureOverlay } from './picture.ts';

export interface MapState {
  /** The map that somebody wants to see; it is kept for the next pictures. */
  name: MeasureMapName | null;
  /** The pictures that it is of. */
  a: string | null;
  b: string | null;
  phase: 'idle' | 'making' | 'done' | 'no-weights' | 'failed';
  /** 0–1 */
  fraction: number;
  picture: ComparisonMap | null;
  overlay: PictureOverlay | null;
  /** Why there is none, a sentence. */
  problem: string;
  /** 0–1 */
  opacity: number;
  isOf: (a: string, b: string) => boolean;
  setPictures: (a: string | null, b: string | null) => void;
  setName: (name: MeasureMapName | null) => void;
  /** After the last none. */
  nextName: () => void;
  setOpacity: (opacity: number) => void;
  /** Once more, after weights have come. */
  again: () => Promise<void>;
}

const NOTHING = { phase: 'idle', fraction: 0, picture: null, overlay: null, problem: '' } as const;

/** A map of where two pictures differ, made when somebody asks to see it. */
export function createMapStore(api: Pick<StudioClient['compare'], 'map'>): StoreApi<MapState> {
  return createStore<MapState>()((set, get) => {
    let drawing = new AbortController();

    async function draw(): Promise<void> {
      drawing.abort();
      const own = new AbortController();
      drawing = own;
      const { name, a, b } = get();
      set(NOTHING);
      if (name === null || a === null || b === null) return;
      set({ phase: 'making' });
      try {
        const picture = await drawMap(api, { aSha256: a, bSha256: b, map: name }, own.signal, (fraction) => set({ fraction }));
        if (picture !== null) set({ phase: 'done', picture, overlay: { sha256: picture.sha256, opacity: get().opacity } });
      } catch (error) {
        if (own.signal.aborted) return;
        const { title, detail } = errorWords(error);
        const isMissing = name.startsWith('lpips-') && (error as { code?: unknown }).code === 'not-found';
        set({ phase: isMissing ? 'no-weights' : 'failed', problem: detail === '' ? title : detail });
      }
    }

    return {
      ...NOTHING,
      name: null,
      a: null,
      b: null,
      opacity: 0.7,
      isOf: (a, b) => get().a === a && get().b === b,
      setPictures(a, b) {
        if (get().a === a && get().b === b) return;
        set({ a, b });
        void draw();
      },
      setName(name) {
        set({ name });
        void draw();
      },
      nextName() {
        const { name, setName } = get();
        setName(MEASURE_MAPS[name === null ? 0 : MEASURE_MAPS.indexOf(name) + 1] ?? null);
      },
      setOpacity: (opacity) => set(({ overlay }) => ({ opacity, overlay: overlay && { ...overlay, opacity } })),
      again: draw,
    };
  });
}
