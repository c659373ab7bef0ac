import { usdText } from '../../shared/calls.ts';
import type { LetteringOptions } from '../../shared/lettering.ts';
import { type ModelStatus, type Prediction, type Route, SKETCH } from '../../shared/routing.ts';
import { unknownModel } from './known-models.ts';

export interface LetterModelsInput {
  /** Of the cell; left out = everything is typeset. */
  letterWith?: readonly string[] | undefined;
  models: readonly ModelStatus[];
  hasText: boolean;
  /** A face, a look or a place was chosen by hand. */
  isByHand: boolean;
  predict: (model: string, operation?: string) => Prediction;
  /** US dollars for one edit, before it is sent; null = unknown. */
  letterUsd?: ((model: string) => number | null) | undefined;
}

export interface LetterModels {
  lettering?: NonNullable<Route['lettering']>;
  reasons: string[];
  /** Of the first try; null = no model letters. */
  prediction: Prediction | null;
}

/** Which models letter before the typesetter does, and why. */
export function letterModels({ letterWith = [], models, hasText, isByHand, predict, letterUsd }: LetterModelsInput): LetterModels {
  const names = [...new Set(letterWith)].filter((id) => id !== SKETCH);
  if (!hasText || names.length === 0) return { reasons: [], prediction: null };
  if (isByHand)
    return { reasons: ['Galley’s typesetter letters it: a model cannot follow the face, look or place that was chosen by hand.'], prediction: null };
  const statuses = names.map((id) => models.find((model) => model.id === id) ?? unknownModel(id));
  const usable = statuses.filter(({ isAvailable }) => isAvailable);
  const skipped = statuses.filter(({ isAvailable }) => !isAvailable).map(({ id, reason }) => ({ model: id, reason }));
  const passedOver = statuses.filter(({ isAvailable }) => !isAvailable).map(({ label, reason }) => `${label} was passed over for the lettering. ${reason}`);
  const lettering = { models: usable.map(({ id }) => id), skipped };
  const [first, ...others] = usable;
  if (!first) return { lettering, reasons: [...passedOver, 'Galley’s typesetter letters it.'], prediction: null };
  const measured = predict(first.id, 'letter-edit');
  const usd = letterUsd?.(first.id) ?? measured.costUsd;
  const cost = usd === null ? 'what it costs is not known yet' : usd === 0 ? 'free of charge' : `for about ${usdText(Math.round(usd * 1e6))}`;
  const then = others.length > 0 ? ` What it gets wrong goes to ${others.map(({ label }) => label).join(', then ')}, each once.` : '';
  const reason = `${first.label} letters it, ${cost}; every string is read back and everything outside its place stays as it was.${then} What no model gets right is typeset.`;
  return { lettering, reasons: [...passedOver, reason], prediction: { ...measured, costUsd: usd } };
}

/** True where the artist chose what only the typesetter can follow; strings for regions by number are none of it. */
export function isLetteredByHand({ box, font, arc, effects, style, placed = [] }: LetteringOptions): boolean {
  const isChosen = [box, font, arc, effects, style].some((choice) => choice !== undefined);
  return isChosen || placed.some((entry) => entry.area !== undefined || entry.font !== undefined || entry.effects !== undefined || entry.finish !== undefined);
}
