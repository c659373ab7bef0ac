import { eventIterator, oc } from '@orpc/contract';
import { studioEventSchema } from './studio-event.ts';

/** What the contract says of `events`. */
export const eventsContract = oc.output(eventIterator(studioEventSchema));
