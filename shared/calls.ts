import { z } from 'zod';

/**
 * Life of one call of a model behind a network. intent: noted, its price reserved, nothing sent. sent: on its way or at work. arrived: its pictures are stored. failed: it ended without
 * pictures, and what it cost is known (mostly nothing). maybe-billed: nobody knows whether it was billed. released: it was never sent.
 */
export const CALL_STATES = ['intent', 'sent', 'arrived', 'failed', 'maybe-billed', 'released'] as const;
export const callStateSchema = z.enum(CALL_STATES);
export type CallState = z.infer<typeof callStateSchema>;

/** Which state may follow which. */
export const CALL_TRANSITIONS: Readonly<Record<CallState, readonly CallState[]>> = {
  intent: ['sent', 'released'],
  sent: ['arrived', 'failed', 'maybe-billed', 'released'],
  // A person says what the bill says.
  'maybe-billed': ['failed'],
  arrived: [],
  failed: [],
  released: [],
};

/** US dollars are kept in whole millionths: sums of them are exact. */
export const MICROS_PER_USD = 1_000_000;
const microsSchema = z.int().min(0);

export function microsOf(usd: number): number {
  return Math.round(usd * MICROS_PER_USD);
}

export function usdOf(micros: number): number {
  return micros / MICROS_PER_USD;
}

/** "$0.03", "$12.50", "$0.0065": two decimals, more only where an amount has them. */
export function usdText(micros: number): string {
  const [whole, decimals] = usdOf(micros).toFixed(6).split('.');
  return `$${whole}.${decimals.replace(/0{1,4}$/, '')}`;
}

/** One call of a model behind a network. */
export const modelCallSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  step: z.string(),
  /** Of the step that asked; calls with the same key ask for the same picture. */
  key: z.string(),
  /** Of the matrix. */
  model: z.string(),
  vendor: z.string(),
  connectionId: z.string(),
  host: z.string(),
  kind: z.enum(['generate', 'edit', 'remix', 'upscale']),
  /** Pictures that were asked for. */
  images: z.int(),
  isPaid: z.boolean(),
  state: callStateSchema,
  /** Price before it was sent. */
  reservedMicros: microsSchema,
  /** What it counts in budgets and sums now: the reservation while it is open, then what it cost. */
  chargedMicros: microsSchema,
  /** The vendor's name of the job, once it told one. */
  vendorJob: z.string().nullable(),
  /** The vendor's name of the request, for its support. */
  requestId: z.string().nullable(),
  /** A person accepted that the same picture may be billed twice. */
  acceptedAt: z.string().nullable(),
  /** Code of the error it ended with. */
  errorCode: z.string().nullable(),
  message: z.string(),
  /** Local day on which it was made: "2026-11-23". */
  day: z.string(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export type ModelCall = z.infer<typeof modelCallSchema>;

/** A line of the ledger: a call with the beginning of its job's prompt. */
export const ledgerLineSchema = modelCallSchema.extend({ prompt: z.string() });
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

/** Most that paid calls may cost, US dollars; null = no limit. */
export const budgetsSchema = z.object({
  perJobUsd: z.number().min(0).max(1e6).nullable(),
  /** Of a day by this machine's clock. */
  perDayUsd: z.number().min(0).max(1e6).nullable(),
  projectUsd: z.number().min(0).max(1e6).nullable(),
});
export type Budgets = z.infer<typeof budgetsSchema>;

/**
 * Of a project that never set any: a job may try a dozen times at the dearest picture of today's vendors (21 cents), a night of 400 finals at ten cents fits into a day, and a project ends
 * when its people say so.
 */
export const DEFAULT_BUDGETS: Budgets = { perJobUsd: 2.5, perDayUsd: 50, projectUsd: null };

/** Budgets and what counts against them now, in millionths of a dollar. */
export const budgetStatusSchema = z.object({ budgets: budgetsSchema, todayMicros: microsSchema, projectMicros: microsSchema, openMicros: microsSchema });
export type BudgetStatus = z.infer<typeof budgetStatusSchema>;

export const callFilterSchema = z.object({
  /** First and last local day, both included. */
  from: z.string().optional(),
  to: z.string().optional(),
  states: z.array(callStateSchema).optional(),
  model: z.string().optional(),
  connectionId: z.string().optional(),
  jobId: z.string().optional(),
  /** Leaves out what cost nothing and reserves nothing. */
  onlyCharged: z.boolean().optional(),
});
export type CallFilter = z.infer<typeof callFilterSchema>;

const sumSchema = z.object({ name: z.string(), calls: z.int(), chargedMicros: microsSchema, openMicros: microsSchema });
export type CallSum = z.infer<typeof sumSchema>;

/** Sums over every call that a filter lets through; each list sums to the totals exactly. */
export const callTotalsSchema = z.object({
  calls: z.int(),
  chargedMicros: microsSchema,
  /** The part of it that is only reserved: open and perhaps billed calls. */
  openMicros: microsSchema,
  byDay: z.array(sumSchema),
  byModel: z.array(sumSchema),
  byConnection: z.array(sumSchema),
});
export type CallTotals = z.infer<typeof callTotalsSchema>;

/** What was decided on a job's way to its picture. */
export const ROUTE_EVENTS = [
  'call',
  'arrived',
  'reused',
  'resumed',
  'retry',
  'wait',
  'less-memory',
  'next-way',
  'next-model',
  'stop',
  'failed',
  'cancelled',
  'maybe-billed',
  'released',
  'accepted',
  'settled',
] as const;
export const routeLineSchema = z.object({
  id: z.int(),
  jobId: z.string(),
  step: z.string(),
  at: z.string(),
  model: z.string(),
  /** '' = no host was asked. */
  host: z.string(),
  event: z.enum(ROUTE_EVENTS),
  /** A whole sentence. */
  message: z.string(),
  /** What this line cost or reserved; null = nothing to do with money. */
  micros: microsSchema.nullable(),
});
export type RouteLine = z.infer<typeof routeLineSchema>;
export type RouteEvent = RouteLine['event'];
