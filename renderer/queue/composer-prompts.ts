import type { ImportedImage } from '../app/assets.ts';
import { mayVary } from '../reading/words.ts';
import { MAX_VARIATIONS } from '../variations/count-words.ts';
import { type ComposerMode, type PromptPart, promptsOf } from './prompt-lines.ts';
import type { RequestOptions } from './request-options.ts';

/** What is written, and over what. */
export interface Composed {
  text: string;
  mode: ComposerMode;
  options: RequestOptions;
  /** The image that is lettered; null = one is rendered. */
  base: (ImportedImage & { name: string }) | null;
}

/** What is written, and the jobs that it would become, as of the last reading; null = not known. */
export interface CountedPrompts extends Composed {
  total: number | null;
}

/** The prompts that would be queued. With an image as base the words are optional: the strings to letter are enough. */
export function promptsIn({ text, mode, base, options }: Composed): PromptPart[] {
  const parts = promptsOf(text, mode);
  if (parts.length > 0 || base === null || options.lettering.texts === undefined) return parts;
  return [{ text: `Letter ${base.name}`, start: 0 }];
}

/** The only prompt; null = there are none or several. */
export function onlyPrompt(composed: Composed): string | null {
  const parts = promptsIn(composed);
  return parts.length === 1 ? parts[0].text : null;
}

/** Jobs that the prompts would become, as far as it is known. */
export function jobCount(composed: CountedPrompts): number {
  const parts = promptsIn(composed);
  return parts.some(({ text }) => mayVary(text)) ? (composed.total ?? parts.length) : parts.length;
}

/** More than can be made of the prompts, whichever they are: a sample has to be drawn first. */
export function isTooMany(composed: CountedPrompts): boolean {
  return jobCount(composed) > MAX_VARIATIONS * promptsIn(composed).length;
}
