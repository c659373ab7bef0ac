import { AppError } from '../../shared/errors.ts';
import type { ImportProblem } from '../../shared/job.ts';
import { KNOWN_COLUMNS } from './import-csv.ts';
import { fitQuotes } from './import-quotes.ts';
import type { RawRow } from './import-row.ts';
import { findSlots, type Slots, slotName } from './variations/parse.ts';

/** Gives a row the prompt that its cells are to be filled into, and the cells. */
export type Filler = (row: RawRow) => { row: RawRow; slots?: Slots } | ImportProblem;

/**
 * Fills the columns of a table into a template, or into prompts that are templates themselves. Cells are literal; a cell that is used must not be empty.
 * In a table without columns of its own, `{{…}}` in a prompt stays text: other tools weigh words with it.
 *
 * @throws AppError `invalid-input` when the template names no column, or one that is not there
 */
export function createFiller(columns: readonly string[], template?: string): Filler {
  const names = new Set(columns.map(slotName));
  if (template !== undefined) checkTemplate(template, columns, names);
  const areOwn = [...names].some((name) => !KNOWN_COLUMNS.has(name));
  return (row) => {
    const prompt = textOf(row.values.prompt ?? row.values.text_prompt);
    if (template === undefined) {
      if (!areOwn || findSlots(prompt).length === 0) return { row };
      const stranger = findSlots(prompt).find(({ name }) => slotName(name) === 'prompt' || !names.has(slotName(name)));
      if (stranger) return { line: row.line, message: `On line ${row.line}, the prompt names {{${stranger.name}}}, which is no column: ${listed(columns)}.` };
      return fillRow(row, prompt, columns);
    }
    if (prompt === '' && findSlots(template).some(isPrompt)) return { line: row.line, message: `Line ${row.line} has no prompt.` };
    const source = replaceSlots(template, isPrompt, prompt);
    return fillRow(row, source, columns, areOwn ? undefined : names);
  };
}

function checkTemplate(template: string, columns: readonly string[], names: ReadonlySet<string>): void {
  const slots = findSlots(template);
  const details = { columns: [...columns] };
  if (slots.length === 0) {
    const example = columns.find((name) => !KNOWN_COLUMNS.has(slotName(name))) ?? 'prompt';
    throw new AppError('invalid-input', `The template uses no column: write {{${example}}} where its cells should stand.`, { details });
  }
  const stranger = slots.find((slot) => !isPrompt(slot) && !names.has(slotName(slot.name)));
  if (stranger) throw new AppError('invalid-input', `The template names {{${stranger.name}}}, which is no column: ${listed(columns)}.`, { details });
}

function listed(columns: readonly string[]): string {
  return columns.length === 0 ? 'this list has only {{prompt}}' : `there are ${columns.map((name) => `{{${name}}}`).join(', ')}`;
}

/** @param among only these are filled in, and other `{{…}}` stays text; left out = whatever is named must be there */
function fillRow(row: RawRow, source: string, columns: readonly string[], among?: ReadonlySet<string>): { row: RawRow; slots: Slots } | ImportProblem {
  const cells = new Map<string, unknown>();
  for (const [name, value] of Object.entries(row.values)) cells.set(slotName(name), value);
  const slots = new Map<string, string>();
  for (const { name } of findSlots(source)) {
    const key = slotName(name);
    if (among && !among.has(key)) continue;
    const written = columns.find((column) => slotName(column) === key) ?? name;
    const cell = cells.get(key);
    if (typeof cell === 'object' && cell !== null) return { line: row.line, message: `On line ${row.line}, “${written}” is a list and cannot be filled in.` };
    const value = textOf(cell);
    // A row of JSON may lack the field that others have.
    if (value === '' && cells.has(key)) return { line: row.line, message: `On line ${row.line}, “${written}” is empty.` };
    if (value === '') return { line: row.line, message: `On line ${row.line}, “${written}” is missing.` };
    slots.set(key, value);
  }
  return { row: { ...row, values: { ...row.values, prompt: fitQuotes(source, slots) } }, slots };
}

function isPrompt({ name }: { name: string }): boolean {
  return slotName(name) === 'prompt';
}

function replaceSlots(text: string, isMeant: (slot: { name: string }) => boolean, value: string): string {
  let result = '';
  let at = 0;
  for (const slot of findSlots(text)) {
    if (!isMeant(slot)) continue;
    result += text.slice(at, slot.start) + value;
    at = slot.end;
  }
  return result + text.slice(at);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
