import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Font } from '../../shared/lettering.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface FontStoreOptions {
  api: Pick<StudioClient['lettering'], 'fonts' | 'addFont' | 'removeFont'>;
  /** Makes the bundled faces known to the page. */
  addFaces: () => Promise<void>;
  /** Makes one face known to the page by the bytes of its file. */
  addFace: (id: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  onError: (error: unknown) => void;
  onAdded: (font: Font) => void;
}

export interface FontState {
  /** null = not asked for yet. */
  fonts: readonly Font[] | null;
  isAdding: boolean;
  /** Asks once; later calls do nothing. */
  load: () => Promise<void>;
  /** Font files are only worth loading for somebody who looks at the list. */
  showFaces: () => Promise<void>;
  /** Adds a font file to the project; undefined = it was refused, and the person knows. */
  add: (file: File) => Promise<Font | undefined>;
  remove: (id: string) => Promise<void>;
}

/** Bytes that become one argument list; longer ones would overflow the stack. */
const CHUNK = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(text);
}

/** The typefaces that the studio letters with. */
export function createFontStore({ api, addFaces, addFace, onError, onAdded }: FontStoreOptions): StoreApi<FontState> {
  let isAsked = false;
  let hasFaces = false;
  return createStore<FontState>()((set, get) => ({
    fonts: null,
    isAdding: false,
    async load() {
      if (isAsked) return;
      isAsked = true;
      try {
        set({ fonts: await api.fonts() });
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
    async add(file) {
      if (get().isAdding) return undefined;
      set({ isAdding: true });
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const font = await api.addFont({ fileName: file.name, base64: base64Of(bytes) });
        set({ fonts: await api.fonts() });
        // The list may show it in another face; that is no reason to refuse it.
        await addFace(font.id, bytes).catch(() => undefined);
        onAdded(font);
        return font;
      } catch (error) {
        onError(error);
        return undefined;
      } finally {
        set({ isAdding: false });
      }
    },
    async remove(id) {
      try {
        await api.removeFont({ id });
        set({ fonts: await api.fonts() });
      } catch (error) {
        onError(error);
      }
    },
  }));
}
