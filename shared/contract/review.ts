import { oc } from '@orpc/contract';
import { z } from 'zod';
import { jobChangesSchema, jobSchema } from '../job.ts';
import { PIN_ENTRIES, pinSchema, proofDetailSchema, proofSummarySchema, verdictEntrySchema, verdictSchema } from '../proof.ts';
import {
  personSchema,
  proofDifferencesSchema,
  proofVersionSchema,
  recipeSchema,
  reviewOverviewSchema,
  reviewQuerySchema,
  roundFileSchema,
  roundSchema,
  roundSummarySchema,
  variantSchema,
} from '../review.ts';
import { page } from './parts.ts';

const assignedSchema = z.array(z.object({ proofId: z.string(), assignee: personSchema.nullable() }));

/** What the contract says of `review`. */
export const reviewContract = {
  list: oc.input(reviewQuerySchema.extend(page)).output(z.object({ proofs: z.array(proofSummarySchema), total: z.int() })),
  get: oc.input(z.object({ id: z.string() })).output(proofDetailSchema),
  /** Appends to the ledger. `pixelsSha256` is what the reviewer looked at; if the proof has other pixels now: conflict. */
  decide: oc
    .input(
      z.object({
        proofId: z.string(),
        pixelsSha256: z.string(),
        verdict: verdictSchema,
        note: z.string().max(4000).default(''),
        overrideReason: z.string().max(1000).default(''),
        by: personSchema.optional(),
      }),
    )
    .output(verdictEntrySchema),
  /** Queues the same request again with another seed or other lettering, as rework of this proof. */
  rerender: oc.input(z.object({ proofId: z.string(), request: jobChangesSchema.optional() })).output(jobSchema),
  /** Where a proof stands in a query, or the next one (round and round) that is unjudged or marked red; null = there is none. */
  find: oc
    .input(z.object({ query: reviewQuerySchema, fromId: z.string().nullable(), wanted: z.enum(['this', 'unjudged', 'red']) }))
    .output(z.object({ id: z.string(), index: z.int() }).nullable()),
  ids: oc.input(z.object({ query: reviewQuerySchema })).output(z.array(z.string())),
  overview: oc.input(z.object({ query: reviewQuerySchema })).output(reviewOverviewSchema),
  /** Takes a verdict back: the one before it counts again. The ledger keeps both. */
  withdraw: oc.input(z.object({ id: z.int(), by: personSchema.optional() })).output(verdictEntrySchema),
  /** Appends stars (0 = none) for these pixels; gives those from before. */
  rate: oc.input(z.object({ proofId: z.string(), pixelsSha256: z.string(), stars: z.int().min(0).max(5), by: personSchema.optional() })).output(z.int()),
  /** Gives proofs to people, null = nobody in particular; gives who had those that changed. */
  assign: oc
    .input(z.object({ assigned: assignedSchema.max(10_000), by: personSchema.optional() }))
    .output(z.array(z.object({ proofId: z.string(), assignee: z.string().nullable() }))),
  /** A note at a place of a picture, in shares of its width and height. */
  addPin: oc
    .input(
      z.object({
        proofId: z.string(),
        pixelsSha256: z.string(),
        x: z.number().min(0).max(1),
        y: z.number().min(0).max(1),
        text: z.string().trim().min(1).max(2000),
        by: personSchema.optional(),
      }),
    )
    .output(pinSchema),
  notePin: oc
    .input(z.object({ pinId: z.string(), kind: z.enum(PIN_ENTRIES), text: z.string().trim().max(2000).default(''), by: personSchema.optional() }))
    .output(pinSchema),
  /** Every picture of the same prompt or line of rework. */
  variants: oc.input(z.object({ proofId: z.string() })).output(z.array(variantSchema)),
  /** The line of rework that a proof stands in. */
  history: oc.input(z.object({ proofId: z.string() })).output(z.array(proofVersionSchema)),
  recipe: oc.input(z.object({ proofId: z.string() })).output(recipeSchema),
  differences: oc.input(z.object({ beforeId: z.string(), afterId: z.string() })).output(proofDifferencesSchema),
  /** A round: a fixed set of proofs with a name, that people judge together. */
  rounds: {
    list: oc.output(z.array(roundSchema)),
    /** Of these proofs, or of those that a query means. */
    create: oc
      .input(
        z.object({
          name: z.string().trim().min(1).max(120),
          proofIds: z.array(z.string()).min(1).max(10_000).optional(),
          query: reviewQuerySchema.optional(),
          by: personSchema.optional(),
        }),
      )
      .output(roundSchema),
    note: oc
      .input(
        z.object({
          id: z.string(),
          kind: z.enum(['renamed', 'closed', 'reopened', 'removed', 'restored']),
          text: z.string().max(120).default(''),
          by: personSchema.optional(),
        }),
      )
      .output(roundSchema),
    summary: oc.input(z.object({ id: z.string() })).output(roundSummarySchema),
    /** The summary as a file to send. */
    file: oc.input(z.object({ id: z.string(), format: roundFileSchema })).output(z.object({ fileName: z.string(), content: z.string() })),
  },
};
