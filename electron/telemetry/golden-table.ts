import type { GoldenPrompt } from '../../shared/insights.ts';
import type { Database } from './database.ts';

export interface GoldenMeasure extends GoldenPrompt {
  model: string;
  measure: string;
  value: number;
  at: string;
}

/** Prompts that are marked golden; their proofs' measures are recorded from then on, by the database itself. */
export interface GoldenTable {
  /** In the order in which they were marked. */
  list(): GoldenPrompt[];
  /** These and no others; those that stay keep their measures and their place. */
  set(prompts: readonly GoldenPrompt[], at: string): void;
  has(prompt: GoldenPrompt): boolean;
  /** Oldest first. @param from ISO time, included; @param to ISO time, left out */
  measures(from: string, to: string): GoldenMeasure[];
}

export function createGoldenTable(database: Database): GoldenTable {
  const list = database.prepare<[], GoldenPrompt>('SELECT prompt, seed FROM golden_prompts ORDER BY added_at, prompt, seed');
  const add = database.prepare('INSERT INTO golden_prompts (prompt, seed, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const remove = database.prepare('DELETE FROM golden_prompts WHERE prompt = ? AND seed = ?');
  const find = database.prepare('SELECT 1 FROM golden_prompts WHERE prompt = ? AND seed = ?');
  const between = database.prepare<[string, string], GoldenMeasure>(
    'SELECT model, measure, value, golden.prompt, golden.seed, at FROM golden_measures AS golden JOIN golden_prompts USING (prompt, seed) WHERE at >= ? AND at < ? ORDER BY at, proof_id',
  );
  const set = database.transaction((prompts: readonly GoldenPrompt[], at: string) => {
    const wanted = new Set(prompts.map(({ prompt, seed }) => `${seed} ${prompt}`));
    for (const { prompt, seed } of list.all()) if (!wanted.has(`${seed} ${prompt}`)) remove.run(prompt, seed);
    for (const { prompt, seed } of prompts) add.run(prompt, seed, at);
  });
  return {
    list: () => list.all(),
    set: (prompts, at) => void set(prompts, at),
    has: ({ prompt, seed }) => find.get(prompt, seed) !== undefined,
    measures: (from, to) => between.all(from, to),
  };
}
