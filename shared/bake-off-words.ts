import type { BakeOffMeasure } from './bake-off.ts';

const LABELS: Record<BakeOffMeasure, string> = {
  seconds: 'Time',
  peakBytes: 'Peak memory',
  costUsd: 'Cost',
  characterErrorRate: 'Character error rate',
  outsideMax: 'Change outside the text',
  seamRatio: 'Seam ratio',
  sharpness: 'Sharpness',
  noise: 'Noise',
  banding: 'Banding',
  clipped: 'Clipped pixels',
};

export function measureLabel(measure: BakeOffMeasure): string {
  return LABELS[measure];
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
