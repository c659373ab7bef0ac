import { AppError } from '../../shared/errors.ts';
import { MAX_PROMPT_LENGTH } from '../../shared/intents.ts';
import { assertPrompt } from './assert-prompt.ts';
import { combinationAt } from './variations/combine.ts';
import { createCompiler, type Wildcards } from './variations/compile.ts';
import { parseVariations, type Slots } from './variations/parse.ts';
import { drawSample } from './variations/sample.ts';

export type { Slots } from './variations/parse.ts';

/** Most prompts that are made from one. */
export const MAX_VARIATIONS = 10_000;
/** Longest text that variations may add up to, in UTF-16 code units, before any is made. */
const MAX_LENGTH = 200_000;

export interface Variations {
  /** All that the prompt stands for, duplicates too; exact, Infinity beyond 2^53. */
  count: number;
  /** Wildcards that are missing and the like; they stay text. Whole sentences. */
  faults: readonly string[];
  /** The first so many, first alternatives first. Makes no others. */
  first(amount: number): string[];
  /** @throws AppError `invalid-input` when there are more than `limit` */
  all(limit?: number): string[];
  /** Different ones by their weights; all, in order, when there are no more than `size`. */
  sample(size: number, seed: number): string[];
}

/** Reads prompts with variations: what they stand for, how many that are, and any of them. */
export interface VariationReader {
  /**
   * @param slots what `{{name}}` stands for, taken literally
   * @throws AppError `prompt-too-long`, of the prompt or of what it could become
   */
  read(prompt: string, slots?: Slots): Variations;
}

const NO_WILDCARDS: Wildcards = { find: () => null, suggest: () => null };

/** A reader for one batch: every wildcard file is looked at once. */
export function createVariationReader(wildcards: Wildcards = NO_WILDCARDS): VariationReader {
  const compile = createCompiler(wildcards);
  return {
    read(prompt, slots) {
      if (prompt.length > MAX_PROMPT_LENGTH) assertPrompt(prompt);
      const parts = parseVariations(prompt, slots);
      const compiled = compile(parts);
      const { count, faults, longest } = compiled;
      if (longest > MAX_LENGTH) {
        const details = { longest: Number.isFinite(longest) ? longest : null, limit: MAX_LENGTH };
        throw new AppError('prompt-too-long', 'The wildcards and picks of this prompt can add up to more text than a prompt can hold.', { details });
      }
      const hasChoices = parts.some((part) => typeof part !== 'string');
      const finish = (text: string) => (hasChoices ? text.trim() : text);
      const first = (amount: number) => Array.from({ length: Math.min(amount, count) }, (_, index) => finish(combinationAt(compiled, index).text));
      return {
        count,
        faults,
        first,
        all(limit = MAX_VARIATIONS) {
          if (count > limit) throw tooMany(count, limit);
          return first(count);
        },
        sample: (size, seed) => drawSample(compiled, size, seed).map(finish),
      };
    },
  };
}

/** Says how many variations a prompt stands for. */
export function tooManySentence(count: number, limit = MAX_VARIATIONS): string {
  const amount = Number.isFinite(count) ? count.toLocaleString('en') : 'endlessly many';
  return `This prompt stands for ${amount} variations; at most ${limit.toLocaleString('en')} are made from one prompt: draw a sample of them.`;
}

function tooMany(count: number, limit: number): AppError {
  return new AppError('invalid-input', tooManySentence(count, limit), { details: { count: Number.isFinite(count) ? count : null, limit } });
}
