import { exportSettingsSchema } from '../../../shared/export.ts';
import type { ExportPreset } from '../../../shared/export-presets.ts';
import type { Database } from '../../telemetry/database.ts';

interface PresetRow {
  id: string;
  name: string;
  about: string;
  settings: string;
}

/** The team's own presets. */
export interface PresetTable {
  /** By name. */
  list(): ExportPreset[];
  get(id: string): ExportPreset | null;
  /** Adds it or replaces the one of its id. */
  put(preset: ExportPreset): void;
  remove(id: string): void;
}

export function createPresetTable(database: Database): PresetTable {
  const all = database.prepare<[], PresetRow>('SELECT id, name, about, settings FROM export_presets ORDER BY name COLLATE NOCASE, id');
  const one = database.prepare<[string], PresetRow>('SELECT id, name, about, settings FROM export_presets WHERE id = ?');
  const upsert = database.prepare(
    `INSERT INTO export_presets (id, name, about, settings) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, about = excluded.about, settings = excluded.settings`,
  );
  const drop = database.prepare('DELETE FROM export_presets WHERE id = ?');
  return {
    list: () => all.all().map(presetOf),
    get(id) {
      const row = one.get(id);
      return row ? presetOf(row) : null;
    },
    put: ({ id, name, about, settings }) => void upsert.run(id, name, about, JSON.stringify(settings)),
    remove: (id) => void drop.run(id),
  };
}

/** Settings that came to the app later take their defaults. */
function presetOf({ settings, ...row }: PresetRow): ExportPreset {
  return { ...row, group: 'own', settings: exportSettingsSchema.parse(JSON.parse(settings)) };
}
