import { z } from 'zod';

/** How much of a list is asked for, and from where. */
export const page = { limit: z.int().min(1).max(500).default(100), offset: z.int().min(0).default(0) };

/** Jobs or proofs that something is done with. */
export const ids = z.object({ ids: z.array(z.string()).min(1) });
