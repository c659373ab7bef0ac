import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type FormField, jsonBody, multipartBody } from '../../http-calls.ts';
import { blackRepaints, readMask } from '../../masks.ts';
import type { EncodedImage, RemoteRequest } from '../../remote-model.ts';
import { fittingImage } from '../hosted/images.ts';
import { wordParam } from '../hosted/model.ts';
import { nearestRatio, shapeWarning, wrappedSeed } from '../hosted/sizes.ts';
import { type Engine, MAX_SEED } from './table.ts';

const MAX_PROMPT_CHARACTERS = 10_000;
/** A precise edit refuses pictures longer than this (developer.ideogram.ai/api-reference/images/precise-edit/ideogram-4-5). */
const MAX_EDIT_RATIO = 6;

/** Names in a request's params that an engine understands. */
export function paramsOf({ effort, styles, route }: Engine): string[] {
  return ['magic_prompt', ...(effort ? [effort.field] : []), ...(styles.length > 0 ? ['style_type'] : []), ...(route === 'legacy' ? ['color_palette'] : [])];
}

/** Speed or quality: the matrix's word, else the usual one. '' where the engine has none. @throws AppError invalid-request */
export function effortOf({ effort }: Engine, request: RemoteRequest): string {
  if (!effort) return '';
  return wordParam(request, effort.field, effort.values) ?? effort.usual(request.kind, request.isDraft);
}

export function warningsOf(engine: Engine, label: string, request: RemoteRequest): string[] {
  const { kind, seeds } = request;
  const { choices, isExact } = engine.size;
  const warnings: (string | null)[] = [];
  const chosen = nearestRatio(request, choices);
  const keepsSize = kind === 'edit' || (kind === 'remix' && engine.actions.remix === 'precise-edit');
  if (keepsSize) warnings.push(kind === 'remix' ? `${label} gives a remix the size of its picture.` : null);
  else if (isExact && (chosen.width !== request.width || chosen.height !== request.height))
    warnings.push(`${label} makes ${chosen.width} × ${chosen.height} instead of ${request.width} × ${request.height}.`);
  else if (!isExact) warnings.push(shapeWarning(label, request, chosen) ?? ownPixels(label, request));
  if (seeds.length > 1) warnings.push(`${label} takes one seed for a batch; the pictures after the first get seeds of their own.`);
  if (kind === 'edit' && request.strength !== null) warnings.push(`${label} repaints fully; a strength is left out.`);
  if (kind === 'remix' && keepsSize && request.strength !== null) warnings.push(`${label} decides by itself how far it changes a picture.`);
  if (request.negativePrompt !== '' && engine.negativePrompt.length > 0 && !engine.negativePrompt.includes(kind))
    warnings.push(`${label} knows no negative prompt when it repaints; it is left out.`);
  return warnings.filter((warning) => warning !== null);
}

function ownPixels(label: string, { width, height }: RemoteRequest): string | null {
  return width === 1024 && height === 1024 ? null : `${label} chooses the number of pixels itself; what it makes will be scaled to ${width} × ${height}.`;
}

export interface Wire {
  /** Under the base address. */
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
  /** What was found only when the request was made, whole sentences. */
  warnings: string[];
}

/** @throws AppError invalid-request | unreadable-image, all before anything is paid */
export async function wireOf(engine: Engine, { label }: OfferedModel, request: RemoteRequest): Promise<Wire> {
  if (request.prompt.length > MAX_PROMPT_CHARACTERS) {
    throw new AppError('invalid-request', `${label} takes prompts of ${MAX_PROMPT_CHARACTERS} characters at most.`, { details: { isBilled: false } });
  }
  const action = engine.actions[request.kind];
  const values = engine.route === 'legacy' ? legacyValues(engine, request) : v2Values(engine, request);
  const path = engine.route === 'legacy' ? `/${action}` : `/v2/image/${action}/${engine.name}`;
  if (request.kind === 'generate') {
    return { path, ...jsonBody(engine.route === 'legacy' ? { image_request: values } : { ...values, async: true }), warnings: [] };
  }
  const { fields, warnings } = await pictureFields(engine, label, request);
  if (engine.route === 'legacy' && request.kind === 'remix') fields.push({ name: 'image_request', value: JSON.stringify(values) });
  else for (const [name, value] of Object.entries(values)) fields.push({ name, value: String(value) });
  if (engine.route === 'v2') fields.push({ name: 'async', value: 'true' });
  return { path, ...multipartBody(fields), warnings };
}

type Values = Record<string, string | number | object>;

/** How much of the picture stays, 1–100: the opposite of how far the remix may go. */
const weightOf = (strength: number) => Math.min(100, Math.max(1, Math.round(100 * (1 - strength))));

function legacyValues(engine: Engine, request: RemoteRequest): Values {
  const { kind, prompt, negativePrompt, seeds, strength, params } = request;
  // Off unless the matrix says otherwise: the prompt stays what the artist wrote.
  const magic = (wordParam(request, 'magic_prompt', ['off', 'on', 'auto']) ?? 'off').toUpperCase();
  const style = engine.styles.length > 0 ? wordParam(request, 'style_type', engine.styles) : null;
  return {
    prompt,
    model: engine.name,
    magic_prompt_option: magic,
    seed: wrappedSeed(seeds[0], MAX_SEED),
    num_images: seeds.length,
    ...(kind === 'edit' ? {} : { [engine.size.field]: nearestRatio(request, engine.size.choices).name }),
    ...(style ? { style_type: style } : {}),
    ...(negativePrompt !== '' && engine.negativePrompt.includes(kind) ? { negative_prompt: negativePrompt } : {}),
    ...(kind === 'remix' && strength !== null ? { image_weight: weightOf(strength) } : {}),
    ...(kind !== 'edit' && typeof params.color_palette === 'string' ? { color_palette: { name: params.color_palette } } : {}),
  };
}

function v2Values(engine: Engine, request: RemoteRequest): Values {
  const { kind, prompt, negativePrompt, seeds, strength } = request;
  const isPrecise = engine.actions[kind] === 'precise-edit';
  const style = engine.styles.length > 0 ? wordParam(request, 'style_type', engine.styles) : null;
  const effort = effortOf(engine, request);
  if (engine.usd(kind, effort) === null) {
    throw new AppError('invalid-request', `Ideogram has no ${engine.effort?.field} “${effort}” for this.`, { details: { isBilled: false } });
  }
  return {
    prompt,
    // A precise edit has no magic prompt to turn off.
    ...(isPrecise ? {} : { magic_prompt: wordParam(request, 'magic_prompt', ['off', 'on', 'auto']) ?? 'off' }),
    seed: wrappedSeed(seeds[0], MAX_SEED),
    num_images: seeds.length,
    ...(engine.effort ? { [engine.effort.field]: effort } : {}),
    ...(kind === 'edit' || isPrecise ? {} : { [engine.size.field]: nearestRatio(request, engine.size.choices).name }),
    ...(style ? { style_type: style } : {}),
    ...(negativePrompt !== '' && engine.negativePrompt.includes(kind) ? { negative_prompt: negativePrompt } : {}),
    ...(kind === 'remix' && !isPrecise && strength !== null ? { image_weight: weightOf(strength) } : {}),
  };
}

async function pictureFields(engine: Engine, label: string, request: RemoteRequest): Promise<{ fields: FormField[]; warnings: string[] }> {
  const isPrecise = engine.actions[request.kind] === 'precise-edit';
  const { image, width, height, notes } = await fittingImage(request.image!, label, { bytes: engine.maxImageBytes });
  if (isPrecise && Math.max(width / height, height / width) > MAX_EDIT_RATIO) {
    throw new AppError('invalid-request', `${label} edits pictures up to six times as long as wide.`, { details: { isBilled: false } });
  }
  const file = (name: string, picture: EncodedImage): FormField => ({ name, image: picture, fileName: `${name}.${picture.mediaType.slice(6)}` });
  const fields = [file(engine.route === 'legacy' ? 'image_file' : 'image', image)];
  if (request.kind !== 'edit') return { fields, warnings: notes };
  const mask = await readMask(request.mask!, image);
  // A precise edit refuses a mask of one colour; without one it works on the whole picture, which is what was asked for.
  if (isPrecise && mask.share === 1) return { fields, warnings: [...notes, `The whole picture is masked; ${label} edits it without a mask.`] };
  return { fields: [...fields, file('mask', await blackRepaints(mask))], warnings: notes };
}
