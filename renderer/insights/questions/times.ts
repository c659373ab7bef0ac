import { formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';
import type { Bar } from '../charts/bar.ts';

/** A bar of times: the median, and a tick where 95 of 100 are done. */
export function timeBar(medianMs: number, p95Ms: number): Required<Pick<Bar, 'value' | 'mark' | 'figures'>> {
  return { value: medianMs, mark: p95Ms, figures: [formatMs(medianMs), formatMs(p95Ms)] };
}

/** The same in words. */
export function timeWords(medianMs: number, p95Ms: number): string[] {
  return [t('{time} at the median', { time: formatMs(medianMs) }), t('95 of 100 within {time}', { time: formatMs(p95Ms) })];
}
