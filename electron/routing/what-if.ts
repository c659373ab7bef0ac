import type { PromptReading } from '../../shared/prompt.ts';
import { type Expectation, isSameWay, type MatrixVersion, type ModelStatus, type Prediction, type Route, type Way, type WhatIf } from '../../shared/routing.ts';
import { type RouteInput, routePrompt } from './route.ts';

/** A prompt that asks the matrix, with everything that its route hangs on. */
export type WhatIfJob = { jobId: string; prompt: string; reading: PromptReading } & Omit<RouteInput, 'matrix' | 'models' | 'reading' | 'predict' | 'cell'>;

export interface WhatIfQuestion {
  jobs: readonly WhatIfJob[];
  /** The matrix that is in force. */
  now: MatrixVersion;
  /** The one that would be. */
  wanted: MatrixVersion;
  models: readonly ModelStatus[];
  /** Left out = nothing was ever measured. */
  predict?: RouteInput['predict'] | undefined;
}

const UNMEASURED: Prediction = { seconds: null, peakBytes: null, costUsd: null, runs: 0 };

/**
 * Which of these prompts would be rendered another way by another matrix: by another model, with other settings, or lettered by somebody else; and what each would take
 * before and after. Both matrices are asked with the models of now, so a model that came or went in the meantime is no change.
 */
export function whatIf({ jobs, now, wanted, models, predict = () => UNMEASURED }: WhatIfQuestion): WhatIf {
  let otherSteps = 0;
  const changed = jobs.flatMap(({ jobId, prompt, ...job }) => {
    const [before, after] = [now, wanted].map((matrix) => routePrompt({ ...job, matrix, models, predict }));
    if (before.thenSteps.join() !== after.thenSteps.join()) otherSteps++;
    const [from, to] = [wayOf(before), wayOf(after)];
    if (isSameWay(from, to)) return [];
    return [{ jobId, prompt, intent: after.intent, column: after.column, from, to, before: expectationOf(before), after: expectationOf(after) }];
  });
  return { considered: jobs.length, changed, otherSteps };
}

export function wayOf(route: Pick<Route, 'model' | 'split' | 'params' | 'lettering'>): Way {
  return {
    models: modelsOf(route),
    params: route.split ? { ...route.split.object.params, ...route.split.style.params } : route.params,
    ...(route.lettering && route.lettering.models.length > 0 && { letterers: route.lettering.models }),
  };
}

function expectationOf({ prediction: { seconds, costUsd } }: Route): Expectation {
  return { seconds, costUsd };
}

/** The model of a route; of a split one the object's and the style's. */
function modelsOf({ model, split }: Pick<Route, 'model' | 'split'>): string {
  return split ? `${split.object.model} + ${split.style.model}` : model;
}
