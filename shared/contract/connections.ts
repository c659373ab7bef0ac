import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  connectionListSchema,
  connectionProposalSchema,
  connectionSchema,
  connectionTestSchema,
  listedConnectionSchema,
  restingConnectionSchema,
} from '../connections.ts';
import { importedWorkflowSchema } from '../workflows.ts';

/** Engines and vendors. Keys go in and never come out. */
export const connectionsContract = {
  list: oc.output(connectionListSchema),
  /** Those whose host is left alone for now. */
  resting: oc.output(z.array(restingConnectionSchema)),
  /** Adds it, or replaces the one of the same id. */
  save: oc.input(z.object({ connection: connectionSchema })).output(listedConnectionSchema),
  remove: oc.input(z.object({ id: z.string() })),
  /** null removes it. */
  setKey: oc.input(z.object({ id: z.string(), key: z.string().max(4096).nullable() })).output(listedConnectionSchema),
  /** Asks the server something free. */
  test: oc.input(z.object({ id: z.string() })).output(connectionTestSchema),
  /** Servers on this machine and keys in the environment that no connection uses yet. */
  discover: oc.output(z.array(connectionProposalSchema)),
  /** Reads the text of a ComfyUI workflow in the API format and says what Galley can set in it; nothing is kept. */
  importWorkflow: oc.input(z.object({ json: z.string().max(20_000_000) })).output(importedWorkflowSchema),
};
