import type { Database } from './database.ts';

/** Small facts about the project that outlive a restart. */
export interface SettingsTable {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

export function createSettingsTable(database: Database): SettingsTable {
  const select = database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const upsert = database.prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  return {
    get: (key) => (select.get(key) as string | undefined) ?? null,
    set: (key, value) => void upsert.run(key, value),
  };
}
