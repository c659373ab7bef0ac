import { createLineageService, type LineageService } from './lineage-service.ts';
import { createPinService, type PinService } from './pin-service.ts';
import { createReviewMarks, type ReviewMarks } from './review-marks.ts';
import { createReviewService, type ReviewOptions, type ReviewService } from './review-service.ts';
import { createRoundService, type RoundService } from './round-service.ts';

export interface ReviewRoomParts extends Omit<ReviewOptions, 'pins'> {
  /** What finished steps left, by the step's key. */
  results: { get(key: string): { outputs: Record<string, string> } | null };
  /** WebP bytes of a picture, small. */
  thumbnail(sha256: string): Promise<Uint8Array>;
  createId: () => string;
}

/** Everything that people do with proofs. */
export interface ReviewRoom {
  proofs: ReviewService;
  pins: PinService;
  marks: ReviewMarks;
  lineage: LineageService;
  rounds: RoundService;
}

export function createReviewRoom({ results, thumbnail, createId, ...parts }: ReviewRoomParts): ReviewRoom {
  const pins = createPinService({ ...parts, createId });
  const proofs = createReviewService({ ...parts, pins: pins.of });
  return {
    proofs,
    pins,
    marks: createReviewMarks(parts),
    lineage: createLineageService({ ...parts, results, review: proofs }),
    rounds: createRoundService({ ...parts, review: proofs, thumbnail, createId }),
  };
}
