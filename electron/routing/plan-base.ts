import type { JobRequest } from '../../shared/job.ts';
import type { PlanStep, RenderPlan, StepInput, StepParams } from '../../shared/plan.ts';
import type { PromptReading, Span } from '../../shared/prompt.ts';
import type { LayerRoute, Route, SplitRoute } from '../../shared/routing.ts';
import { groundFor } from './layer-prompts.ts';
import { renderSize, type SizeLimits } from './model-sizes.ts';

export interface PlanInput {
  request: JobRequest;
  reading: PromptReading;
  route: Route;
  seed: number;
  /** Sides the route's models can render; left out = any. */
  limits?: SizeLimits | null | undefined;
}

/** What everything else is done to. */
export interface PlannedBase {
  steps: PlanStep[];
  image: StepInput;
  layers: NonNullable<RenderPlan['proof']['layers']>;
}

/** An imported picture, one render, or two layers merged. @param texts strings that room is left for */
export function planBase(input: PlanInput, texts: string[]): PlannedBase {
  const { request, route } = input;
  if (request.baseSha256 !== undefined) return single({ id: 'base', operation: 'import', params: { sha256: request.baseSha256 }, inputs: {} });
  const whole = wholeParams(input, texts);
  return route.split ? layered(input, route.split, whole) : single({ id: 'base', operation: 'generate', params: whole, inputs: {} });
}

function single(step: PlanStep): PlannedBase {
  return { steps: [step], image: { step: step.id, output: 'image' }, layers: [] };
}

function wholeParams({ request, reading, route, limits }: PlanInput, texts: string[]): StepParams['generate'] {
  const size = limits ? renderSize(request, limits) : request;
  return {
    model: route.model,
    prompt: request.prompt,
    intent: route.intent,
    object: reading.object.map(({ text }) => text),
    style: reading.style.map(({ text }) => text),
    texts,
    width: size.width,
    height: size.height,
    isDraft: route.column === 'draft',
    transparentBackground: /\b(?:transparent|alpha) background\b|\bbackground:? (?:is )?transparent\b|\btransparent png\b/i.test(request.prompt),
    params: route.params,
  };
}

/** Each layer is told its own words only, so that other style words do not render the object again. */
function layered({ reading }: PlanInput, split: SplitRoute, whole: StepParams['generate']): PlannedBase {
  const object = wordsOf(reading.object);
  const style = wordsOf(reading.style);
  const ground = groundFor(object);
  const layerOf = ({ model, params }: LayerRoute, words: string[]) => ({ ...whole, model, params, prompt: words.join(', ') });
  const steps: PlanStep[] = [
    {
      id: 'object',
      operation: 'generate',
      params: { ...layerOf(split.object, object), layer: 'object', object, style: [], ground, transparentBackground: true },
      inputs: {},
    },
    { id: 'matte', operation: 'matte', params: { ground }, inputs: { image: { step: 'object', output: 'image' } } },
    {
      id: 'style',
      operation: 'generate',
      params: { ...layerOf(split.style, style), layer: 'style', object: [], style, transparentBackground: false },
      inputs: {},
    },
    {
      id: 'merge',
      operation: 'merge',
      params: { ...split.merge, ...(isMonochrome(style) && { isMonochrome: true }) },
      inputs: { image: { step: 'style', output: 'image' }, object: { step: 'matte', output: 'image' } },
    },
  ];
  return {
    steps,
    image: { step: 'merge', output: 'image' },
    layers: [
      { name: 'object', source: { step: 'object', output: 'image' } },
      { name: 'matte', source: { step: 'matte', output: 'mask' } },
      { name: 'cutout', source: { step: 'matte', output: 'image' } },
      { name: 'style', source: { step: 'style', output: 'image' } },
      { name: 'merge', source: { step: 'merge', output: 'image' } },
    ],
  };
}

const MONOCHROME =
  /\b(?:black[ -]and[ -]white|b ?(?:&|and|\/) ?w|monochrom\w*|gr[ae]y ?scale|noir|sepia|daguerreotype|tintype|cyanotype|blueprint|pencil|charcoal|graphite|etching|engraving|woodcut|linocut)\b/i;
const COLOURED = /\b(?:colou?r(?:ed|s|ful)?|two[- ]tone)\b/i;

/** Manners whose pictures have one colour: an object in its own would look pasted in. */
function isMonochrome(style: readonly string[]): boolean {
  return style.some((words) => MONOCHROME.test(words)) && !style.some((words) => COLOURED.test(words));
}

function wordsOf(spans: readonly Span[]): string[] {
  return spans.map(({ text }) => text.trim()).filter((text) => text !== '');
}
