import { type Braces, findBraces, isEscapable } from './braces.ts';
import type { Option, Part } from './tree.ts';

/** What `{{name}}` stands for: literal text by the name as `slotName` gives it. */
export type Slots = ReadonlyMap<string, string>;

const NO_SLOTS: Slots = new Map();
const SLOT = /\{\{([^{}|]{1,200})\}\}/y;
const WEIGHT = /\s*(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})::/y;
/** Segments begin with a letter or a digit, so that no name leads out of the folder. */
const WILDCARD = /__([\p{L}\p{N}](?:[\p{L}\p{N}.\- ]|_(?!_)|\/(?=[\p{L}\p{N}])){0,199})__/uy;

/** A slot's or column's name as names are compared: case, spaces and underscores make no difference. */
export function slotName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_');
}

/** Names and places of all `{{…}}` in a text. */
export function findSlots(text: string): { name: string; start: number; end: number }[] {
  return [...text.matchAll(new RegExp(SLOT, 'g'))].map((match) => ({ name: match[1].trim(), start: match.index, end: match.index + match[0].length }));
}

/** Reads the variations of a prompt. `\{`, `\|`, `\}` and `\__` are the characters themselves. Never fails: what is no variation is text. */
export function parseVariations(prompt: string, slots: Slots = NO_SLOTS): Part[] {
  const slotAt = (offset: number): { value: string; end: number } | null => {
    if (slots.size === 0) return null;
    SLOT.lastIndex = offset;
    const match = SLOT.exec(prompt);
    const value = match && slots.get(slotName(match[1]));
    return match && value !== null && value !== undefined ? { value, end: offset + match[0].length } : null;
  };
  const braces = findBraces(prompt, (offset) => slotAt(offset)?.end ?? -1);
  return parseStretch({ prompt, braces, slotAt }, 0, prompt.length);
}

/** Reads a line of a wildcard file: one option, whose own bars are text. */
export function parseLine(line: string): Option {
  const { weight, start } = weightAt(line, 0);
  return { weight, parts: parseVariations(line.slice(start).trim()) };
}

interface Source {
  prompt: string;
  braces: ReadonlyMap<number, Braces>;
  slotAt(offset: number): { value: string; end: number } | null;
}

function parseStretch(source: Source, start: number, end: number): Part[] {
  const { prompt, braces, slotAt } = source;
  const parts: Part[] = [];
  let text = '';
  const add = (part: Part) => {
    if (text !== '') parts.push(text);
    text = '';
    parts.push(part);
  };
  for (let index = start; index < end; index += 1) {
    const mark = prompt[index];
    const slot = mark === '{' ? slotAt(index) : null;
    const found = mark === '{' ? braces.get(index) : undefined;
    const wildcard = mark === '_' && prompt[index + 1] === '_' ? wildcardAt(prompt, index) : null;
    if (mark === '\\' && isEscapable(prompt[index + 1])) {
      text += prompt[index + 1];
      index += 1;
    } else if (mark === '\\' && prompt.startsWith('__', index + 1)) {
      text += '__';
      index += 2;
    } else if (slot) {
      text += slot.value;
      index = slot.end - 1;
    } else if (found) {
      add(found.range ?? { kind: 'choice', pick: found.pick, options: optionsOf(source, found) });
      index = found.close;
    } else if (wildcard) {
      add({ kind: 'wildcard', ...wildcard });
      index += wildcard.text.length - 1;
    } else text += mark;
  }
  if (text !== '') parts.push(text);
  return parts;
}

function optionsOf(source: Source, { body, bars, close }: Braces): Option[] {
  const starts = [body, ...bars.map((bar) => bar + 1)];
  return starts.map((from, index) => {
    const to = bars[index] ?? close;
    const { weight, start } = weightAt(source.prompt, from);
    return { weight, parts: parseStretch(source, Math.min(start, to), to) };
  });
}

function weightAt(text: string, offset: number): { weight: number; start: number } {
  WEIGHT.lastIndex = offset;
  const match = WEIGHT.exec(text);
  return match ? { weight: Number(match[1]), start: offset + match[0].length } : { weight: 1, start: offset };
}

function wildcardAt(prompt: string, offset: number): { name: string; text: string } | null {
  WILDCARD.lastIndex = offset;
  const match = WILDCARD.exec(prompt);
  return match && { name: match[1].trimEnd(), text: match[0] };
}
