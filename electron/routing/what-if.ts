import type { PromptReading } from '../../shared/prompt.ts';
import type { MatrixVersion, ModelStatus, Prediction, WhatIf } from '../../shared/routing.ts';
import { routePrompt } from './route.ts';

export interface WhatIfJob {
  jobId: string;
  prompt: string;
  reading: PromptReading;
  /** The model the job goes to now. */
  from: string;
  column?: 'draft' | 'final' | undefined;
  intent?: PromptReading['intent'] | undefined;
}

const UNMEASURED: Prediction = { seconds: null, peakBytes: null, costUsd: null, runs: 0 };

/** Which of these jobs would go to another model under another matrix. */
export function whatIf(jobs: readonly WhatIfJob[], matrix: MatrixVersion, models: readonly ModelStatus[]): WhatIf {
  const changed = jobs.flatMap(({ jobId, prompt, reading, from, column, intent }) => {
    const route = routePrompt({ reading, matrix, models, column, intent, predict: () => UNMEASURED });
    return route.model === from ? [] : [{ jobId, prompt, intent: route.intent, from, to: route.model }];
  });
  return { considered: jobs.length, changed };
}
