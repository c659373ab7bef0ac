/** A value of a chart's table, raw: milliseconds, bytes, shares of 1. */
export type CellValue = string | number | null;

export interface ChartColumn {
  /** Name in the CSV file, with its unit; part of the format. */
  name: string;
  label: string;
  format: (value: never) => string;
  isNumber: boolean;
}

/** A chart's rows, for the table view and for export. */
export interface ChartTable {
  columns: readonly ChartColumn[];
  rows: readonly (readonly CellValue[])[];
}

/** What one chart asks and answers. */
export interface Question {
  /** File name of exports, without ending. */
  id: string;
  question: string;
  /** A single number that says most of it; the answer goes on from there. */
  figure?: string | undefined;
  /** One or two sentences made from the data. */
  answer: string;
  /** How to read the chart and what was measured. */
  note: string;
  table: ChartTable;
}

export function textColumn(name: string, label: string, format: (value: string) => string = (value) => value): ChartColumn {
  return { name, label, format, isNumber: false };
}

export function numberColumn(name: string, label: string, format: (value: number) => string): ChartColumn {
  return { name, label, format, isNumber: true };
}

/** A value as the table shows it; "–" for what was not measured. */
export function formatCell(column: ChartColumn, value: CellValue): string {
  return value === null ? '–' : (column.format as (value: CellValue) => string)(value);
}

/** A sentence whose numbers stay on one line with their units. */
export function unbroken(sentence: string): string {
  return sentence.replace(/(\d) (?=%|(?:ms|s|min|kB|MB|GB)\b)/g, '$1\u00a0');
}

/** RFC 4180 with CRLF. Text that a spreadsheet would run as a formula gets an apostrophe in front; what was not measured stays empty. */
export function csvOf({ columns, rows }: ChartTable): string {
  const cell = (value: CellValue) => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns.map(({ name }) => name), ...rows.map((row) => row.map(cell))].map((cells) => `${cells.join(',')}\r\n`).join('');
}
