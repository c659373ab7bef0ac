import { z } from 'zod';
import { INTENTS, type Intent, intentSchema } from './prompt.ts';
import type { ProofMetrics } from './proof-metrics.ts';

/** What a gate can look at. Definitions: docs/measures.md. */
export const GATE_MEASURES = [
  'characterErrorRate',
  'outsideMax',
  'seamRatio',
  'colourCast',
  'sharpnessRatio',
  'noise',
  'banding',
  'clipped',
  'seconds',
  'costUsd',
  'peakMiB',
] as const;
export const gateMeasureSchema = z.enum(GATE_MEASURES);
export type GateMeasure = z.infer<typeof gateMeasureSchema>;

const limitSchema = z.number().min(0).nullable().default(null);

/** Limits of one measure; null = none on that side. A value exactly at a limit is still within it. */
export const gateRuleSchema = z
  .object({ measure: gateMeasureSchema, amberAbove: limitSchema, redAbove: limitSchema, amberBelow: limitSchema, redBelow: limitSchema })
  .refine(({ amberAbove, redAbove }) => amberAbove === null || redAbove === null || amberAbove <= redAbove, {
    path: ['redAbove'],
    message: 'red has to begin at or above amber',
  })
  .refine(({ amberBelow, redBelow }) => amberBelow === null || redBelow === null || redBelow <= amberBelow, {
    path: ['redBelow'],
    message: 'red has to begin at or below amber',
  })
  .refine((rule) => (rule.amberBelow ?? rule.redBelow ?? 0) <= (rule.amberAbove ?? rule.redAbove ?? Infinity), {
    path: ['amberBelow'],
    message: 'the lower limit has to be at or below the upper one',
  });
export type GateRule = z.infer<typeof gateRuleSchema>;

const rulesSchema = z.array(gateRuleSchema).refine((rules) => new Set(rules.map(({ measure }) => measure)).size === rules.length, {
  message: 'every measure may be given once',
});

/** The team's limits, per intent. */
export const gatesSchema = z.record(intentSchema, rulesSchema);
export type Gates = z.infer<typeof gatesSchema>;

export const GATE_COLOURS = ['green', 'amber', 'red'] as const;
export const gateColourSchema = z.enum(GATE_COLOURS);
export type GateColour = z.infer<typeof gateColourSchema>;

export const gateMarkSchema = z.object({
  /** null = no rule applies to this proof. */
  colour: gateColourSchema.nullable(),
  /** What is not green, worst first; `limit` is the one that was passed, null where a person has to look. */
  reasons: z.array(z.object({ measure: gateMeasureSchema, colour: z.enum(['amber', 'red']), value: z.number().nullable(), limit: z.number().nullable() })),
});
export type GateMark = z.infer<typeof gateMarkSchema>;

/** What is known of a proof before anybody has looked at it. */
export interface GateValues {
  metrics: ProofMetrics;
  isLetteringExact: boolean;
  /** Of all its steps. */
  seconds: number | null;
  costUsd: number;
  peakBytes: number | null;
}

const OF: Record<GateMeasure, (values: GateValues) => number | null> = {
  characterErrorRate: ({ metrics }) => metrics.characterErrorRate.after,
  outsideMax: ({ metrics }) => metrics.outsideMask?.max ?? null,
  seamRatio: ({ metrics }) => metrics.seamRatio && Math.max(metrics.seamRatio.horizontal, metrics.seamRatio.vertical),
  colourCast: ({ metrics }) => metrics.colourCast,
  sharpnessRatio: ({ metrics }) => metrics.sharpnessRatio,
  noise: ({ metrics }) => metrics.final?.noise ?? null,
  banding: ({ metrics }) => metrics.final?.banding ?? null,
  clipped: ({ metrics: { final } }) => (final?.clipped ? Math.max(final.clipped.low, final.clipped.high) : null),
  seconds: ({ seconds }) => seconds,
  costUsd: ({ costUsd }) => costUsd,
  peakMiB: ({ peakBytes }) => peakBytes && peakBytes / 1024 ** 2,
};

/** Marks a proof. A measure that does not apply or was not taken is passed over: nothing is made up. Gates only mark; they never approve. */
export function markOf(rules: readonly GateRule[], values: GateValues): GateMark {
  let isMeasured = false;
  const reasons: GateMark['reasons'] = [];
  for (const rule of rules.filter(hasLimit)) {
    const value = OF[rule.measure](values);
    if (value !== null) {
      isMeasured = true;
      const passed = limitPassed(rule, value);
      if (passed) reasons.push({ measure: rule.measure, value, ...passed });
    }
    // Lettering that OCR cannot read, or that is doubtful for another reason, is no error, and nobody has seen that it is right.
    const isDoubtful = rule.measure === 'characterErrorRate' && !values.isLetteringExact;
    if (isDoubtful && !reasons.some(({ measure }) => measure === 'characterErrorRate')) {
      reasons.push({ measure: rule.measure, colour: 'amber', value, limit: null });
      isMeasured = true;
    }
  }
  reasons.sort((a, b) => Number(b.colour === 'red') - Number(a.colour === 'red'));
  return { colour: isMeasured ? (reasons[0]?.colour ?? 'green') : null, reasons };
}

/** A rule without a limit says nothing: nothing is within it. */
function hasLimit({ amberAbove, redAbove, amberBelow, redBelow }: GateRule): boolean {
  return (amberAbove ?? redAbove ?? amberBelow ?? redBelow) !== null;
}

function limitPassed({ amberAbove, redAbove, amberBelow, redBelow }: GateRule, value: number): { colour: 'amber' | 'red'; limit: number } | null {
  if (redAbove !== null && value > redAbove) return { colour: 'red', limit: redAbove };
  if (redBelow !== null && value < redBelow) return { colour: 'red', limit: redBelow };
  if (amberAbove !== null && value > amberAbove) return { colour: 'amber', limit: amberAbove };
  return amberBelow !== null && value < amberBelow ? { colour: 'amber', limit: amberBelow } : null;
}

const rule = (measure: GateMeasure, limits: Partial<GateRule>): GateRule => ({
  measure,
  amberAbove: null,
  redAbove: null,
  amberBelow: null,
  redBelow: null,
  ...limits,
});

/** Of a new project. */
export function defaultGates(): Gates {
  const always = [
    rule('characterErrorRate', { redAbove: 0 }),
    rule('outsideMax', { redAbove: 0 }),
    rule('colourCast', { amberAbove: 2, redAbove: 5 }),
    rule('seconds', { amberAbove: 60 }),
    rule('costUsd', { amberAbove: 0.25, redAbove: 1 }),
  ];
  const gates = Object.fromEntries(INTENTS.map((intent) => [intent, always])) as Record<Intent, GateRule[]>;
  return { ...gates, texture: [rule('seamRatio', { amberAbove: 1.2, redAbove: 1.5 }), ...always] };
}
