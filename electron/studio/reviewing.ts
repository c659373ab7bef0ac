import { createGateService, type GateService } from '../review/gate-service.ts';
import { createReviewRoom, type ReviewRoom } from '../review/review-room.ts';
import type { StudioEvents } from './events.ts';
import type { Ground } from './ground.ts';
import type { Pictures } from './pictures.ts';

export interface ReviewingParts {
  thumbnail: Pictures['thumbnail'];
  events: StudioEvents;
  /** Name that is written to the ledger. */
  reviewer: string;
}

/** More changed proofs than this are not listed: the window asks again for what it shows anyway. */
const MOST_CHANGED = 200;

/** What people do with proofs, and the team's limits for them. */
export function createReviewing(ground: Ground, { thumbnail, events, reviewer }: ReviewingParts): { gates: GateService; reviewRoom: ReviewRoom } {
  const gates = createGateService(ground);
  const reviewRoom = createReviewRoom({
    ...ground,
    gates: gates.get,
    thumbnail,
    onChange: (proofIds) => events.send({ type: 'review', proofIds: proofIds.slice(0, MOST_CHANGED) }),
    reviewer,
  });
  return { gates, reviewRoom };
}
