import type { BakeOffRequestInput, Candidate } from '../../shared/bake-off.ts';
import type { MatrixCell, ModelStatus } from '../../shared/routing.ts';
import { modelLabel, statusOf } from '../matrix/model-status.ts';
import { paramWords } from '../matrix/params.ts';
import { t } from '../words/t.ts';

/** A candidate while it is set up. */
export interface DraftCandidate {
  /** Stays the same while candidates come and go. */
  key: number;
  /** null = named after its model and settings. */
  name: string | null;
  cell: MatrixCell;
}

/** A bake-off that is not started yet. */
export interface BakeOffDraft {
  name: string;
  /** One a line. */
  prompts: string;
  candidates: readonly DraftCandidate[];
  seedCount: number;
  firstSeed: number;
  width: number;
  height: number;
  column: 'draft' | 'final';
}

/** What is wrong, by field; a field that is right is left out. */
export interface DraftProblems {
  name?: string;
  prompts?: string;
  candidates?: string;
  seeds?: string;
  renders?: string;
  /** By the candidate's place. */
  candidate: Readonly<Record<number, string>>;
}

export const EMPTY_DRAFT: BakeOffDraft = {
  name: '',
  prompts: '',
  candidates: [],
  seedCount: 2,
  firstSeed: 1,
  width: 1024,
  height: 1024,
  column: 'final',
};

const MAX_PROMPTS = 500;
const MAX_SEEDS = 50;
const MAX_SEED = 0xffff_ffff;
export const MAX_CANDIDATES = 8;

export function promptLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function seedsOf({ seedCount, firstSeed }: Pick<BakeOffDraft, 'seedCount' | 'firstSeed'>): number[] {
  return Array.from({ length: seedCount }, (_, index) => firstSeed + index);
}

/** "1, 2, 3" or "1 to 12" */
export function seedWords(seeds: readonly number[]): string {
  return seeds.length > 4 ? t('{first} to {last}', { first: String(seeds[0]), last: String(seeds.at(-1)) }) : seeds.join(', ');
}

/** A cell in a few words: its model, or those of its layers, and its settings. */
export function cellWords({ models, params, split }: MatrixCell, known: readonly ModelStatus[]): string {
  if (split) return t('{object} + {style}, split', { object: modelLabel(split.object.models[0], known), style: modelLabel(split.style.models[0], known) });
  const settings = paramWords(params);
  return `${modelLabel(models[0], known)}${settings && `, ${settings}`}`;
}

/** Names as they will be shown: those that were not given are made, and made different. */
export function candidateNames(candidates: readonly DraftCandidate[], known: readonly ModelStatus[]): string[] {
  const taken = new Set(candidates.flatMap(({ name }) => (name === null ? [] : [name.trim()])));
  return candidates.map(({ name, cell }) => {
    if (name !== null) return name.trim();
    const words = cellWords(cell, known).slice(0, 54);
    let free = words;
    for (let number = 2; taken.has(free); number++) free = `${words} (${number})`;
    taken.add(free);
    return free;
  });
}

/**
 * A matrix cell as a candidate: from the first model that is connected on, since one that is not cannot be put to the test.
 * The built-in engine is always connected.
 */
export function connectedCell(cell: MatrixCell, known: readonly ModelStatus[]): MatrixCell {
  const connected = (models: readonly string[]) => {
    const first = models.findIndex((id) => statusOf(id, known).isAvailable);
    return first > 0 ? models.slice(first) : [...models];
  };
  const { split } = cell;
  return {
    ...cell,
    models: connected(cell.models),
    ...(split && {
      split: {
        ...split,
        object: { ...split.object, models: connected(split.object.models) },
        style: { ...split.style, models: connected(split.style.models) },
      },
    }),
  };
}

export function requestOf(draft: BakeOffDraft, known: readonly ModelStatus[]): BakeOffRequestInput {
  const names = candidateNames(draft.candidates, known);
  const candidates = draft.candidates.map(({ cell }, index): Candidate => ({ name: names[index], cell }));
  const { name, width, height, column } = draft;
  return { name: name.trim(), prompts: promptLines(draft.prompts), candidates, seeds: seedsOf(draft), width, height, column };
}

/** What the window itself can see to be wrong. */
export function problemsOf(draft: BakeOffDraft, known: readonly ModelStatus[]): DraftProblems {
  const names = candidateNames(draft.candidates, known);
  const lines = promptLines(draft.prompts).length;
  const candidate: Record<number, string> = {};
  names.forEach((name, index) => {
    if (name === '') candidate[index] = t('It needs a name.');
    else if (name.length > 60) candidate[index] = t('A name has 60 characters at most.');
    else if (names.indexOf(name) !== index) candidate[index] = t('Another candidate has this name.');
  });
  return {
    candidate,
    ...(draft.name.trim() === ''
      ? { name: t('Give the bake-off a name.') }
      : draft.name.trim().length > 80
        ? { name: t('A name has 80 characters at most.') }
        : {}),
    ...(lines === 0 ? { prompts: t('Write at least one prompt.') } : {}),
    ...(lines > MAX_PROMPTS ? { prompts: t('{most, number} lines is the most; there are {lines, number}.', { most: MAX_PROMPTS, lines }) } : {}),
    ...(names.length < 2 ? { candidates: t('Two candidates are wanted at least.') } : {}),
    ...(draft.seedCount < 1 || draft.seedCount > MAX_SEEDS ? { seeds: t('1 to {most} seeds can be taken.', { most: MAX_SEEDS }) } : {}),
    ...(draft.firstSeed + draft.seedCount - 1 > MAX_SEED ? { seeds: t('A seed is {most} at most.', { most: String(MAX_SEED) }) } : {}),
  };
}

export function hasProblem({ candidate, ...fields }: DraftProblems): boolean {
  return Object.keys(candidate).length > 0 || Object.keys(fields).length > 0;
}

/** Candidates that are set up like an earlier one: their pictures would be alike. */
export function twinsOf(candidates: readonly DraftCandidate[]): Record<number, number> {
  const keys = candidates.map(({ cell }) => JSON.stringify([cell.models[0], Object.entries(cell.params).sort(), cell.split ?? null]));
  return Object.fromEntries(keys.flatMap((key, index) => (keys.indexOf(key) < index ? [[index, keys.indexOf(key)]] : [])));
}

/** Renders before the studio has counted variations. */
export function roughRenders(draft: BakeOffDraft): number {
  return promptLines(draft.prompts).length * draft.candidates.length * Math.max(0, draft.seedCount);
}
