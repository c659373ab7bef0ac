import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LabelledRow, readRows } from './rows.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Our own labelled prompts; `exam.jsonl` is never trained on. */
export function readCorpus(): LabelledRow[] {
  const folder = join(here, 'corpus');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && file !== 'exam.jsonl')
    .sort()
    .flatMap((file) => readRows(join(folder, file)));
}

export function readExam(): LabelledRow[] {
  const path = join(here, 'corpus', 'exam.jsonl');
  return existsSync(path) ? readRows(path) : [];
}
