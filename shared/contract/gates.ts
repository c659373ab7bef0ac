import { oc } from '@orpc/contract';
import { z } from 'zod';
import { gatesSchema } from '../gates.ts';

const gateCountsSchema = z.object({ green: z.int(), amber: z.int(), red: z.int(), unmarked: z.int() });

/** Limits on measures that mark a proof green, amber or red before a person looks. They never approve. */
export const gatesContract = {
  get: oc.output(gatesSchema),
  defaults: oc.output(gatesSchema),
  /** Marks every proof anew. */
  save: oc.input(z.object({ gates: gatesSchema })).output(gatesSchema),
  /** How many proofs are marked how, now and with these limits; `changed` carry another mark then. */
  tryOut: oc.input(z.object({ gates: gatesSchema })).output(z.object({ now: gateCountsSchema, would: gateCountsSchema, changed: z.int() })),
};
