import type { Estimate } from '../../../shared/estimate.ts';
import { formatBytes, formatCost, formatMs } from '../../ui/format.ts';
import { t } from '../../words/t.ts';

/** "about 48 s", or that nobody knows. */
export function timeWords({ seconds }: Pick<Estimate, 'seconds'>): string {
  return seconds === null ? t('time unknown') : t('about {time}', { time: formatMs(seconds * 1000) });
}

export function costWords({ costUsd }: Pick<Estimate, 'costUsd'>): string {
  return costUsd === null ? t('cost unknown') : formatCost(costUsd);
}

/** Memory of this computer; '' = it renders nothing. */
export function memoryWords({ peakBytes, isElsewhere }: Pick<Estimate, 'peakBytes' | 'isElsewhere'>): string {
  if (isElsewhere) return '';
  return peakBytes === null ? t('memory unknown') : formatBytes(peakBytes);
}

/** When all of them are done, with what waits already; '' = it is known for neither. */
export function doneWords({ seconds, aheadSeconds, ahead }: Pick<Estimate, 'seconds' | 'aheadSeconds' | 'ahead'>): string {
  if (seconds === null || aheadSeconds === null || ahead === 0) return '';
  return t('{count, plural, one {# job waits} other {# jobs wait}} before them: done in about {time}.', {
    count: ahead,
    time: formatMs((seconds + aheadSeconds) * 1000),
  });
}
