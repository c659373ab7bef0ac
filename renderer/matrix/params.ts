import type { ParamValue } from './edit-matrix.ts';

/** A parameter while it is typed. */
export interface ParamRow {
  name: string;
  value: string;
}

/** `true` and `false` are switches, numbers are numbers, anything else is text. */
export function paramValueOf(typed: string): ParamValue {
  const text = typed.trim();
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Rows for the form of a cell's parameters. */
export function paramRowsOf(params: Readonly<Record<string, ParamValue>>): ParamRow[] {
  return Object.entries(params).map(([name, value]) => ({ name, value: String(value) }));
}

/** Parameters of the rows that have a name; of two with the same name the last counts. */
export function paramsOf(rows: readonly ParamRow[]): Record<string, ParamValue> {
  return Object.fromEntries(rows.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), paramValueOf(value)]));
}

/** "steps 28, guidance 4.5" */
export function paramWords(params: Readonly<Record<string, ParamValue>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
