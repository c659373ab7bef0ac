import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LetteringEffects, LetteringStyle } from '../../shared/lettering.ts';
import type { StudioClient } from '../app/studio-client.ts';

export interface StyleStoreOptions {
  api: Pick<StudioClient['lettering'], 'styles' | 'saveStyle' | 'removeStyle'>;
  onError: (error: unknown) => void;
}

export interface StyleState {
  /** null = not asked for yet. */
  styles: readonly LetteringStyle[] | null;
  /** Asks once; later calls do nothing. */
  load: () => Promise<void>;
  /** true = it is saved. */
  save: (label: string, effects: LetteringEffects, font: string | null) => Promise<boolean>;
  remove: (id: string) => Promise<void>;
}

/** Looks that can be chosen by name: those that come with Galley and those that the team saved. */
export function createStyleStore({ api, onError }: StyleStoreOptions): StoreApi<StyleState> {
  let isAsked = false;
  return createStore<StyleState>()((set) => {
    async function change(work: () => Promise<unknown>): Promise<boolean> {
      try {
        await work();
        set({ styles: await api.styles() });
        return true;
      } catch (error) {
        onError(error);
        return false;
      }
    }
    return {
      styles: null,
      async load() {
        if (isAsked) return;
        isAsked = true;
        isAsked = await change(async () => undefined);
      },
      save: (label, effects, font) => change(() => api.saveStyle({ label, effects, font })),
      async remove(id) {
        await change(() => api.removeStyle({ id }));
      },
    };
  });
}
