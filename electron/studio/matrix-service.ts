import type { Job, JobRequest } from '../../shared/job.ts';
import type { PromptReading } from '../../shared/prompt.ts';
import type { CellMeasures, Matrix, MatrixVersion, ModelStatus, Prediction, Route, WhatIf } from '../../shared/routing.ts';
import { defaultMatrix } from '../routing/default-matrix.ts';
import { createModelDirectory } from '../routing/known-models.ts';
import { isLetteredByHand } from '../routing/letter-models.ts';
import { parseMatrix } from '../routing/parse-matrix.ts';
import { stringsOf } from '../routing/plan.ts';
import { predictFrom } from '../routing/predict.ts';
import type { ModelQuote, QuoteAsked } from '../routing/quote.ts';
import { type RouteInput, routePrompt } from '../routing/route.ts';
import { whatIf } from '../routing/what-if.ts';
import type { MatrixTable } from '../telemetry/matrix-table.ts';
import type { RunTable } from '../telemetry/run-table.ts';

/** Runs of a model that its predictions are made from. */
const PREDICTED_FROM = 200;
/** Jobs that "what if" looks at. */
const CONSIDERED = 500;
const DAY_MS = 24 * 3600 * 1000;

/** The decision matrix of the project and where prompts go by it. */
export interface MatrixService {
  get(): MatrixVersion;
  versions(): MatrixVersion[];
  /** Makes a new version; waiting jobs keep their routes. @throws AppError invalid-input */
  save(matrix: Matrix, note: string): MatrixVersion;
  defaults(): Matrix;
  models(): ModelStatus[];
  /** What of the newest prompts would be rendered another way. @throws AppError invalid-input */
  whatIf(matrix: Matrix): WhatIf;
  /** What ran through each cell in the last days. */
  measured(sinceDays: number): CellMeasures[];
  route(reading: PromptReading, request: JobRequest): Route;
  /** Makes the default version 1 of a project that has no matrix yet, so that a newer Galley's default does not change it. */
  keepDefault(): void;
  /** New runs were measured: predictions are made anew. */
  forgetPredictions(): void;
  /** Connections changed: models are listed anew. */
  forgetModels(): void;
}

export interface MatrixServiceParts {
  matrices: MatrixTable;
  runs: RunTable;
  /** Newest jobs, for "what if". */
  newestJobs(limit: number): Job[];
  /** Models of the connections. */
  connected(): ModelStatus[];
  /** US dollars for lettering a picture of this size by a model, before it is sent; null = unknown. Left out = what runs have cost. */
  letterUsd?(model: string, size: { width: number; height: number }): number | null;
  /** What a connected model says to a render before it is sent; null = built in, or not connected. Left out = nobody is asked. */
  quote?(model: string, asked: QuoteAsked): ModelQuote | null;
  /** Since a day in UTC since the epoch. Left out = nothing was measured. */
  cellFigures?(sinceBlock: number): CellMeasures[];
  /** Who saves. */
  person?: string;
  clock: () => Date;
}

export function createMatrixService({
  matrices,
  runs,
  newestJobs,
  connected,
  letterUsd,
  quote,
  cellFigures,
  person,
  clock,
}: MatrixServiceParts): MatrixService {
  let directory = createModelDirectory(connected());
  const predictions = new Map<string, Prediction>();
  let current = matrices.newest();

  const get = (): MatrixVersion => {
    current ??= { version: 1, savedAt: clock().toISOString(), note: 'The default of a new project.', matrix: defaultMatrix() };
    return current;
  };
  function predict(model: string, operation?: string): Prediction {
    const name = `${model} ${operation ?? ''}`;
    let known = predictions.get(name);
    if (!known) {
      known = predictFrom(
        runs.recentOf(model, PREDICTED_FROM).map((run) => ({ ...run, durationMs: run.timeMs })),
        model,
        operation,
      );
      predictions.set(name, known);
    }
    return known;
  }

  /** The same question once, for hundreds of prompts. */
  function remembered(): Asked {
    const edits = new Map<string, number | null>();
    const quotes = new Map<string, ModelQuote | null>();
    return {
      letterUsd: letterUsd && ((model, size) => once(edits, `${model} ${size.width} ${size.height}`, () => letterUsd(model, size))),
      quote: quote && ((model, asked) => once(quotes, `${model} ${JSON.stringify(asked)}`, () => quote(model, asked))),
    };
  }

  return {
    get,
    versions: () => matrices.list(),
    save(matrix, note) {
      current = matrices.save(parseMatrix(matrix).matrix, note, clock().toISOString(), person);
      return current;
    },
    defaults: defaultMatrix,
    models: () => directory.list(),
    whatIf(matrix) {
      // Renders of a bake-off do not ask the matrix.
      const asking = newestJobs(CONSIDERED).filter(({ request }) => request.cell === undefined);
      const ask = remembered();
      const jobs = asking.map(({ id, request, reading }) => ({ jobId: id, prompt: request.prompt, reading, ...routeOptions(reading, request, ask) }));
      return whatIf({ jobs, now: get(), wanted: { ...get(), matrix: parseMatrix(matrix).matrix }, models: directory.list(), predict });
    },
    measured: (sinceDays) => cellFigures?.(Math.floor(clock().getTime() / DAY_MS) - sinceDays) ?? [],
    route: (reading, request) =>
      routePrompt({ reading, matrix: get(), models: directory.list(), predict, cell: request.cell, ...routeOptions(reading, request, { letterUsd, quote }) }),
    keepDefault() {
      if (!matrices.newest()) current = matrices.save(get().matrix, get().note, get().savedAt);
    },
    forgetPredictions: () => predictions.clear(),
    forgetModels() {
      directory = createModelDirectory(connected());
    },
  };
}

type Asked = Pick<MatrixServiceParts, 'letterUsd' | 'quote'>;

/** Everything of a job that its route hangs on, besides the matrix. */
function routeOptions(
  reading: PromptReading,
  request: JobRequest,
  { letterUsd, quote }: Asked,
): Omit<RouteInput, 'reading' | 'matrix' | 'models' | 'predict' | 'cell'> {
  const { width, height } = request;
  return {
    column: request.column,
    intent: request.intent,
    model: request.model,
    texts: stringsOf(request, reading),
    isLetteredByHand: isLetteredByHand(request.lettering ?? {}),
    letterUsd: letterUsd && ((model) => letterUsd(model, { width, height })),
    quote: quote && ((model, asked) => quote(model, { ...asked, width, height })),
    split: request.split,
    merge: request.merge,
    hasBase: request.baseSha256 !== undefined,
    size: { width, height },
  };
}

function once<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  if (!known.has(name)) known.set(name, make());
  return known.get(name)!;
}
