import type { JobRequest } from '../../shared/job.ts';
import type { PlanStep, RenderPlan, StepInput, StepParams } from '../../shared/plan.ts';
import type { PromptReading } from '../../shared/prompt.ts';
import type { ThenStep } from '../../shared/routing.ts';
import { fits } from './model-sizes.ts';
import { type PlanInput, planBase } from './plan-base.ts';

/** Shares of a full unsharp mask that look finished without halos at 100 %. */
const AMOUNT = { image: 0.5, 'skin-safe': 0.4, lettering: 0.6 } as const;
const MAX_TEXTS = 12;
const MAX_TEXT_LENGTH = 200;

/**
 * The steps of a job. Whatever changes the whole picture (upscaling, the placeholder mark) comes before the lettering, so that the proof's "before" has the
 * final size and everything outside the text mask is the base's, bit for bit; measuring comes last.
 */
export function planJob(input: PlanInput): RenderPlan {
  const { request, reading, route, seed } = input;
  const texts = wantedTexts(request, reading);
  const strings = stringsOf(request, reading);
  const hasLettering = strings.length > 0 || (request.lettering?.placed?.length ?? 0) > 0;
  const base = planBase(input, baseTextsOf(request, reading));
  const { steps } = base;
  const isImport = request.baseSha256 !== undefined;
  let image = base.image;
  const add = (step: PlanStep) => {
    steps.push(step);
    image = { step: step.id, output: 'image' };
  };
  if (route.thenSteps.includes('seam-check')) steps.push({ id: 'seam-check', operation: 'seam-check', params: {}, inputs: { image } });
  const { width, height } = request;
  if (!isImport && input.limits && !fits(request, input.limits)) add({ id: 'upscale', operation: 'upscale', params: { width, height }, inputs: { image } });
  const mark = () => {
    if (route.thenSteps.includes('placeholder-mark')) add({ id: 'placeholder-mark', operation: 'placeholder-mark', params: {}, inputs: { image } });
  };
  if (hasLettering) mark();
  const before = image;
  let mask: StepInput | null = null;
  if (hasLettering) {
    for (const step of letterSteps(input, letterParams(request, reading, texts, isImport), image)) steps.push(step);
    image = { step: 'letter', output: 'image' };
    mask = { step: 'letter', output: 'mask' };
  }
  const target = sharpenTarget(route.thenSteps, mask !== null);
  if (target) {
    const inputs: Record<string, StepInput> = mask ? { image, mask } : { image };
    add({ id: 'sharpen', operation: 'sharpen', params: { target, amount: AMOUNT[target] }, inputs });
  }
  if (!hasLettering) mark();
  const inputs: Record<string, StepInput> = mask ? { image, before, mask } : { image, before };
  steps.push({
    id: 'measure',
    operation: 'measure',
    params: { texts: strings, isTileable: route.intent === 'texture' },
    inputs,
  });
  const layers = base.layers.length > 0 ? { layers: base.layers } : {};
  return { steps, seed, proof: { before, after: image, mask, ...layers } };
}

function wantedTexts(request: JobRequest, reading: PromptReading): string[] {
  const { texts, placed } = request.lettering ?? {};
  return texts?.slice(0, MAX_TEXTS) ?? (placed ? [] : readTexts(reading));
}

/** Every string that the proof will show: those that room is found for, then those that were placed by hand, each once. */
export function stringsOf(request: JobRequest, reading: PromptReading): string[] {
  const wanted = wantedTexts(request, reading);
  const placed = (request.lettering?.placed ?? []).map(({ text }) => text);
  return [...wanted, ...placed.filter((text) => text !== '' && !wanted.includes(text))];
}

function readTexts(reading: PromptReading): string[] {
  return reading.lettering.slice(0, MAX_TEXTS).map(({ text }) => [...text].slice(0, MAX_TEXT_LENGTH).join(''));
}

/** What the base is made for. It has room for so many strings, whatever they say: other words in the same number must not render it again. */
export function baseTextsOf(request: JobRequest, reading: PromptReading): string[] {
  if (request.lettering?.baseTexts) return request.lettering.baseTexts;
  const texts = stringsOf(request, reading);
  const read = readTexts(reading);
  return read.length === texts.length ? read : texts;
}

/** Where models letter first: what they may repaint, what they make of it, and then the typesetter for the rest. */
function letterSteps({ request, route }: PlanInput, params: StepParams['letter'], image: StepInput): PlanStep[] {
  const models = route.lettering?.models ?? [];
  if (models.length === 0) return [{ id: 'letter', operation: 'letter', params, inputs: { image } }];
  const asked = { models, prompt: request.prompt, isDraft: route.column === 'draft' };
  return [
    { id: 'letter-plan', operation: 'letter-plan', params, inputs: { image } },
    { id: 'letter-edit', operation: 'letter-edit', params: asked, inputs: { image, mask: { step: 'letter-plan', output: 'mask' } } },
    { id: 'letter', operation: 'letter', params, inputs: { image, edited: { step: 'letter-edit', output: 'image' } } },
  ];
}

function letterParams(request: JobRequest, reading: PromptReading, texts: string[], isImported: boolean): StepParams['letter'] {
  const placementOf = (text: string) => reading.lettering.find((entry) => entry.text === text)?.placement ?? '';
  const read = request.lettering?.texts ? texts.map(placementOf) : texts.map((_, index) => reading.lettering[index]?.placement ?? '');
  const placements = read.map((placement, index) => request.lettering?.placements?.[index] ?? placement);
  return { texts, options: request.lettering ?? {}, placements, isImported };
}

function sharpenTarget(thenSteps: readonly ThenStep[], hasText: boolean): 'image' | 'skin-safe' | 'lettering' | null {
  const wants = thenSteps.filter((step) => step === 'sharpen' || step === 'sharpen-skin-safe' || step === 'sharpen-lettering');
  if (wants.length === 0) return null;
  if (hasText) return 'lettering';
  if (wants.includes('sharpen-skin-safe')) return 'skin-safe';
  return wants.includes('sharpen') ? 'image' : null;
}
