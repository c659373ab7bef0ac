import type { PromptReading } from '../../shared/prompt.ts';
import type { MatrixVersion, ModelStatus, Prediction, Route, WhatIf } from '../../shared/routing.ts';
import { routePrompt } from './route.ts';

export interface WhatIfJob {
  jobId: string;
  prompt: string;
  reading: PromptReading;
  /** The model, or models, that the job goes to now, as `modelsOf` names them. */
  from: string;
  column?: 'draft' | 'final' | undefined;
  intent?: PromptReading['intent'] | undefined;
  split?: boolean | undefined;
  hasBase?: boolean | undefined;
}

const UNMEASURED: Prediction = { seconds: null, peakBytes: null, costUsd: null, runs: 0 };

/** Which of these jobs would go to another model under another matrix. */
export function whatIf(jobs: readonly WhatIfJob[], matrix: MatrixVersion, models: readonly ModelStatus[]): WhatIf {
  const changed = jobs.flatMap(({ jobId, prompt, from, ...job }) => {
    const route = routePrompt({ ...job, matrix, models, predict: () => UNMEASURED });
    const to = modelsOf(route);
    return to === from ? [] : [{ jobId, prompt, intent: route.intent, from, to }];
  });
  return { considered: jobs.length, changed };
}

/** The model of a route; of a split one the object's and the style's. */
export function modelsOf({ model, split }: Pick<Route, 'model' | 'split'>): string {
  return split ? `${split.object.model} + ${split.style.model}` : model;
}
