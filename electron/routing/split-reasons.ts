import type { PromptReading, Span } from '../../shared/prompt.ts';
import type { LayerRoute, ModelStatus } from '../../shared/routing.ts';
import { labelOf } from './choose-model.ts';
import { shorten } from './shorten.ts';

/** Why a split is not made. */
export type SplitObstacle = 'declined' | 'imported' | 'texture' | 'no-object' | 'no-style';

const NO_SPLIT: Record<SplitObstacle, string> = {
  declined: 'This cell splits prompts, but you asked for one whole render.',
  imported: 'It is not split: an imported image is the base, so nothing is rendered.',
  texture: 'It is not split: a texture fills its whole frame, so there is no object to cut out. It is rendered whole.',
  'no-object': 'It is not split: the prompt has no words for an object. It is rendered whole.',
  'no-style': 'It is not split: the prompt has no words for a style. It is rendered whole.',
};

export function noSplitReason(obstacle: SplitObstacle): string {
  return NO_SPLIT[obstacle];
}

export interface SplitReasonInput {
  reading: PromptReading;
  /** Labels of the models. */
  object: string;
  style: string;
  place: string;
  /** The artist asked for it; otherwise the matrix does. */
  isAsked: boolean;
}

/** What goes where. */
export function splitReasons({ reading, object, style, place, isAsked }: SplitReasonInput): string[] {
  return [
    isAsked ? 'You asked for object and style to be rendered apart.' : `The ${place} renders object and style apart.`,
    `${object} renders the object words alone: ${named(reading.object)}.`,
    `${style} renders a setting from the style words: ${named(reading.style)}.`,
    'The object is cut out, placed by the seed and merged onto the setting.',
  ];
}

/** Which models were passed over; one that was for both layers, once. */
export function skippedReasons(object: LayerRoute['skipped'], style: LayerRoute['skipped'], models: readonly ModelStatus[]): string[] {
  const isIn = (list: LayerRoute['skipped'], model: string) => list.some((entry) => entry.model === model);
  const sentence = ({ model, reason }: LayerRoute['skipped'][number], words: string) =>
    `${labelOf(model, models)} comes first for the ${words} but was passed over. ${reason}`;
  return [
    ...object.map((entry) => sentence(entry, isIn(style, entry.model) ? 'object and the style words' : 'object words')),
    ...style.filter(({ model }) => !isIn(object, model)).map((entry) => sentence(entry, 'style words')),
  ];
}

function named(spans: readonly Span[]): string {
  const first = spans.slice(0, 4).map(({ text }) => `“${shorten(text)}”`);
  return `${first.join(', ')}${spans.length > 4 ? ` and ${spans.length - 4} more` : ''}`;
}
