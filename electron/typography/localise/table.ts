import { parse } from 'csv-parse/sync';
import { AppError } from '../../../shared/errors.ts';
import type { ImportProblem } from '../../../shared/job.ts';
import { isLanguage } from './languages.ts';

/** One language's strings, in the report's order; '' = nothing given. */
export interface LanguageStrings {
  /** As the table names it. */
  language: string;
  strings: string[];
}

export interface StringTable {
  languages: LanguageStrings[];
  /** Lines that could not be taken; the rest is used. */
  problems: ImportProblem[];
}

interface Row {
  cells: string[];
  /** 1-based. */
  line: number;
}

/** Longest string that a region can be given. */
const MAX_LENGTH = 200;
const KEYS = /^(keys?|ids?|no\.?|nr\.?|n|#|numbers?|names?|strings?|texts?|regions?|context|comments?|labels?)?$/i;

/**
 * Reads a table of strings, separated by commas, semicolons or tabs. Either the first row names the languages and every further row is one string, or every
 * row is one language and its strings stand beside its name; whichever has the language names decides. A column of keys before the languages is passed over.
 * @throws AppError broken-table: nothing in it can be used
 */
export function parseStringTable(text: string): StringTable {
  const rows = rowsOf(text);
  if (rows.length === 0) throw new AppError('broken-table', 'The table of strings is empty.');
  const table = isByRow(rows) ? languagesInRows(rows) : languagesInColumns(rows);
  const used = table.languages.filter(({ strings }) => strings.some((string) => string !== ''));
  if (used.length === 0) {
    const [problem] = table.problems;
    throw new AppError('broken-table', problem?.message ?? 'The table of strings names no language with a string: its first row should be like “de,fr,ja”.');
  }
  return { languages: used, problems: table.problems };
}

function rowsOf(text: string): Row[] {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const [delimiter] = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length);
  try {
    const records = parse(text, { delimiter, bom: true, relax_column_count: true, trim: true, info: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (cause) {
    throw new AppError('broken-table', `The table of strings cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** True when the languages stand in the first column and not in the first row. */
function isByRow(rows: readonly Row[]): boolean {
  const header = rows[0].cells.slice(1).filter((cell) => cell !== '');
  if (header.some(isLanguage) || (rows[0].cells.length === 1 && isLanguage(rows[0].cells[0]))) return false;
  const names = rows.map(({ cells }) => cells[0]);
  return names.length > 0 && (names.every(isLanguage) || (names.length > 1 && names.slice(1).every(isLanguage)));
}

function languagesInColumns([header, ...rows]: readonly Row[]): StringTable {
  const names = header.cells;
  const hasKeys = names.length > 1 && KEYS.test(names[0]);
  const problems: ImportProblem[] = [];
  const languages = names.map((language): LanguageStrings => ({ language, strings: [] }));
  for (const { cells, line } of rows) {
    if (cells.length > names.length)
      problems.push({ line, message: `Line ${line} has ${cells.length} cells, the first row names ${names.length}: put a string with commas into quotes.` });
    for (const [i, { language, strings }] of languages.entries()) strings.push(taken(cells[i] ?? '', language, line, problems));
  }
  const named = languages.filter(({ language }, i) => language !== '' && !(hasKeys && i === 0));
  return { languages: distinct(named, header.line, problems), problems };
}

function languagesInRows(rows: readonly Row[]): StringTable {
  const problems: ImportProblem[] = [];
  const hasHeader = !isLanguage(rows[0].cells[0]);
  const languages = rows.slice(hasHeader ? 1 : 0).map(({ cells: [language, ...strings], line }) => ({
    language,
    strings: strings.map((string) => taken(string, language, line, problems)),
  }));
  return { languages: distinct(languages, rows[0].line, problems), problems };
}

function taken(cell: string, language: string, line: number, problems: ImportProblem[]): string {
  const length = [...cell].length;
  if (length <= MAX_LENGTH) return cell;
  problems.push({ line, message: `Line ${line}, ${language}: a string of ${length} characters is too long to letter; the limit is ${MAX_LENGTH}.` });
  return '';
}

function distinct(languages: readonly LanguageStrings[], line: number, problems: ImportProblem[]): LanguageStrings[] {
  const seen = new Set<string>();
  return languages.filter(({ language }) => {
    const name = language.toLowerCase();
    if (!seen.has(name)) return seen.add(name);
    problems.push({ line, message: `“${language}” is named twice; the first is used.` });
    return false;
  });
}
