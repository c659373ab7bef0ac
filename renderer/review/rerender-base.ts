import type { LetteringOptions } from '../../shared/lettering.ts';
import { needsSameRoom } from '../lettering/lettering-options.ts';
import { t } from '../words/t.ts';

export interface BaseQuestion {
  /** The base is an imported image. */
  isImported: boolean;
  hasNewSeed: boolean;
  hasNewPrompt: boolean;
  /** Strings fixed by hand then and now; undefined = as read from the prompt. */
  before: readonly string[] | undefined;
  after: readonly string[] | undefined;
  readTexts: readonly string[];
}

export function isSameLettering(a: LetteringOptions, b: LetteringOptions): boolean {
  const sorted = (options: LetteringOptions) => JSON.stringify(Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1)));
  return sorted(a) === sorted(b);
}

/** What a re-render does with the base, in one sentence: the same base is taken from the cache, so that only the lettering takes time. */
export function baseWords({ isImported, hasNewSeed, hasNewPrompt, before, after, readTexts }: BaseQuestion): string {
  if (isImported) return t('Keeps your image: only the lettering is set again.');
  if (hasNewSeed) return t('Makes another base image.');
  if (hasNewPrompt) return t('Makes the base again for the new prompt.');
  return needsSameRoom(before ?? readTexts, after ?? readTexts, readTexts)
    ? t('Keeps the base: only the lettering is set again, which is quick.')
    : t('Makes the base again, with room for other strings.');
}
