import type { ProofMetrics } from '../../shared/proof.ts';
import { formatShare } from '../ui/format.ts';

export interface MetricRow {
  name: string;
  value: string;
  /** good and bad only where the measure itself says so; everything else is for the eye to judge. */
  tone: 'good' | 'bad' | 'plain';
  explanation: string;
}

const NONE = '–';

function number(value: number, digits: number): string {
  return value.toFixed(digits);
}

function letteringRow({ before, after }: ProofMetrics['characterErrorRate']): MetricRow {
  const words = (rate: number | null) => (rate === null ? NONE : formatShare(rate));
  return {
    name: 'Character errors',
    value: before === null && after === null ? NONE : `${words(before)} → ${words(after)}`,
    tone: after === null ? 'plain' : after === 0 ? 'good' : 'bad',
    explanation:
      'How many characters a reader (OCR) finds wrong, against the strings you asked for. 0 % is exact; above 100 % there is more wrong text than text.',
  };
}

function outsideRow(outside: ProofMetrics['outsideMask']): MetricRow {
  return {
    name: 'Change outside the text',
    value: outside === null ? NONE : `max ${number(outside.max, 0)}, mean ${number(outside.mean, 2)}`,
    tone: outside === null ? 'plain' : outside.max === 0 ? 'good' : 'plain',
    explanation:
      'Difference between base and final outside the text mask, in steps of 255. 0 means the picture around the lettering is untouched, bit for bit.',
  };
}

function seamRow(seam: ProofMetrics['seamRatio']): MetricRow {
  return {
    name: 'Seam ratio',
    value: seam === null ? NONE : `↔ ${number(seam.horizontal, 2)}, ↕ ${number(seam.vertical, 2)}`,
    tone: seam === null ? 'plain' : Math.max(seam.horizontal, seam.vertical) <= 1.5 ? 'good' : 'bad',
    explanation: 'Step across the tile’s border against a usual step inside it. About 1: no seam to see. Measured for textures.',
  };
}

/** What was measured of a proof, in words. A dash means: does not apply, or could not be measured. */
export function metricRows(metrics: ProofMetrics): MetricRow[] {
  return [
    letteringRow(metrics.characterErrorRate),
    outsideRow(metrics.outsideMask),
    {
      name: 'SSIM, base to final',
      value: metrics.ssim === null ? NONE : number(metrics.ssim, 3),
      tone: 'plain',
      explanation: 'How much changed between base and final, not how good it is. 1 = nothing changed.',
    },
    {
      name: 'Sharpness, final ÷ base',
      value: metrics.sharpnessRatio === null ? NONE : `× ${number(metrics.sharpnessRatio, 2)}`,
      tone: 'plain',
      explanation: 'Fine detail in the final against the base. 1 = as sharp; above 1 sharper, far above 1 may be oversharpened.',
    },
    {
      name: 'Colour cast ΔE',
      value: metrics.colourCast === null ? NONE : number(metrics.colourCast, 2),
      tone: 'plain',
      explanation: 'Difference of the mean colours outside the mask (CIEDE2000). Below 1 nobody sees it; above 3 it is a cast.',
    },
    seamRow(metrics.seamRatio),
  ];
}
