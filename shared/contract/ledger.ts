import { oc } from '@orpc/contract';
import { z } from 'zod';
import { budgetStatusSchema, budgetsSchema, callFilterSchema, callTotalsSchema, ledgerLineSchema, routeLineSchema } from '../calls.ts';
import { page } from './parts.ts';

/** What calls of models cost, what they may cost, and what was decided on the way. */
export const ledgerContract = {
  /** Newest first, with sums over every call that the filter lets through. */
  list: oc.input(z.object({ ...page, filter: callFilterSchema.default({}) })).output(z.object({ calls: z.array(ledgerLineSchema), totals: callTotalsSchema })),
  /** The same calls as one file, oldest first. */
  csv: oc.input(z.object({ filter: callFilterSchema.default({}) })).output(z.object({ fileName: z.string(), content: z.string() })),
  /** Paid calls of which nobody knows whether they were billed, and that nothing waits for any more. */
  inDoubt: oc.output(z.array(ledgerLineSchema)),
  budgets: oc.output(budgetStatusSchema),
  setBudgets: oc.input(z.object({ budgets: budgetsSchema })).output(budgetStatusSchema),
  /** A person looked at the vendor's bill. */
  decide: oc.input(z.object({ callId: z.string(), wasBilled: z.boolean() })).output(ledgerLineSchema),
  /** What was decided on a job's way to its pictures, oldest first. */
  routeLog: oc.input(z.object({ jobId: z.string() })).output(z.array(routeLineSchema)),
};
