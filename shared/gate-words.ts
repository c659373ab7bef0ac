import type { GateColour, GateMark, GateMeasure } from './gates.ts';

export interface GateMeasureWords {
  label: string;
  /** '' = a plain ratio. */
  unit: string;
  /** What people read and type is the value times this. */
  factor: number;
  explanation: string;
}

export const GATE_MEASURE_WORDS: Record<GateMeasure, GateMeasureWords> = {
  characterErrorRate: {
    label: 'Character errors',
    unit: '%',
    factor: 100,
    explanation: 'Characters that OCR reads wrong. What it cannot read is amber: a person has to look.',
  },
  outsideMax: {
    label: 'Change outside the text',
    unit: '/255',
    factor: 1,
    explanation: 'Largest difference from the base outside the lettering. 0 = untouched, bit for bit.',
  },
  seamRatio: {
    label: 'Seam ratio',
    unit: '×',
    factor: 1,
    explanation: 'Step across a tile’s border ÷ a step inside. 1 = no seam to see. Only for textures.',
  },
  colourCast: {
    label: 'Colour cast',
    unit: 'ΔE',
    factor: 1,
    explanation: 'Mean colours, base and final. About 1 can just be seen side by side, 5 is another colour.',
  },
  sharpnessRatio: {
    label: 'Sharpness',
    unit: '×',
    factor: 1,
    explanation: 'Fine detail, final ÷ base. 1 = as sharp; well below is soft, well above over-sharpened.',
  },
  noise: {
    label: 'Noise',
    unit: '/255',
    factor: 1,
    explanation: 'Of the final, in levels of luma. 1 cannot be seen, 5 can in flat parts, 20 is strong. Fine texture counts too.',
  },
  banding: {
    label: 'Banding',
    unit: '%',
    factor: 100,
    explanation: 'Pixels of the final on steps of a staircase of tones. A flat poster may have many on purpose.',
  },
  clipped: {
    label: 'Clipped pixels',
    unit: '%',
    factor: 100,
    explanation: 'Pixels of the final with a channel at 0 or at 255, whichever is more. A white ground counts.',
  },
  seconds: { label: 'Time', unit: 's', factor: 1, explanation: 'All steps together; a step that was reused took none.' },
  costUsd: { label: 'Cost', unit: '$', factor: 1, explanation: 'All steps together, in US dollars.' },
  peakMiB: { label: 'Peak memory', unit: 'MiB', factor: 1, explanation: 'The most that any step held.' },
};

/** What a mark says. Never "approved": that is a person's word. */
export const GATE_MARK_WORDS: Record<GateColour, string> = {
  green: 'Within the team’s limits',
  amber: 'Amber: look twice',
  red: 'Red: past a limit',
};

/** A value as people read and type it: 0.05 of character errors is "5". */
export function gateFigure(measure: GateMeasure, value: number, digits = 12): string {
  return String(Number((value * GATE_MEASURE_WORDS[measure].factor).toPrecision(digits)));
}

/** A value with its unit: "34 %", "ΔE 3.1", "$0.25". */
export function formatGateValue(measure: GateMeasure, value: number, digits = 3): string {
  const { unit } = GATE_MEASURE_WORDS[measure];
  const figure = gateFigure(measure, value, digits);
  if (unit === '$') return `$${figure}`;
  if (unit === 'ΔE') return `${unit} ${figure}`;
  return unit === '×' || unit === '/255' ? figure : `${figure} ${unit}`;
}

/** Why a proof is not green, in words: "Seam ratio 1.9, red above 1.5". */
export function gateReasonWords({ measure, colour, value, limit }: GateMark['reasons'][number]): string {
  const { label } = GATE_MEASURE_WORDS[measure];
  if (value === null || limit === null) return 'Lettering that nobody has confirmed yet: a person has to look';
  const limitWords = formatGateValue(measure, limit, 12);
  // Just past the limit, so many digits are shown that it can be seen.
  let digits = 3;
  while (digits < 12 && formatGateValue(measure, value, digits) === limitWords) digits++;
  return `${label} ${formatGateValue(measure, value, digits)}, ${colour} ${value > limit ? 'above' : 'below'} ${limitWords}`;
}
