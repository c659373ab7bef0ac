import type { PromptReading } from '../../shared/prompt.ts';
import { isSameWay, type MatrixVersion, type ModelStatus, type Prediction, type Route, type Way, type WhatIf } from '../../shared/routing.ts';
import { routePrompt } from './route.ts';

export interface WhatIfJob {
  jobId: string;
  prompt: string;
  reading: PromptReading;
  /** Where the job goes now. */
  from: Way;
  column?: 'draft' | 'final' | undefined;
  intent?: PromptReading['intent'] | undefined;
  split?: boolean | undefined;
  hasBase?: boolean | undefined;
}

const UNMEASURED: Prediction = { seconds: null, peakBytes: null, costUsd: null, runs: 0 };

/** Which of these jobs would go another way under another matrix: to another model, or with other settings. */
export function whatIf(jobs: readonly WhatIfJob[], matrix: MatrixVersion, models: readonly ModelStatus[]): WhatIf {
  const changed = jobs.flatMap(({ jobId, prompt, from, ...job }) => {
    const route = routePrompt({ ...job, matrix, models, predict: () => UNMEASURED });
    const to = wayOf(route);
    return isSameWay(from, to) ? [] : [{ jobId, prompt, intent: route.intent, from, to }];
  });
  return { considered: jobs.length, changed };
}

export function wayOf(route: Pick<Route, 'model' | 'split' | 'params'>): Way {
  return { models: modelsOf(route), params: route.split ? { ...route.split.object.params, ...route.split.style.params } : route.params };
}

/** The model of a route; of a split one the object's and the style's. */
function modelsOf({ model, split }: Pick<Route, 'model' | 'split'>): string {
  return split ? `${split.object.model} + ${split.style.model}` : model;
}
