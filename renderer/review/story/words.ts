import type { Intent } from '../../../shared/prompt.ts';
import type { MeasureChange, RecipeChange, RecipeNode } from '../../../shared/review.ts';
import { formatBytes, formatCost, formatMs, formatNumber, formatShare } from '../../ui/format.ts';
import { INTENT_LABELS } from '../../ui/intent-labels.ts';
import { STEP_LABELS } from '../../ui/step-labels.ts';
import { msg, t } from '../../words/t.ts';

/** What a step does, in words of people who make pictures; steps of plugins keep their own name. */
export function stepName({ id, operation }: Pick<RecipeNode, 'id' | 'operation'>): string {
  return t(STEP_LABELS[id] ?? STEP_LABELS[operation] ?? id);
}

/** Settings whose names are Galley's own; those of models keep the model's names. */
const PARAM_WORDS: Record<string, string> = {
  prompt: msg('Prompt'),
  intent: msg('Kind of picture'),
  object: msg('Object words'),
  style: msg('Style words'),
  texts: msg('Lettering'),
  placements: msg('Where it stands'),
  placed: msg('Placed by hand'),
  width: msg('Width'),
  height: msg('Height'),
  isDraft: msg('Draft'),
  transparentBackground: msg('Without ground'),
  layer: msg('Layer'),
  ground: msg('Ground colour'),
  font: msg('Typeface'),
  target: msg('What is sharpened'),
  amount: msg('Amount'),
  isImported: msg('Your own picture'),
  isTileable: msg('Tiles'),
  harmonise: msg('Harmonise'),
  lightWrap: msg('Light wrap'),
  contactShadow: msg('Contact shadow'),
  steps: msg('Steps'),
  seed: msg('Seed'),
};

/** "base.steps" and "steps" are the same setting to a person. */
export function paramName(name: string): string {
  const own = name.slice(name.lastIndexOf('.') + 1);
  return own in PARAM_WORDS ? t(PARAM_WORDS[own]) : own.replaceAll('_', ' ');
}

/** @param name of the setting, as the recipe has it */
export function paramValue(value: string, name = ''): string {
  if (name === 'intent') return t(INTENT_LABELS[value as Intent] ?? value);
  return value === 'true' ? t('yes') : value;
}

const PART_WORDS: Record<RecipeChange['part'], string> = {
  prompt: msg('Prompt'),
  seed: msg('Seed'),
  size: msg('Size'),
  model: msg('Model'),
  parameter: msg('Setting'),
  intent: msg('Read as'),
  column: msg('Draft or final'),
  matrix: msg('Matrix version'),
  lettering: msg('Lettering'),
  look: msg('Look of the lettering'),
  base: msg('Base picture'),
  split: msg('Object and style apart'),
  'step-added': msg('New step'),
  'step-removed': msg('Step left out'),
};

/** What it is that changed: "Seed", "Model of the base image". */
export function changeName({ part, name }: RecipeChange): string {
  if (part === 'parameter' || part === 'look') {
    const [step] = name.split('.');
    return part === 'look' ? paramName(name) : t('{setting} ({step})', { setting: paramName(name), step: stepName({ id: step, operation: step }) });
  }
  if (part === 'model' && name !== 'base') return t('Model ({step})', { step: stepName({ id: name, operation: name }) });
  return t(PART_WORDS[part]);
}

/** A value of it, as a person says it. */
export function changeValue({ part }: RecipeChange, value: string | null): string {
  if (value === null) return t('none');
  if (part === 'step-added' || part === 'step-removed') return stepName({ id: value, operation: value });
  if (part === 'split') return t('yes');
  if (part === 'intent') return paramValue(value, 'intent');
  return paramValue(value);
}

const MEASURES: Record<MeasureChange['measure'], { name: string; format: (value: number) => string; isLessBetter: boolean | null }> = {
  characterErrorRate: { name: msg('Character errors'), format: formatShare, isLessBetter: true },
  outsideMax: { name: msg('Change outside the text'), format: (value) => formatNumber(value, 0), isLessBetter: true },
  ssim: { name: msg('SSIM, base to final'), format: (value) => formatNumber(value, 3), isLessBetter: null },
  sharpnessRatio: { name: msg('Sharpness, final ÷ base'), format: (value) => `× ${formatNumber(value, 2)}`, isLessBetter: null },
  colourCast: { name: msg('Colour cast ΔE'), format: (value) => formatNumber(value, 2), isLessBetter: true },
  seamRatio: { name: msg('Seam ratio'), format: (value) => formatNumber(value, 2), isLessBetter: true },
  noise: { name: msg('Noise'), format: (value) => formatNumber(value, 2), isLessBetter: null },
  banding: { name: msg('Banding'), format: formatShare, isLessBetter: true },
  seconds: { name: msg('Time'), format: (value) => formatMs(value * 1000), isLessBetter: true },
  costUsd: { name: msg('Cost'), format: formatCost, isLessBetter: true },
  peakBytes: { name: msg('Memory'), format: formatBytes, isLessBetter: null },
};

export interface MeasureWords {
  name: string;
  before: string;
  after: string;
  /** null = the same, or not for a figure to say. */
  isBetter: boolean | null;
  isSame: boolean;
}

/** Two values side by side. What is better is only said of measures of which less is always better. */
export function measureWords({ measure, before, after }: MeasureChange): MeasureWords {
  const { name, format, isLessBetter } = MEASURES[measure];
  const shown = (value: number | null) => (value === null ? '–' : format(value));
  const isSame = shown(before) === shown(after);
  const isBetter = isSame || before === null || after === null || isLessBetter === null ? null : after < before === isLessBetter;
  return { name: t(name), before: shown(before), after: shown(after), isBetter, isSame };
}
