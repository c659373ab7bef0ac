import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  bakeOffPlanSchema,
  bakeOffProposalSchema,
  bakeOffReportSchema,
  bakeOffRequestSchema,
  bakeOffSummarySchema,
  ballotChoiceSchema,
  ballotSchema,
} from '../bake-off.ts';
import { intentSchema } from '../prompt.ts';

/** What the contract says of `bakeOff`. */
export const bakeOffContract = {
  /** What a request comes to; nothing is queued. */
  plan: oc.input(bakeOffRequestSchema).output(bakeOffPlanSchema),
  /** Queues prompts × candidates × seeds. */
  start: oc.input(bakeOffRequestSchema).output(bakeOffSummarySchema),
  list: oc.output(z.array(bakeOffSummarySchema)),
  report: oc.input(z.object({ id: z.string() })).output(bakeOffReportSchema),
  /** Takes it off the list; nothing is deleted. */
  remove: oc.input(z.object({ id: z.string() })),
  restore: oc.input(z.object({ id: z.string() })),
  /** The next two pictures to judge, blind; null = nothing is left for this voter, for now. */
  ballot: oc.input(z.object({ id: z.string(), voter: z.string().trim().min(1).max(80).optional() })).output(ballotSchema.nullable()),
  vote: oc.input(z.object({ id: z.string(), pair: z.string(), choice: ballotChoiceSchema, voter: z.string().trim().min(1).max(80).optional() })),
  /** What the matrix would be with this candidate in it, and what that would do to the newest prompts. `matrix.save` saves it. */
  propose: oc.input(z.object({ id: z.string(), candidate: z.int().min(0), intents: z.array(intentSchema).min(1).optional() })).output(bakeOffProposalSchema),
  /** The report as one file that needs nothing else. */
  html: oc.input(z.object({ id: z.string() })).output(z.object({ fileName: z.string(), content: z.string() })),
};
