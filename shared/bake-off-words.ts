import type { BakeOffMeasure } from './bake-off.ts';
import { msg } from './msg.ts';

const LABELS: Record<BakeOffMeasure, string> = {
  seconds: msg('Time'),
  peakBytes: msg('Peak memory'),
  costUsd: msg('Cost'),
  characterErrorRate: msg('Character error rate'),
  outsideMax: msg('Change outside the text'),
  seamRatio: msg('Seam ratio'),
  sharpness: msg('Sharpness'),
  noise: msg('Noise'),
  banding: msg('Banding'),
  clipped: msg('Clipped pixels'),
};

export function measureLabel(measure: BakeOffMeasure): string {
  return LABELS[measure];
}

const IN_SENTENCES: Record<BakeOffMeasure, string> = {
  seconds: msg('time'),
  peakBytes: msg('peak memory'),
  costUsd: msg('cost'),
  characterErrorRate: msg('character error rate'),
  outsideMax: msg('change outside the text'),
  seamRatio: msg('seam ratio'),
  sharpness: msg('sharpness'),
  noise: msg('noise'),
  banding: msg('banding'),
  clipped: msg('clipped pixels'),
};

/** As it stands within a sentence: languages differ in capitals. */
export function measureInSentence(measure: BakeOffMeasure): string {
  return IN_SENTENCES[measure];
}

/** A value with its unit, three digits. */
export function formatMeasure(measure: BakeOffMeasure, value: number): string {
  const digits = (number: number) => String(Number(number.toPrecision(3)));
  switch (measure) {
    case 'seconds':
      return value < 1 ? `${Math.round(value * 1000)} ms` : `${digits(value)} s`;
    case 'peakBytes':
      return `${Math.round(value / 1024 ** 2)} MiB`;
    case 'costUsd':
      return `$${value < 0.1 ? digits(value) : value.toFixed(2)}`;
    case 'banding':
    case 'clipped':
      return `${digits(value * 100)} %`;
    default:
      return digits(value);
  }
}

/** "+120 ms": a difference with its sign; what rounds to nothing has none. */
export function formatDifference(measure: BakeOffMeasure, value: number): string {
  const words = formatMeasure(measure, Math.abs(value));
  return !/[1-9]/.test(words) ? words : `${value < 0 ? '−' : '+'}${words}`;
}

/** A p value to two digits, never as 0. */
export function formatP(pValue: number): string {
  return pValue < 0.001 ? '< 0.001' : String(Number(pValue.toPrecision(2)));
}

/**
 * Prompts (or, of a few prompts, renders of each candidate) from which on a difference between candidates can be significant at all: the sign-flip test of n
 * pairs gives 2/2ⁿ at best, and every pair of candidates is one comparison more (Holm).
 * @returns 0 with fewer than two candidates
 */
export function pairsNeeded(candidates: number): number {
  const comparisons = (candidates * (candidates - 1)) / 2;
  return comparisons < 1 ? 0 : Math.ceil(Math.log2((2 * comparisons) / 0.05));
}
