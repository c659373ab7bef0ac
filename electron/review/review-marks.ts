import { AppError } from '../../shared/errors.ts';
import type { Database } from '../telemetry/database.ts';

export interface ReviewMarksParts {
  database: Database;
  clock: () => Date;
  reviewer: string;
  onChange?: (proofIds: readonly string[]) => void;
}

export interface NewRating {
  proofId: string;
  /** What the reviewer looked at. */
  pixelsSha256: string;
  /** 0 = no stars. */
  stars: number;
  by?: string | undefined;
}

/** Who had these proofs. */
export type Assigned = { proofId: string; assignee: string | null }[];

/** Stars and who is to judge what; ledgers of their own. */
export interface ReviewMarks {
  /** Gives the stars that it had before. @throws AppError not-found | conflict (other pixels now) */
  rate(rating: NewRating): number;
  /** Gives proofs to people (null = nobody in particular), all or none. Gives who had them before, those that change. @throws AppError not-found */
  assign(wanted: Assigned, by?: string): Assigned;
}

export function createReviewMarks({ database, clock, reviewer, onChange = () => undefined }: ReviewMarksParts): ReviewMarks {
  const stateOf = database.prepare<[string], { pixels: string; rating: number; assignee: string | null }>(
    'SELECT after_sha256 AS pixels, rating, assignee FROM proofs JOIN review_states ON proof_id = proofs.id WHERE proofs.id = ?',
  );
  const insertRating = database.prepare('INSERT INTO ratings (proof_id, pixels_sha256, stars, reviewer, at) VALUES (?, ?, ?, ?, ?)');
  const insertAssignment = database.prepare('INSERT INTO assignments (proof_id, assignee, author, at) VALUES (?, ?, ?, ?)');

  function known(proofId: string) {
    const state = stateOf.get(proofId);
    if (!state) throw new AppError('not-found', `There is no proof ${proofId}.`, { details: { proofId } });
    return state;
  }

  const rate = database.transaction(({ proofId, pixelsSha256, stars, by = reviewer }: NewRating): number => {
    const { pixels, rating } = known(proofId);
    if (pixels !== pixelsSha256) {
      throw new AppError('conflict', `Proof ${proofId} has other pixels by now than the ones that were looked at. Look at it again.`, {
        details: { proofId, pixelsSha256, currentSha256: pixels },
      });
    }
    insertRating.run(proofId, pixelsSha256, stars, by, clock().toISOString());
    return rating;
  });

  const assign = database.transaction((wanted: Assigned, by: string): Assigned => {
    const at = clock().toISOString();
    const before: Assigned = [];
    for (const { proofId, assignee } of wanted) {
      const had = known(proofId).assignee;
      if (had === assignee) continue;
      insertAssignment.run(proofId, assignee, by, at);
      before.push({ proofId, assignee: had });
    }
    return before;
  });

  return {
    rate(rating) {
      const before = rate.immediate(rating);
      onChange([rating.proofId]);
      return before;
    },
    assign(wanted, by = reviewer) {
      const before = assign.immediate(wanted, by);
      if (before.length > 0) onChange(before.map(({ proofId }) => proofId));
      return before;
    },
  };
}
