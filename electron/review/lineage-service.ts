import type { Job } from '../../shared/job.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { ProofDifferences, ProofVersion, Recipe, Variant } from '../../shared/review.ts';
import type { Database } from '../telemetry/database.ts';
import { type Made, measureChanges, recipeChanges } from './differences.ts';
import { recipeOf } from './recipe.ts';
import type { ReviewService } from './review-service.ts';

export interface LineageParts {
  database: Database;
  jobs: { get(id: string): Job | null };
  /** What finished steps left, by the step's key. */
  results: { get(key: string): { outputs: Record<string, string> } | null };
  review: Pick<ReviewService, 'summary' | 'get' | 'plan'>;
}

/** Where a proof comes from: how it was made, its versions, its siblings. */
export interface LineageService {
  /** @throws AppError not-found */
  recipe(proofId: string): Recipe;
  /** What is other in the second. @throws AppError not-found */
  differences(beforeId: string, afterId: string): ProofDifferences;
  /** Every picture of the same line of rework, and of the prompts in it, this one with them, in the order in which they were asked for. @throws AppError not-found */
  variants(proofId: string): Variant[];
  /** The line of rework that a proof stands in, from the first render on, oldest first; what is not rendered yet too. @throws AppError not-found */
  history(proofId: string): ProofVersion[];
}

const MOST_VARIANTS = 200;

/** All jobs of one line of rework: up to its first, then down to all that was made of it. UNION ends a circle of parents in a damaged project. */
const FAMILY = `
  WITH RECURSIVE up (id, parent_id) AS (
    SELECT id, parent_id FROM jobs WHERE id = @jobId
    UNION SELECT jobs.id, jobs.parent_id FROM up JOIN jobs ON jobs.id = up.parent_id),
  family (id) AS (
    SELECT id FROM up
    UNION SELECT jobs.id FROM family JOIN jobs ON jobs.parent_id = family.id)`;

export function createLineageService({ database, jobs, results, review }: LineageParts): LineageService {
  const familyOf = database
    .prepare<{ jobId: string }, string>(`${FAMILY} SELECT jobs.id FROM family JOIN jobs USING (id) ORDER BY created_at, position, id`)
    .pluck();
  const siblingsOf = database
    .prepare<{ jobId: string }, string>(
      `${FAMILY}
       SELECT proofs.id FROM proofs JOIN jobs ON jobs.id = proofs.job_id
       WHERE jobs.id IN (
         SELECT id FROM family
         UNION SELECT other.id FROM family JOIN jobs AS own USING (id)
           JOIN jobs AS other ON substr(other.prompt, 1, 48) = substr(own.prompt, 1, 48) AND other.prompt = own.prompt)
       ORDER BY jobs.created_at, jobs.position, proofs.id LIMIT ${MOST_VARIANTS}`,
    )
    .pluck();

  function madeOf(job: Job): Made {
    const plan: RenderPlan | null = job.proofId === null ? null : review.plan(job.proofId);
    return { job, plan };
  }
  const jobOf = (id: string) => jobs.get(id) ?? undefined;

  return {
    recipe(proofId) {
      const { job, steps } = review.get(proofId);
      return recipeOf({ proofId, job, plan: review.plan(proofId), steps, outputsOf: (key) => results.get(key)?.outputs ?? {} });
    },
    differences(beforeId, afterId) {
      const [before, after] = [review.get(beforeId), review.get(afterId)];
      const keys = new Set(before.steps.filter(({ status }) => status === 'done').map(({ key }) => key));
      return {
        before: review.summary(beforeId),
        after: review.summary(afterId),
        recipe: recipeChanges({ job: before.job, plan: review.plan(beforeId) }, { job: after.job, plan: review.plan(afterId) }),
        measures: measureChanges(before, after),
        sameSteps: new Set(after.steps.filter(({ status, key }) => status === 'done' && keys.has(key)).map(({ key }) => key)).size,
      };
    },
    variants(proofId) {
      const { job } = review.get(proofId);
      const own = { job, plan: review.plan(proofId) };
      const ids = siblingsOf.all({ jobId: job.id }) as string[];
      return ids.flatMap((id) => {
        const proof = review.summary(id);
        const other = jobOf(proof.jobId);
        const plan = review.plan(id);
        return other === undefined ? [] : [{ proof, seed: plan.seed, changes: id === proofId ? [] : recipeChanges(own, { job: other, plan }) }];
      });
    },
    history(proofId) {
      const { jobId } = review.summary(proofId);
      const family = (familyOf.all({ jobId }) as string[]).flatMap((id) => jobOf(id) ?? []);
      return family.map((job) => {
        const parent = family.find(({ id }) => id === job.parentId);
        return {
          jobId: job.id,
          parentJobId: job.parentId,
          state: job.state,
          createdAt: job.createdAt,
          proof: job.proofId === null ? null : review.summary(job.proofId),
          ledger: job.proofId === null ? [] : review.get(job.proofId).ledger,
          changes: parent === undefined ? [] : recipeChanges(madeOf(parent), madeOf(job)),
        };
      });
    },
  };
}
