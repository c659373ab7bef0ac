import type { Statement } from 'better-sqlite3';
import type { Database } from '../telemetry/database.ts';

/** Prepared statements by their texts; for texts that are a small closed set of combinations. */
export type Statements = (sql: string) => Statement<unknown[], unknown>;

export function createStatements(database: Database): Statements {
  const cache = new Map<string, Statement<unknown[], unknown>>();
  return (sql) => {
    let statement = cache.get(sql);
    if (!statement) {
      statement = database.prepare<unknown[], unknown>(sql);
      cache.set(sql, statement);
    }
    return statement;
  };
}
