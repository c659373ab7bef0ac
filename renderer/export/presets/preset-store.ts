import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportSettings } from '../../../shared/export.ts';
import type { ExportPreset } from '../../../shared/export-presets.ts';
import type { StudioClient } from '../../app/studio-client.ts';
import type { Deed, UndoState } from '../../app/undo-store.ts';
import { t } from '../../words/t.ts';

export type PresetApi = Pick<StudioClient['export'], 'presets' | 'savePreset' | 'removePreset' | 'presetFile' | 'importPresets'>;

export interface PresetState {
  /** Built-in ones first; null until they were asked for. */
  presets: readonly ExportPreset[] | null;
  /** The dialog that asks for a name. */
  naming: { kind: 'new' } | { kind: 'rename'; preset: ExportPreset } | null;
  load: () => Promise<void>;
  ask: (naming: PresetState['naming']) => void;
  /** Keeps settings under a new name. Resolves the preset; null when it did not work. */
  create: (name: string, settings: ExportSettings) => Promise<ExportPreset | null>;
  rename: (preset: ExportPreset, name: string) => Promise<void>;
  /** Settings of a preset that is there. */
  overwrite: (preset: ExportPreset, settings: ExportSettings) => Promise<void>;
  remove: (preset: ExportPreset) => Promise<void>;
  /** Hands the person a file with these presets. */
  saveAsFile: (presets: readonly ExportPreset[]) => Promise<void>;
  importFile: (content: string) => Promise<void>;
}

export interface PresetStoreOptions {
  api: PresetApi;
  did: (deed: Deed) => void;
  doing: UndoState['doing'];
  saveFile: (fileName: string, content: Blob) => void;
  onError: (error: unknown) => void;
}

/** Settings of exports under names: Galley's own, and those that the team keeps. */
export function createPresetStore({ api, did, doing, saveFile, onError }: PresetStoreOptions): StoreApi<PresetState> {
  return createStore<PresetState>()((set) => {
    async function load(): Promise<void> {
      try {
        set({ presets: await api.presets() });
      } catch (error) {
        onError(error);
      }
    }

    async function put({ id, name, about, settings }: ExportPreset): Promise<void> {
      await api.savePreset({ id, name, about, settings });
      await load();
    }

    async function take(id: string): Promise<void> {
      await api.removePreset({ id });
      await load();
    }

    /** What takes a preset from one form to another can be taken back; null = it is not there. */
    async function change(before: ExportPreset | null, after: ExportPreset | null, title: string): Promise<void> {
      const to = (preset: ExportPreset | null, other: ExportPreset | null) => () => (preset ? put(preset) : other ? take(other.id) : Promise.resolve());
      try {
        await doing(to(after, before)());
        did({ title, undo: to(before, after), redo: to(after, before) });
      } catch (error) {
        onError(error);
      }
    }

    return {
      presets: null,
      naming: null,
      load,
      ask: (naming) => set({ naming }),
      async create(name, settings) {
        try {
          const preset = await doing(api.savePreset({ name, settings }));
          did({ title: t('Saved the preset “{name}”', { name }), undo: () => take(preset.id), redo: () => put(preset) });
          await load();
          set({ naming: null });
          return preset;
        } catch (error) {
          onError(error);
          return null;
        }
      },
      async rename(preset, name) {
        set({ naming: null });
        if (name !== preset.name) await change(preset, { ...preset, name }, t('Renamed “{before}” to “{after}”', { before: preset.name, after: name }));
      },
      overwrite: (preset, settings) => change(preset, { ...preset, settings }, t('Changed the preset “{name}”', { name: preset.name })),
      remove: (preset) => change(preset, null, t('Deleted the preset “{name}”', { name: preset.name })),
      async saveAsFile(presets) {
        try {
          const { fileName, content } = await api.presetFile({ ids: presets.map(({ id }) => id) });
          saveFile(fileName, new Blob([content], { type: 'application/json' }));
        } catch (error) {
          onError(error);
        }
      },
      async importFile(content) {
        try {
          const added = await doing(api.importPresets({ content }));
          const title = t('Took in {count, plural, one {the preset “{name}”} other {# presets}}', { count: added.length, name: added[0]?.name ?? '' });
          did({
            title,
            undo: () => each(added, ({ id }) => api.removePreset({ id })).then(load),
            redo: () => each(added, (preset) => api.savePreset(preset)).then(load),
          });
          await load();
        } catch (error) {
          onError(error);
        }
      },
    };
  });
}

/** One after the other. */
async function each(presets: readonly ExportPreset[], work: (preset: ExportPreset) => Promise<unknown>): Promise<void> {
  for (const preset of presets) await work(preset);
}
