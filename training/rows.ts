import { readFileSync } from 'node:fs';
import { INTENTS, type Intent } from '../shared/prompt.ts';

/** One labelled prompt; the fields of a file of intents, of splits, or of both. */
export interface LabelledRow {
  id: string;
  prompt: string;
  intent?: Intent;
  /** Other intents that a fair judge would take. */
  also: Intent[];
  /** Exact strings to letter; undefined where the file does not label them. */
  texts?: string[];
  /** Strings that count neither way. */
  textsOptional: string[];
  placements?: string[];
  tags: string[];
  object?: string[];
  style?: string[];
  either: string[];
}

/** Reads labelled prompts, a JSON object a line. @throws Error naming file and line of what is not one */
export function readRows(path: string): LabelledRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseRow(line, `${path}, line ${index + 1}`)]));
}

function parseRow(line: string, where: string): LabelledRow {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line);
  } catch (cause) {
    throw new Error(`${where} is not JSON.`, { cause });
  }
  if (typeof row.prompt !== 'string') throw new Error(`${where} has no prompt.`);
  const intents = [...(row.intent === undefined ? [] : [row.intent]), ...((row.also as unknown[]) ?? [])];
  const odd = intents.find((intent) => !INTENTS.includes(intent as Intent));
  if (odd !== undefined) throw new Error(`${where} names the intent “${odd}”; there are ${INTENTS.join(', ')}.`);
  return {
    id: String(row.id ?? where),
    prompt: row.prompt,
    intent: row.intent as Intent | undefined,
    also: (row.also as Intent[]) ?? [],
    texts: row.texts as string[] | undefined,
    textsOptional: (row.texts_optional as string[]) ?? [],
    placements: row.placements as string[] | undefined,
    tags: (row.tags as string[]) ?? [],
    object: row.object as string[] | undefined,
    style: row.style as string[] | undefined,
    either: (row.either as string[]) ?? [],
  };
}
