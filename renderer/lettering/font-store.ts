import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '../app/studio-client.ts';

export type FontInfo = Awaited<ReturnType<StudioClient['lettering']['fonts']>>[number];

export interface FontStoreOptions {
  list: StudioClient['lettering']['fonts'];
  /** Makes the bundled faces known to the page. */
  addFaces: () => Promise<void>;
  onError: (error: unknown) => void;
}

export interface FontState {
  /** null = not asked for yet. */
  fonts: readonly FontInfo[] | null;
  /** Asks once; later calls do nothing. */
  load: () => Promise<void>;
  /** Font files are only worth loading for somebody who looks at the list. */
  showFaces: () => Promise<void>;
}

/** The typefaces that the studio letters with. */
export function createFontStore({ list, addFaces, onError }: FontStoreOptions): StoreApi<FontState> {
  let isAsked = false;
  let hasFaces = false;
  return createStore<FontState>()((set) => ({
    fonts: null,
    async load() {
      if (isAsked) return;
      isAsked = true;
      try {
        set({ fonts: await list() });
      } catch (error) {
        isAsked = false;
        onError(error);
      }
    },
    async showFaces() {
      if (hasFaces) return;
      hasFaces = true;
      await addFaces().catch(onError);
    },
  }));
}
