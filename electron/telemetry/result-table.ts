import type { Database } from './database.ts';

/** What a finished step left: output name → sha256 of the artifact, and the operation's plain data. */
export interface StepResult {
  outputs: Record<string, string>;
  data: Record<string, unknown>;
}

/** The step cache: a key is the hash of operation, parameters, seed and inputs, so a hit is the same result. */
export interface ResultTable {
  get(key: string): StepResult | null;
  put(key: string, result: StepResult, createdAt: string): void;
  /** Drops an entry whose artifact file is gone. */
  forget(key: string): void;
}

export function createResultTable(database: Database): ResultTable {
  const select = database.prepare<[string], { outputs: string; data: string }>('SELECT outputs, data FROM step_results WHERE key = ?');
  const upsert = database.prepare(
    `INSERT INTO step_results (key, outputs, data, created_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET outputs = excluded.outputs, data = excluded.data, created_at = excluded.created_at`,
  );
  const remove = database.prepare('DELETE FROM step_results WHERE key = ?');
  return {
    get(key) {
      const record = select.get(key);
      return record ? { outputs: JSON.parse(record.outputs), data: JSON.parse(record.data) } : null;
    },
    put: (key, result, createdAt) => void upsert.run(key, JSON.stringify(result.outputs), JSON.stringify(result.data), createdAt),
    forget: (key) => void remove.run(key),
  };
}
