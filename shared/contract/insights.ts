import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  driftSchema,
  exportPieceSchema,
  goldenPromptSchema,
  insightsChoicesSchema,
  insightsExportFormatSchema,
  insightsQuerySchema,
  insightsSchema,
  trendsSchema,
} from '../insights.ts';

/** What the contract says of `insights`. */
export const insightsContract = {
  get: oc.input(insightsQuerySchema).output(insightsSchema),
  trends: oc.input(insightsQuerySchema).output(trendsSchema),
  choices: oc.output(insightsChoicesSchema),
  drift: oc.output(driftSchema),
  golden: oc.output(z.array(goldenPromptSchema)),
  /** These and no others; a prompt with variations stands for each of the prompts that it makes. */
  setGolden: oc.input(z.object({ prompts: z.array(goldenPromptSchema).max(500) })),
  /** Queues every golden prompt as it is written. */
  renderGolden: oc.output(z.object({ ids: z.array(z.string()) })),
  /** The steps of a time as a file, piece by piece. */
  export: oc.input(z.object({ format: insightsExportFormatSchema, sinceDays: z.int().min(1).max(3650).default(90) })).output(eventIterator(exportPieceSchema)),
};
