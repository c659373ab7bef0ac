import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BakeOffPlan, BakeOffRequest, BakeOffSummary } from '../../shared/bake-off.ts';
import type { MatrixCell, MatrixVersion, ModelStatus } from '../../shared/routing.ts';
import type { Schedule } from '../app/soon.ts';
import type { StudioClient } from '../app/studio-client.ts';
import { say } from '../words/say.ts';
import { t } from '../words/t.ts';
import {
  type BakeOffDraft,
  connectedCell,
  type DraftCandidate,
  type DraftProblems,
  EMPTY_DRAFT,
  hasProblem,
  problemsOf,
  promptLines,
  requestOf,
} from './draft.ts';

export interface FormState {
  draft: BakeOffDraft;
  models: readonly ModelStatus[];
  matrix: MatrixVersion | null;
  /** What the draft comes to; null while it cannot be told. */
  plan: BakeOffPlan | null;
  isPlanning: boolean;
  isStarting: boolean;
  /** From the first try to start on, everything that is missing is named. */
  hasTried: boolean;
  load: () => Promise<void>;
  edit: (change: Partial<BakeOffDraft>) => void;
  addCandidate: (cell: MatrixCell, name?: string) => void;
  editCandidate: (key: number, change: Partial<Omit<DraftCandidate, 'key'>>) => void;
  removeCandidate: (key: number) => void;
  /** Begins with what another bake-off was made of. */
  takeRequest: (request: BakeOffRequest) => void;
  /** Puts prompts behind those that are written, each once. */
  addPrompts: (prompts: readonly string[]) => void;
  takeNewest: (count: number) => Promise<void>;
  takeGolden: () => Promise<void>;
  start: () => Promise<void>;
}

export interface FormStoreOptions {
  api: Pick<StudioClient['bakeOff'], 'plan' | 'start'>;
  matrix: Pick<StudioClient['matrix'], 'get' | 'models'>;
  listJobs: StudioClient['queue']['list'];
  golden: StudioClient['insights']['golden'];
  schedule: Schedule;
  onStarted: (summary: BakeOffSummary) => void;
  onTold: (title: string) => void;
  onError: (error: unknown) => void;
}

const TYPING_PAUSE_MS = 300;
/** Jobs that the newest prompts are looked for among: many of them are variations of the same seed or renders of a bake-off. */
const LOOKED_AT = 500;

/** A bake-off being set up; it stays while other pages are looked at. */
export function createFormStore(options: FormStoreOptions): StoreApi<FormState> {
  const { api, matrix, listJobs, golden, schedule, onStarted, onTold, onError } = options;
  let newest = 0;
  let nextKey = 1;

  return createStore<FormState>()((set, get) => {
    async function ask(mine: number): Promise<void> {
      const { draft, models } = get();
      if (mine !== newest) return;
      try {
        // A name is not needed to count renders.
        const plan = await api.plan({ ...requestOf(draft, models), name: 'plan' });
        if (mine === newest) set({ plan, isPlanning: false });
      } catch (error) {
        if (mine !== newest) return;
        set({ plan: null, isPlanning: false });
        onError(error);
      }
    }

    function take(draft: BakeOffDraft): void {
      const mine = ++newest;
      const { name: _name, ...problems } = problemsOf(draft, get().models);
      const canPlan = !hasProblem(problems);
      set({ draft, isPlanning: canPlan, ...(!canPlan && { plan: null }) });
      if (canPlan) schedule(() => void ask(mine), TYPING_PAUSE_MS);
    }

    return {
      draft: EMPTY_DRAFT,
      models: [],
      matrix: null,
      plan: null,
      isPlanning: false,
      isStarting: false,
      hasTried: false,
      async load() {
        try {
          const [models, current] = await Promise.all([matrix.models(), matrix.get()]);
          set({ models, matrix: current });
          // Telemetry may have grown since the last look.
          take(get().draft);
        } catch (error) {
          onError(error);
        }
      },
      edit: (change) => take({ ...get().draft, ...change }),
      addCandidate(cell, name) {
        const { draft, models } = get();
        const candidate = { key: nextKey++, name: name ?? null, cell: connectedCell(cell, models) };
        take({ ...draft, candidates: [...draft.candidates, candidate] });
      },
      editCandidate(key, change) {
        const { draft } = get();
        take({ ...draft, candidates: draft.candidates.map((candidate) => (candidate.key === key ? { ...candidate, ...change } : candidate)) });
      },
      removeCandidate(key) {
        const { draft } = get();
        take({ ...draft, candidates: draft.candidates.filter((candidate) => candidate.key !== key) });
      },
      takeRequest({ name, prompts, candidates, seeds, width, height, column }) {
        const own = candidates.map((candidate) => ({ ...candidate, key: nextKey++ }));
        take({
          name: t('{name}, again', { name: name.slice(0, 70) }),
          prompts: prompts.join('\n'),
          candidates: own,
          seedCount: seeds.length,
          firstSeed: Math.min(...seeds),
          width,
          height,
          column,
        });
      },
      addPrompts(prompts) {
        const { draft } = get();
        const lines = promptLines(draft.prompts);
        const added = [...new Set(prompts.map((prompt) => prompt.replace(/\s*\n\s*/g, ' ').trim()))].filter(
          (prompt) => prompt !== '' && !lines.includes(prompt),
        );
        onTold(
          added.length === 0
            ? t('There is no prompt that is not here already')
            : t('Took {prompts, plural, one {# prompt} other {# prompts}}', { prompts: added.length }),
        );
        if (added.length > 0) take({ ...draft, prompts: [...lines, ...added].join('\n') });
      },
      async takeNewest(count) {
        try {
          const { total } = await listJobs({ limit: 1 });
          const { jobs } = await listJobs({ limit: LOOKED_AT, offset: Math.max(0, total - LOOKED_AT) });
          const own = jobs.filter(({ request }) => request.cell === undefined).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
          get().addPrompts([...new Set(own.map(({ request }) => request.prompt))].slice(0, count));
        } catch (error) {
          onError(error);
        }
      },
      async takeGolden() {
        try {
          get().addPrompts((await golden()).map(({ prompt }) => prompt));
        } catch (error) {
          onError(error);
        }
      },
      async start() {
        const { draft, models, plan, isStarting } = get();
        set({ hasTried: true });
        if (isStarting || hasProblem(problemsWithPlan(problemsOf(draft, models), plan))) return;
        set({ isStarting: true });
        try {
          const summary = await api.start(requestOf(draft, models));
          take(EMPTY_DRAFT);
          set({ hasTried: false });
          onStarted(summary);
        } catch (error) {
          onError(error);
        } finally {
          set({ isStarting: false });
        }
      },
    };
  });
}

/** The window's problems with those that only the studio can see. */
export function problemsWithPlan(own: DraftProblems, plan: BakeOffPlan | null): DraftProblems {
  if (plan === null) return own;
  const of = (field: BakeOffPlan['problems'][number]['field']) => plan.problems.filter((problem) => problem.field === field);
  const [prompt, ...more] = of('prompts');
  const [renders] = of('renders');
  return {
    ...(prompt && {
      prompts: t('Line {line, number}: {problem}{more, plural, =0 {} other { And # more.}}', {
        line: (prompt.index ?? 0) + 1,
        problem: prompt.message,
        more: more.length,
      }),
    }),
    ...(renders && { renders: renders.sentence ? say(renders.sentence) : renders.message }),
    ...own,
    candidate: { ...Object.fromEntries(of('candidates').map(({ index, message }) => [index ?? 0, message])), ...own.candidate },
  };
}
