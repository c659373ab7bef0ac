import type { PromptPreview } from '../app/studio-client.ts';
import { formatCount } from '../ui/format.ts';

/** Above this the artist is asked before anything is queued. */
export const CONFIRM_ABOVE = 200;
/** Most jobs that are made of one prompt. */
export const MAX_VARIATIONS = 10_000;

/** "27 variations", "10 of 5,832 variations", "more variations than can be counted". */
export function countWords({ variations, combinations }: Pick<PromptPreview, 'variations' | 'combinations'>): string {
  if (combinations === null) return variations > MAX_VARIATIONS ? 'more variations than can be counted' : `${formatCount(variations)} of endless variations`;
  if (variations === combinations) return combinations === 1 ? '1 variation' : `${formatCount(combinations)} variations`;
  return `${formatCount(variations)} of ${formatCount(combinations)} variations`;
}

/** "about 3 hours" for so many renders one after another; '' when the time of one is not known. */
export function durationWords(count: number, seconds: number | null): string {
  if (seconds === null) return '';
  const minutes = (count * seconds) / 60;
  const amount = (value: number, unit: string) => `about ${formatCount(Math.max(1, Math.round(value)))} ${unit}${Math.round(value) > 1 ? 's' : ''}`;
  if (minutes < 90) return amount(minutes, 'minute');
  return minutes < 48 * 60 ? amount(minutes / 60, 'hour') : amount(minutes / 60 / 24, 'day');
}
