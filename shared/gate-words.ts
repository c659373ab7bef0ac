import type { GateColour, GateMark, GateMeasure } from './gates.ts';
import { msg } from './msg.ts';
import { english, type Sentence } from './sentence.ts';

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
    label: msg('Character errors'),
    unit: '%',
    factor: 100,
    explanation: msg('Characters that OCR reads wrong. What it cannot read is amber: a person has to look.'),
  },
  outsideMax: {
    label: msg('Change outside the text'),
    unit: '/255',
    factor: 1,
    explanation: msg('Largest difference from the base outside the lettering. 0 = untouched, bit for bit.'),
  },
  seamRatio: {
    label: msg('Seam ratio'),
    unit: '×',
    factor: 1,
    explanation: msg('Step across a tile’s border ÷ a step inside. 1 = no seam to see. Only for textures.'),
  },
  colourCast: {
    label: msg('Colour cast'),
    unit: 'ΔE',
    factor: 1,
    explanation: msg('Mean colours, base and final. About 1 can just be seen side by side, 5 is another colour.'),
  },
  sharpnessRatio: {
    label: msg('Sharpness'),
    unit: '×',
    factor: 1,
    explanation: msg('Fine detail, final ÷ base. 1 = as sharp; well below is soft, well above over-sharpened.'),
  },
  noise: {
    label: msg('Noise'),
    unit: '/255',
    factor: 1,
    explanation: msg('Of the final, in levels of luma. 1 cannot be seen, 5 can in flat parts, 20 is strong. Fine texture counts too.'),
  },
  banding: {
    label: msg('Banding'),
    unit: '%',
    factor: 100,
    explanation: msg('Pixels of the final on steps of a staircase of tones. A flat poster may have many on purpose.'),
  },
  clipped: {
    label: msg('Clipped pixels'),
    unit: '%',
    factor: 100,
    explanation: msg('Pixels of the final with a channel at 0 or at 255, whichever is more. A white ground counts.'),
  },
  seconds: { label: msg('Time'), unit: 's', factor: 1, explanation: msg('All steps together; a step that was reused took none.') },
  costUsd: { label: msg('Cost'), unit: '$', factor: 1, explanation: msg('All steps together, in US dollars.') },
  peakMiB: { label: msg('Peak memory'), unit: 'MiB', factor: 1, explanation: msg('The most that any step held.') },
};

/** What a mark says. Never "approved": that is a person's word. */
export const GATE_MARK_WORDS: Record<GateColour, string> = {
  green: msg('Within the team’s limits'),
  amber: msg('Amber: look twice'),
  red: msg('Red: past a limit'),
};

/** Why a mark has no figures. */
const GATE_UNCONFIRMED = msg('Lettering that nobody has confirmed yet: a person has to look');

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

/** The figures of a reason, the value with as many digits as show that it is past the limit; null = a person has to look. */
function gateReasonFigures({ measure, value, limit }: GateMark['reasons'][number]): { value: string; limit: string; isAbove: boolean } | null {
  if (value === null || limit === null) return null;
  const limitWords = formatGateValue(measure, limit, 12);
  let digits = 3;
  while (digits < 12 && formatGateValue(measure, value, digits) === limitWords) digits++;
  return { value: formatGateValue(measure, value, digits), limit: limitWords, isAbove: value > limit };
}

/** Why a proof is not green, for any language: "Seam ratio 1.9, red above 1.5". */
export function gateReasonSentence(reason: GateMark['reasons'][number]): Sentence {
  const figures = gateReasonFigures(reason);
  if (figures === null) return { message: GATE_UNCONFIRMED };
  return {
    message: msg('{measure} {value}, {colour, select, red {red} other {amber}} {side, select, above {above} other {below}} {limit}'),
    values: {
      measure: { message: GATE_MEASURE_WORDS[reason.measure].label },
      value: { figure: figures.value },
      colour: reason.colour,
      side: figures.isAbove ? 'above' : 'below',
      limit: { figure: figures.limit },
    },
  };
}

/** The same in English, for the command line. */
export function gateReasonWords(reason: GateMark['reasons'][number]): string {
  return english(gateReasonSentence(reason));
}
