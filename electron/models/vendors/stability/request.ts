import type { OfferedModel } from '../../../../shared/connections.ts';
import type { FormField } from '../../http-calls.ts';
import { readMask, whiteRepaints } from '../../masks.ts';
import type { EncodedImage, RemoteRequest } from '../../remote-model.ts';
import { fittingImage } from '../hosted/images.ts';
import { numberParam } from '../hosted/model.ts';
import { isOtherShape, nearestRatio, shapeWarning, wrappedSeed } from '../hosted/sizes.ts';
import { type Engine, MAX_IMAGE_BYTES, MAX_SEED, OUTPUT_PIXELS, RATIOS } from './engines.ts';

/** How far a remix goes when nobody says: the service demands a number and has none of its own. */
const USUAL_STRENGTH = 0.65;

/** What a request gives up, whole sentences. */
export function warningsOf(engine: Engine, label: string, request: RemoteRequest): string[] {
  const warnings: (string | null)[] = [];
  if (request.kind === 'generate') {
    const ratio = nearestRatio(request, RATIOS);
    const { width, height } = request;
    warnings.push(shapeWarning(label, request, ratio));
    if (Math.abs(Math.log((width * height) / OUTPUT_PIXELS)) > Math.log(1.02) || (ratio.name !== '1:1' && !isOtherShape(request, ratio)))
      warnings.push(`${label} makes pictures of about one megapixel; ${width} × ${height} will be scaled.`);
  }
  if (request.kind === 'remix') warnings.push(`${label} gives a remix the shape of its picture.`);
  if (request.kind === 'edit' && request.strength !== null) warnings.push(`${label} repaints fully; a strength is left out (a grey mask repaints partly).`);
  if (request.kind === 'upscale') {
    if (engine.path === 'upscale/fast') warnings.push(`${label} enlarges fourfold, whatever size is asked for.`);
    else warnings.push(`${label} chooses the size of what it enlarges.`);
    if (!engine.takes.prompt && request.prompt !== '') warnings.push(`${label} takes no words; the prompt is left out.`);
  }
  if (engine.takes.guidance && request.guidance !== null && (request.guidance < 1 || request.guidance > 10))
    warnings.push(`${label} takes a guidance from 1 to 10; ${request.guidance} is brought into it.`);
  return warnings.filter((warning) => warning !== null);
}

/**
 * The form, and what was done to its picture, whole sentences.
 * @throws AppError invalid-request | unreadable-image, all before anything is paid
 */
export async function fieldsOf(engine: Engine, offered: OfferedModel, request: RemoteRequest): Promise<{ fields: FormField[]; notes: string[] }> {
  const { takes } = engine;
  const fields: FormField[] = [];
  const notes: string[] = [];
  const say = (name: string, value: string | number) => fields.push({ name, value: String(value) });
  const show = (name: string, image: EncodedImage) => fields.push({ name, image, fileName: `${name}.${image.mediaType.slice(6)}` });
  if (takes.prompt) say('prompt', request.prompt);
  if (engine.model) say('model', engine.model);
  if (takes.negativePrompt && request.negativePrompt !== '') say('negative_prompt', request.negativePrompt);
  if (takes.seed) say('seed', 1 + wrappedSeed(request.seeds[0] - 1, MAX_SEED - 1));
  if (takes.guidance && request.guidance !== null) say('cfg_scale', Math.min(10, Math.max(1, request.guidance)));
  if (request.kind === 'generate') say('aspect_ratio', nearestRatio(request, RATIOS).name);
  if (engine.deeds.remix) say('mode', request.kind === 'remix' ? 'image-to-image' : 'text-to-image');
  say('output_format', 'png');
  if (request.kind !== 'generate' && request.image) {
    const fitting = await fittingImage(request.image, offered.label, { bytes: MAX_IMAGE_BYTES, ...engine.image });
    notes.push(...fitting.notes);
    show('image', fitting.image);
  }
  if (request.kind === 'remix') say('strength', Math.min(1, Math.max(0, request.strength ?? USUAL_STRENGTH)));
  if (request.kind === 'edit' && request.image && request.mask) show('mask', await whiteRepaints(await readMask(request.mask, request.image)));
  addParams(engine, request, say);
  return { fields, notes };
}

function addParams(engine: Engine, request: RemoteRequest, say: (name: string, value: string | number) => void): void {
  const { style_preset: style } = request.params;
  if (engine.params.includes('style_preset') && typeof style === 'string') say('style_preset', style);
  const grow = engine.params.includes('grow_mask') ? numberParam(request, 'grow_mask', 0, 100) : null;
  if (grow !== null) say('grow_mask', grow);
  const creativity = engine.params.includes('creativity') ? numberParam(request, 'creativity', 0, 1) : null;
  if (creativity !== null) say('creativity', creativity);
}
