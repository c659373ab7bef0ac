import { z } from 'zod';

/** A figure with a decimal point and its unit, "12.4 MB": the window writes it with the sign of its language. */
export interface Figure {
  figure: string;
}

/** Several values after one another: "a, b" or "a, b, or c". */
export interface ValueList {
  list: readonly SentenceValue[];
  join: 'comma' | 'or';
}

/** What is filled into a sentence: names and whole numbers as they are, the rest in the language that is spoken. */
export type SentenceValue = string | number | Figure | ValueList | Sentence;
export type SentenceValues = Readonly<Record<string, SentenceValue>>;

/** A sentence that has not been said yet: the window says it in the person's language (`say` of `renderer/words`), everybody else in English. */
export interface Sentence {
  /** English, an ICU message of `{name}`, `{name, plural, …}` and `{name, select, …}`; also its key in the catalogue. */
  message: string;
  values?: SentenceValues;
}

export const sentenceSchema: z.ZodType<Sentence> = z.object({
  message: z.string(),
  values: z
    .record(
      z.string(),
      z.lazy(() => valueSchema),
    )
    .optional(),
});
const valueSchema: z.ZodType<SentenceValue> = z.union([
  z.string(),
  z.number(),
  z.object({ figure: z.string() }),
  z.object({ list: z.array(z.lazy(() => valueSchema)), join: z.enum(['comma', 'or']) }),
  sentenceSchema,
]);

/** A sentence for both: said in English already, and to be said in any language. */
export interface Said {
  text: string;
  sentence: Sentence;
}

/** `said('{count, plural, one {One file has} other {{count} files have}} no name.', { count })`. The message is gathered into the window's catalogue. */
export function said(message: string, values?: SentenceValues): Said {
  const sentence: Sentence = values === undefined ? { message } : { message, values };
  return { text: english(sentence), sentence };
}

/** A sentence in English, as ICU MessageFormat has it but without its parser. Numbers stay without separators, a value that is left out shows its name. */
export function english({ message, values = {} }: Sentence): string {
  let text = '';
  let from = 0;
  for (let open = message.indexOf('{'); open >= 0; open = message.indexOf('{', from)) {
    const close = closing(message, open);
    text += message.slice(from, open) + filledIn(message.slice(open + 1, close), values);
    from = close + 1;
  }
  return text + message.slice(from);
}

/** Index of the brace that closes the one at `open`. */
function closing(message: string, open: number): number {
  let depth = 0;
  for (let at = open; at < message.length; at++) {
    if (message[at] === '{') depth++;
    else if (message[at] === '}' && --depth === 0) return at;
  }
  return message.length;
}

/** @param place what stands between two braces */
function filledIn(place: string, values: SentenceValues): string {
  const [, name, options] = /^\s*(\w+)\s*(?:,\s*(?:plural|select)\s*,(.*))?$/s.exec(place) ?? [];
  const value = values[name];
  if (value === undefined) return `{${name}}`;
  if (options === undefined) return inEnglish(value);
  const choices = choicesOf(options);
  return english({ message: choices.get(`=${value}`) ?? choices.get(keyOf(value)) ?? choices.get('other') ?? '', values });
}

/** What English asks of a plural: one, or more. */
function keyOf(value: SentenceValue): string {
  if (typeof value === 'number') return value === 1 ? 'one' : 'other';
  return inEnglish(value);
}

/** "one {…} other {…}" by its keys. */
function choicesOf(options: string): Map<string, string> {
  const choices = new Map<string, string>();
  let from = 0;
  for (let open = options.indexOf('{'); open >= 0; open = options.indexOf('{', from)) {
    const close = closing(options, open);
    choices.set(options.slice(from, open).trim(), options.slice(open + 1, close));
    from = close + 1;
  }
  return choices;
}

function inEnglish(value: SentenceValue): string {
  if (typeof value !== 'object') return String(value);
  if ('figure' in value) return value.figure;
  if ('message' in value) return english(value);
  const all = value.list.map(inEnglish);
  return value.join === 'comma' ? all.join(', ') : new Intl.ListFormat('en', { type: 'disjunction' }).format(all);
}
