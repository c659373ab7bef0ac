import type { PromptPreview } from '../app/studio-client.ts';
import { t } from '../words/t.ts';

/** Above this the artist is asked before anything is queued. */
export const CONFIRM_ABOVE = 200;
/** Most jobs that are made of one prompt. */
export const MAX_VARIATIONS = 10_000;

/** "27 variations", "10 of 5,832 variations", "more variations than can be counted". */
export function countWords({ variations, combinations }: Pick<PromptPreview, 'variations' | 'combinations'>): string {
  if (combinations === null && variations > MAX_VARIATIONS) return t('more variations than can be counted');
  if (combinations === null) return t('{count, number} of endless variations', { count: variations });
  if (variations === combinations) return t('{count, plural, one {# variation} other {# variations}}', { count: combinations });
  return t('{count, number} of {all, plural, one {# variation} other {# variations}}', { count: variations, all: combinations });
}

/** "about 3 hours" for so many renders one after another; '' when the time of one is not known. */
export function durationWords(count: number, seconds: number | null): string {
  if (seconds === null) return '';
  const minutes = (count * seconds) / 60;
  const rounded = (value: number) => Math.max(1, Math.round(value));
  if (minutes < 90) return t('about {count, plural, one {# minute} other {# minutes}}', { count: rounded(minutes) });
  if (minutes < 48 * 60) return t('about {count, plural, one {# hour} other {# hours}}', { count: rounded(minutes / 60) });
  return t('about {count, plural, one {# day} other {# days}}', { count: rounded(minutes / 60 / 24) });
}
