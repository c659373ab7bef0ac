/** One step of the schema. A shipped migration is never edited: the next change is a new file. */
export interface Migration {
  /** `PRAGMA user_version` after it. */
  version: number;
  sql: string;
}
