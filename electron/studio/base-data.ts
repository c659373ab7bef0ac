import type { ProofDetail } from '../../shared/proof.ts';
import type { ReviewService } from '../review/review-service.ts';
import type { ResultTable } from '../telemetry/result-table.ts';
import type { RunTable } from '../telemetry/run-table.ts';

/** Gives what the step that made a proof's base said about it (the free areas that an engine reports); {} where it said nothing or that is gone. */
export function baseDataFrom({
  review,
  runs,
  results,
}: {
  review: ReviewService;
  runs: RunTable;
  results: ResultTable;
}): (proof: ProofDetail) => Record<string, unknown> {
  return ({ id, jobId }) => {
    const { proof } = review.plan(id);
    const row = runs.ofJob(jobId).findLast(({ step, status }) => step === proof.before.step && status === 'done');
    return (row && results.get(row.key)?.data) ?? {};
  };
}
