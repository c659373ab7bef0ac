import { AppError } from '../../../shared/errors.ts';
import type { ExportPreset, PresetFile, PresetToSave } from '../../../shared/export-presets.ts';
import { templateProblems } from '../names/name-template.ts';
import { BUILT_IN_PRESETS } from './built-in.ts';
import { readPresetFile } from './preset-file.ts';
import type { PresetTable } from './preset-table.ts';

/** Settings of exports under names: built-in ones and the team's own. */
export interface PresetService {
  /** Built-in ones first, then the team's own by name. */
  list(): ExportPreset[];
  /** @throws AppError conflict (the name is taken, the preset is built in) | invalid-input (template) */
  save(preset: PresetToSave): ExportPreset;
  /** @throws AppError not-found | conflict (built in) */
  remove(id: string): void;
  /** @throws AppError not-found */
  file(ids: readonly string[]): { fileName: string; content: string };
  /** All of a file or nothing; a taken name gets a number. @throws AppError invalid-input */
  import(content: string): ExportPreset[];
}

export interface PresetParts {
  table: PresetTable;
  createId: () => string;
  transact: <Result>(write: () => Result) => Result;
}

export function createPresetService({ table, createId, transact }: PresetParts): PresetService {
  const list = () => [...BUILT_IN_PRESETS, ...table.list()];
  const key = (name: string) => name.normalize('NFC').toLowerCase();
  const holderOf = (name: string) => list().find((preset) => key(preset.name) === key(name));

  function put(id: string, { name, about, settings }: Omit<PresetToSave, 'id'>): ExportPreset {
    const [problem] = templateProblems(settings.template);
    if (problem) throw new AppError('invalid-input', `The preset “${name}” cannot be kept. ${problem.text}`);
    const preset: ExportPreset = { id, name, about, group: 'own', settings };
    table.put(preset);
    return preset;
  }

  return {
    list,
    save({ id, ...preset }) {
      if (isBuiltIn(id)) throw new AppError('conflict', 'A built-in preset is not changed; keep a copy under another name.', { details: { id } });
      const holder = holderOf(preset.name);
      if (holder && holder.id !== id) {
        throw new AppError('conflict', `There is a preset “${holder.name}” already.`, { details: { id: holder.id, name: holder.name } });
      }
      return put(id ?? createId(), preset);
    },
    remove(id) {
      if (isBuiltIn(id)) throw new AppError('conflict', 'A built-in preset cannot be removed.', { details: { id } });
      if (!table.get(id)) throw new AppError('not-found', `There is no preset ${id}.`, { details: { id } });
      table.remove(id);
    },
    file(ids) {
      const all = list();
      const chosen = ids.map((id) => {
        const preset = all.find((other) => other.id === id);
        if (!preset) throw new AppError('not-found', `There is no preset ${id}.`, { details: { id } });
        return preset;
      });
      const file: PresetFile = { format: 1, kind: 'galley-export-presets', presets: chosen.map(({ name, about, settings }) => ({ name, about, settings })) };
      const fileName = chosen.length === 1 ? `${fileStem(chosen[0].name)}.galley-preset.json` : 'export-presets.galley-preset.json';
      return { fileName, content: `${JSON.stringify(file, null, 2)}\n` };
    },
    import(content) {
      const { presets } = readPresetFile(content);
      return transact(() =>
        presets.map((preset) => {
          let { name } = preset;
          for (let i = 2; holderOf(name); i++) name = `${[...preset.name].slice(0, 55).join('')} ${i}`;
          return put(createId(), { ...preset, name });
        }),
      );
    },
  };
}

function isBuiltIn(id: string | undefined): boolean {
  return BUILT_IN_PRESETS.some((preset) => preset.id === id);
}

function fileStem(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'preset';
}
