import { parse } from 'csv-parse/sync';
import type { ImportProblem } from '../../shared/job.ts';
import type { RawRow } from './import-row.ts';
import { slotName } from './variations/parse.ts';

interface TableRecord {
  record: string[];
  /** Line on which the record begins, 1-based. */
  line: number;
}

/** Columns that say something about a job; all others are an artist's own. */
export const KNOWN_COLUMNS: ReadonlySet<string> = new Set([
  ...['prompt', 'prompts', 'text_prompt', 'id', 'width', 'height', 'seed', 'priority', 'column', 'intent', 'text', 'texts', 'lettering', 'basesha256'],
]);
const PROMPTS = ['prompt', 'prompts', 'text_prompt'];

/** The entries of a file, and the names of their columns as they are written. */
export interface Table {
  rows: (RawRow | ImportProblem)[];
  columns: string[];
}

/**
 * Rows of a table. The first row names the columns when one of them is `prompt` or a template uses them; a table of one column without such a name is
 * all prompts. A row with too few or too many cells, or with a quote that is not closed, is a problem; the others go in.
 * @param used names that a template uses; null = there is no template
 */
export function parseCsv(text: string, delimiter: string | undefined, used: ReadonlySet<string> | null): Table {
  const separator = delimiter ?? guessDelimiter(text, used);
  const { records, problems } = parseRecords(text, separator);
  const columns = records[0]?.record.map((name) => name.trim());
  if (!columns) return { rows: problems, columns: [] };
  const header = columns.map(slotName);
  const promptColumn = header.findIndex((name) => PROMPTS.includes(name));
  if (promptColumn < 0 && header.length === 1 && !used?.has(header[0])) return { rows: sorted([...allPrompts(records), ...problems]), columns: [] };
  if (promptColumn < 0 && used === null) return { rows: [{ line: records[0]?.line ?? 1, message: noPrompt(columns) }], columns };
  const names = header.map((name, index) => (index === promptColumn ? 'prompt' : name));
  const rows: (RawRow | ImportProblem)[] = [];
  for (const { record, line } of records.slice(1)) {
    if (record.length !== names.length) rows.push({ line, message: `Line ${line} has ${cells(record.length)}, the first row names ${names.length}.` });
    else rows.push({ line, values: Object.fromEntries(names.map((name, index) => [name, record[index]])) });
  }
  return { rows: sorted([...rows, ...problems]), columns };
}

function noPrompt(columns: readonly string[]): string {
  const own = columns.find((name) => name !== '' && !KNOWN_COLUMNS.has(slotName(name))) ?? columns[0];
  return `No column is named “prompt”; the first row names ${columns.map((name) => `“${name}”`).join(', ')}. A template with {{${own}}} in it would make prompts of them.`;
}

function allPrompts(records: readonly TableRecord[]): (RawRow | ImportProblem)[] {
  return [...records.filter(({ record }) => record.length === 1).map(({ record, line }) => ({ line, values: { prompt: record[0] } })), ...wide(records, 1)];
}

function wide(records: readonly TableRecord[], width: number): ImportProblem[] {
  return records
    .filter(({ record }) => record.length !== width)
    .map(({ record, line }) => ({
      line,
      message: `Line ${line} has ${cells(record.length)}, the first row has ${width}: put a prompt with commas into quotes.`,
    }));
}

function cells(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

function sorted<T extends { line: number }>(rows: T[]): T[] {
  return rows.sort((a, b) => a.line - b.line);
}

/**
 * Parses the whole text; when a record is broken, that record's first line is named and parsing goes on with the next line, so one open quote does not
 * swallow the rest of the table.
 */
function parseRecords(text: string, delimiter: string): { records: TableRecord[]; problems: ImportProblem[] } {
  const records: TableRecord[] = [];
  const problems: ImportProblem[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  let at = 0;
  while (at < lines.length) {
    if ((lines[at] as string).trim() === '') {
      at += 1;
      continue;
    }
    const taken = takeRecord(lines, at, delimiter);
    if ('message' in taken) {
      problems.push({ line: at + 1, message: taken.message });
      at += 1;
    } else {
      if (taken.record.some((cell) => cell.trim() !== '')) records.push({ record: taken.record, line: at + 1 });
      at += taken.lineCount;
    }
  }
  return { records, problems };
}

/** Most lines that one quoted cell may span; an open quote gives up after them. */
const MAX_LINES = 200;

function takeRecord(lines: readonly string[], at: number, delimiter: string): { record: string[]; lineCount: number } | { message: string } {
  let text = lines[at] as string;
  for (let count = 1; ; count += 1) {
    if (isBalanced(text)) {
      try {
        const [record = ['']] = parse(text, { delimiter, relax_column_count: true, trim: false }) as string[][];
        return { record, lineCount: count };
      } catch {
        return { message: brokenQuote(at) };
      }
    }
    const next = lines[at + count];
    if (next === undefined || count >= MAX_LINES) return { message: brokenQuote(at) };
    text += `\n${next}`;
  }
}

function brokenQuote(at: number): string {
  return `Line ${at + 1} is broken: a quote is not closed, or stands inside a cell without being doubled ("").`;
}

function isBalanced(text: string): boolean {
  let count = 0;
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) count += 1;
  return count % 2 === 0;
}

function guessDelimiter(text: string, used: ReadonlySet<string> | null): string {
  const first = (text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '').toLowerCase();
  if (first.includes(',')) return ',';
  const isTable = (mark: string) =>
    first.split(mark).length > 1 &&
    first
      .split(mark)
      .map((name) => slotName(name.replace(/"/g, '')))
      .some((name) => KNOWN_COLUMNS.has(name) || used?.has(name));
  return [';', '\t'].find(isTable) ?? ',';
}
