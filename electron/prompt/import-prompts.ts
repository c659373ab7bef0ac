import { AppError } from '../../shared/errors.ts';
import type { ImportProblem, JobRequestInput } from '../../shared/job.ts';
import { parseCsv, type Table } from './import-csv.ts';
import { type RawRow, toRequest } from './import-row.ts';
import { createFiller } from './import-template.ts';
import { findSlots, type Slots, slotName } from './variations/parse.ts';

export interface PromptImport {
  requests: JobRequestInput[];
  /** The line of each request, 1-based. */
  lines: number[];
  /** What `{{name}}` in each request's prompt stands for; left out when nothing was filled in. */
  slots?: (Slots | undefined)[];
  /** Names of a table's columns as they are written; [] for other files. */
  columns: string[];
  /** Lines that were left out, by their 1-based number; the rest is in `requests`. */
  problems: ImportProblem[];
}

/**
 * Reads prompts from a file's text; the kind comes from the name's ending: .txt, .csv, .json, .jsonl.
 *
 * @param template makes the columns the variables of one prompt; `{{prompt}}` is the row's own prompt
 * @throws AppError `invalid-input` for other endings, for JSON that does not parse and for JSON that holds no list of prompts, and for a template that
 * names no column or one that is not there
 */
export function importPrompts(name: string, text: string, template?: string): PromptImport {
  return collect(tableOf(name, text.replace(/^\uFEFF/, ''), template), template);
}

/** One prompt a line; blank lines and lines that begin with `#` are passed over. */
export function parsePastedLines(text: string, template?: string): PromptImport {
  return collect({ rows: textRows(text.replace(/^\uFEFF/, '')), columns: [] }, template);
}

function tableOf(name: string, text: string, template: string | undefined): Table {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'txt' || ending === 'text') return { rows: textRows(text), columns: [] };
  if (ending === 'csv' || ending === 'tsv') {
    const used = template === undefined ? null : new Set(findSlots(template).map((slot) => slotName(slot.name)));
    return parseCsv(text, ending === 'tsv' ? '\t' : undefined, used);
  }
  if (ending === 'jsonl' || ending === 'ndjson') return withColumns(jsonLines(text));
  if (ending === 'json') return withColumns(jsonRows(name, text));
  throw new AppError('invalid-input', `${name} cannot be imported: prompts come from .txt, .csv, .tsv, .json or .jsonl files.`, { details: { name } });
}

function textRows(text: string): RawRow[] {
  const rows: RawRow[] = [];
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const prompt = content.trim();
    if (prompt !== '' && !prompt.startsWith('#')) rows.push({ line: index + 1, values: { prompt } });
  }
  return rows;
}

function collect({ rows, columns }: Table, template: string | undefined): PromptImport {
  const fill = createFiller(columns, template);
  const requests: JobRequestInput[] = [];
  const lines: number[] = [];
  const slots: (Slots | undefined)[] = [];
  const problems: ImportProblem[] = [];
  for (const row of rows) {
    const filled = 'message' in row ? row : fill(row);
    const result = 'message' in filled ? filled : toRequest(filled.row);
    if ('message' in result) {
      problems.push(result);
    } else {
      requests.push(result.request);
      lines.push(row.line);
      slots.push('slots' in filled ? filled.slots : undefined);
    }
  }
  return { requests, lines, problems, columns, ...(slots.some((slot) => slot !== undefined) && { slots }) };
}

/** Entries that are objects have columns: the names of their fields, in the order in which they are met. */
function withColumns(rows: (RawRow | ImportProblem)[]): Table {
  const columns = new Set<string>();
  for (const row of rows) if ('values' in row && row.isObject) for (const name of Object.keys(row.values)) columns.add(name);
  return { rows, columns: [...columns] };
}

function jsonLines(text: string): (RawRow | ImportProblem)[] {
  const rows: (RawRow | ImportProblem)[] = [];
  for (const [index, content] of text.split(/\r\n|\n/).entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    try {
      rows.push(rowFrom(JSON.parse(content), line));
    } catch {
      rows.push({ line, message: `Line ${line} is not JSON.` });
    }
  }
  return rows;
}

function jsonRows(name: string, text: string): (RawRow | ImportProblem)[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid-input', `${name} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause, details: { name } });
  }
  const list = Array.isArray(data) ? data : (data as { prompts?: unknown } | null)?.prompts;
  if (!Array.isArray(list)) {
    throw new AppError('invalid-input', `${name} holds no list of prompts: it must be an array, or an object with an array named "prompts".`, {
      details: { name },
    });
  }
  const lines = entryLines(text, list.length);
  return list.map((entry, index) => rowFrom(entry, lines[index] ?? index + 1));
}

function rowFrom(entry: unknown, line: number): RawRow | ImportProblem {
  if (typeof entry === 'string') return { line, values: { prompt: entry } };
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry))
    return { line, message: `Line ${line} is neither a prompt nor an object with a prompt.` };
  return { line, values: entry as Record<string, unknown>, isObject: true };
}

/** Lines on which the entries of the outermost list begin; `JSON.parse` does not tell. */
function entryLines(text: string, count: number): number[] {
  const listAt = text.trimStart().startsWith('[') ? text.indexOf('[') : text.indexOf('[', Math.max(0, text.search(/"prompts"\s*:/)));
  const lines: number[] = [];
  let line = text.slice(0, listAt + 1).split('\n').length;
  let depth = 0;
  let isInString = false;
  let isAwaiting = true;
  for (let index = listAt + 1; index < text.length && lines.length <= count; index += 1) {
    const mark = text[index] as string;
    if (mark === '\n') line += 1;
    if (isAwaiting && !/[\s,\]]/.test(mark)) {
      lines.push(line);
      isAwaiting = false;
    }
    if (isInString) {
      if (mark === '\\') index += 1;
      else if (mark === '"') isInString = false;
    } else if (mark === '"') isInString = true;
    else if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    else if (mark === ',' && depth === 0) isAwaiting = true;
  }
  return lines;
}
