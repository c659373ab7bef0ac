import { type BakeOffPlan, type BakeOffRequest, type Candidate, MAX_BAKE_OFF_RENDERS } from '../../shared/bake-off.ts';
import { toErrorShape } from '../../shared/errors.ts';
import type { JobRequest, JobRequestInput } from '../../shared/job.ts';
import type { MatrixCell, Prediction } from '../../shared/routing.ts';
import { type Said, said } from '../../shared/sentence.ts';

export interface PlanParts {
  /** The literal prompts that a prompt stands for. @throws AppError */
  expand(request: JobRequestInput): JobRequest[];
  /** Why a model cannot be used, in one sentence; null = it can. */
  obstacle(model: string): string | null;
  /** Of one render of a literal prompt by each cell. */
  predict(request: JobRequest, cells: readonly MatrixCell[]): Prediction[];
}

/** Prompts that a prediction is made from: it is asked for while somebody types. */
const PREDICTED_FROM = 40;

/** What a bake-off comes to and what stands in its way, every prompt and candidate looked at. */
export function planBakeOff({ prompts, candidates, seeds, width, height, column }: BakeOffRequest, parts: PlanParts): BakeOffPlan {
  const problems: BakeOffPlan['problems'] = [];
  const literal = prompts.flatMap((prompt, index) => {
    try {
      return parts.expand({ prompt, width, height, column });
    } catch (error) {
      problems.push({ field: 'prompts', index, message: toErrorShape(error).message });
      return [];
    }
  });
  candidates.forEach((candidate, index) => {
    const message = obstacleOf(candidate, parts.obstacle);
    if (message !== null) problems.push({ field: 'candidates', index, message });
  });
  const renders = literal.length * candidates.length * seeds.length;
  if (renders > MAX_BAKE_OFF_RENDERS) {
    const { text, sentence } = tooManyRenders(renders);
    problems.push({ field: 'renders', index: null, message: text, sentence });
  }
  return { prompts: literal.length, renders, candidates: predictionsOf(literal, candidates, seeds.length, parts.predict), problems };
}

export function tooManyRenders(renders: number): Said {
  return said('This bake-off comes to {renders} renders; {most} is the most. Take fewer prompts, candidates or seeds.', {
    renders,
    most: MAX_BAKE_OFF_RENDERS,
  });
}

/** Why a candidate cannot be put to the test. A stand-in's renders would be taken for its own, so every model that comes first has to be there. */
export function obstacleOf({ name, cell }: Candidate, obstacle: PlanParts['obstacle']): string | null {
  const models = cell.split ? [cell.split.object.models[0], cell.split.style.models[0]] : [cell.models[0]];
  const reason = models.map(obstacle).find((one) => one !== null);
  return reason === undefined ? null : `The candidate ${name} cannot be put to the test. ${reason}`;
}

function predictionsOf(
  literal: readonly JobRequest[],
  candidates: readonly Candidate[],
  seeds: number,
  predict: PlanParts['predict'],
): BakeOffPlan['candidates'] {
  const asked = literal.slice(0, PREDICTED_FROM);
  const byPrompt = asked.map((request) =>
    predict(
      request,
      candidates.map(({ cell }) => cell),
    ),
  );
  return candidates.map((_, candidate) => ({ seconds: totalOf('seconds', candidate), costUsd: totalOf('costUsd', candidate) }));

  function totalOf(figure: 'seconds' | 'costUsd', candidate: number): number | null {
    const values = byPrompt.map((predictions) => predictions[candidate][figure]);
    if (values.length === 0 || values.includes(null)) return null;
    const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
    return (sum / asked.length) * literal.length * seeds;
  }
}
