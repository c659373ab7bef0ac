import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ListedFont } from '../../shared/lettering.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface FontStoreOptions {
  api: Pick<StudioClient['lettering'], 'fonts' | 'addFont' | 'removeFont'>;
  /** Makes faces known to the page. */
  addFaces: (fonts: readonly ListedFont[]) => Promise<void>;
  onError: (error: unknown) => void;
  onAdded: (font: ListedFont) => void;
}

export interface FontState {
  /** null = not asked for yet. */
  fonts: readonly ListedFont[] | null;
  isAdding: boolean;
  /** Asks once; later calls do nothing. */
  load: () => Promise<void>;
  /** Font files are only worth loading for somebody who looks at the list. */
  showFaces: () => Promise<void>;
  /** Adds a font file to the project; undefined = it was refused, and the person knows. */
  add: (file: File) => Promise<ListedFont | undefined>;
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
export function createFontStore({ api, addFaces, onError, onAdded }: FontStoreOptions): StoreApi<FontState> {
  let asked: Promise<void> | null = null;
  let showsFaces = false;
  return createStore<FontState>()((set, get) => {
    async function refresh(): Promise<void> {
      const fonts = await api.fonts();
      set({ fonts });
      if (showsFaces) await addFaces(fonts);
    }
    return {
      fonts: null,
      isAdding: false,
      load() {
        asked ??= refresh().catch((error) => {
          asked = null;
          onError(error);
        });
        return asked;
      },
      async showFaces() {
        if (showsFaces) return;
        showsFaces = true;
        await get().load();
        await addFaces(get().fonts ?? []).catch(onError);
      },
      async add(file) {
        if (get().isAdding) return undefined;
        set({ isAdding: true });
        try {
          const bytes = new Uint8Array(await file.arrayBuffer());
          const font = await api.addFont({ fileName: file.name, base64: base64Of(bytes) });
          await refresh();
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
          await refresh();
        } catch (error) {
          onError(error);
        }
      },
    };
  });
}
