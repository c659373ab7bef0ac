import type { Job, JobProgress } from '../../shared/job.ts';
import type { LetteringReport } from '../../shared/lettering.ts';
import type { RenderPlan } from '../../shared/plan.ts';
import type { ProofMetrics } from '../../shared/proof-metrics.ts';
import { dataUri } from '../models/http-calls.ts';
import type { PlanOutcome, PlanRunner, StepProgress } from '../render/run-plan.ts';
import type { Fallbacks } from '../render/run-step.ts';
import type { ProofTable } from '../telemetry/proof-table.ts';
import type { JobTable } from './job-table.ts';
import type { JobControl } from './scheduler.ts';

export interface JobRunnerParts {
  table: JobTable;
  proofs: ProofTable;
  runner: PlanRunner;
  plan(job: Job): RenderPlan;
  /** Its base is rendered anew even if the same one is there. */
  isFresh?(job: Job): boolean;
  transact: (write: () => void) => void;
  onProgress(progress: JobProgress): void;
  /** Marks a new proof by the team's limits, in the same transaction. */
  mark(proofId: string): void;
  onProof(proofId: string): void;
  createId: () => string;
  clock: () => Date;
}

/** Previews travel with the progress: what is larger is no preview. */
const LARGEST_PREVIEW_BYTES = 512 * 1024;

const NOTHING_MEASURED: ProofMetrics = {
  characterErrorRate: { before: null, after: null },
  outsideMask: null,
  ssim: null,
  sharpnessRatio: null,
  colourCast: null,
  seamRatio: null,
};

/** Gives the function that runs one job: plan, steps, and then proof and job state in one transaction, so that no job is half done. */
export function createJobRunner(parts: JobRunnerParts): (job: Job, control: JobControl) => Promise<void> {
  return async (job, { signal, checkpoint, party }) => {
    const outcome = await parts.runner.run({
      jobId: job.id,
      plan: parts.plan(job),
      isFresh: parts.isFresh?.(job) ?? false,
      fallbacks: fallbacksOf(job.route),
      signal,
      party,
      beforeStep: checkpoint,
      onProgress: progressOf(parts, job.id),
    });
    const proofId = parts.createId();
    const createdAt = parts.clock().toISOString();
    parts.transact(() => {
      parts.proofs.add({ id: proofId, jobId: job.id, ...proofOf(outcome), createdAt });
      parts.table.change(job.id, { state: 'done', proofId, thumbnailSha256: outcome.afterSha256, finishedAt: createdAt, error: null, crashCount: 0 });
      parts.mark(proofId);
    });
    parts.onProof(proofId);
  };
}

function fallbacksOf({ fallbacks, split }: Job['route']): Fallbacks {
  return (layer) => (split && layer !== 'whole' ? split[layer].fallbacks : fallbacks);
}

/** The first picture is kept with the job: its card shows it even after a restart. */
function progressOf({ table, onProgress }: JobRunnerParts, jobId: string): (progress: StepProgress) => void {
  let hasPicture = false;
  return ({ preview, ...progress }) => {
    if (!hasPicture && progress.thumbnailSha256) {
      hasPicture = true;
      table.change(jobId, { thumbnailSha256: progress.thumbnailSha256 });
    }
    const isShown = preview && preview.mediaType !== 'image/gif' && preview.bytes.length <= LARGEST_PREVIEW_BYTES;
    onProgress({ jobId, ...progress, ...(isShown && { preview: dataUri(preview) }) });
  };
}

function proofOf({ plan, beforeSha256, afterSha256, maskSha256, layers, results }: PlanOutcome) {
  const data = <Value>(operation: string, name: string) => {
    const step = plan.steps.find((candidate) => candidate.operation === operation);
    return (step && (results.get(step.id)?.data[name] as Value | undefined)) ?? null;
  };
  const lettering = data<LetteringReport>('letter', 'report');
  const metrics = data<ProofMetrics>('measure', 'metrics') ?? NOTHING_MEASURED;
  return { plan, beforeSha256, afterSha256, maskSha256, layers, metrics, lettering, isLetteringExact: isLetteringExact(plan, lettering) };
}

/** True when every wanted string was read back exactly in a place that is not in doubt, or none was wanted. */
function isLetteringExact(plan: RenderPlan, report: LetteringReport | null): boolean {
  const letter = plan.steps.find((step) => step.operation === 'letter');
  if (letter?.operation !== 'letter') return true;
  const regions = report?.regions.filter((region) => region.wanted !== null) ?? [];
  // An empty one only takes lettering away.
  const placed = letter.params.options.placed?.filter(({ text }) => text !== '') ?? [];
  const isWhole = regions.length >= Math.max(letter.params.texts.length, placed.length);
  return isWhole && regions.every(({ check, flags }) => check === 'exact' && !flags.includes('ambiguous'));
}
