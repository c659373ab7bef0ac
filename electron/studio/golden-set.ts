import type { GoldenPrompt } from '../../shared/insights.ts';
import { jobRequestSchema } from '../../shared/job.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { InsightsService } from '../telemetry/insights.ts';

/** The prompts by which models are watched. */
export interface GoldenSet {
  /** These and no others. A prompt with variations stands for each of the prompts that it makes. @throws AppError what expanding refuses */
  set(prompts: readonly GoldenPrompt[]): void;
  /** Queues every golden prompt as it is written: braces that are left are no variations. @returns the jobs' ids */
  render(): string[];
}

export function createGoldenSet({
  insights,
  queue,
}: {
  insights: Pick<InsightsService, 'golden' | 'setGolden'>;
  queue: Pick<JobQueue, 'expand' | 'addLiteral'>;
}): GoldenSet {
  return {
    set(prompts) {
      const isKnown = new Set(insights.golden().map(({ prompt, seed }) => `${seed} ${prompt}`));
      // What is golden already is literal: it must not be expanded a second time.
      insights.setGolden(
        prompts.flatMap(({ prompt, seed }) =>
          isKnown.has(`${seed} ${prompt}`) ? [{ prompt, seed }] : queue.expand({ prompt, seed }).map((request) => ({ prompt: request.prompt, seed })),
        ),
      );
    },
    render: () =>
      queue.addLiteral(
        insights.golden().map((golden) => jobRequestSchema.parse(golden)),
        () => undefined,
      ),
  };
}
