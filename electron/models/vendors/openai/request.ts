import type { OfferedModel } from '../../../../shared/connections.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type FormField, jsonBody, multipartBody } from '../../http-calls.ts';
import { readMask, transparencyRepaints } from '../../masks.ts';
import type { RemoteRequest } from '../../remote-model.ts';
import { fittingImage } from '../hosted/images.ts';
import { numberParam, wordParam } from '../hosted/model.ts';
import type { ModelSettings } from './options.ts';
import { type Size, sizeFor } from './size.ts';

const MAX_PROMPT_CHARACTERS = 32_000;
const MAX_IMAGE_BYTES = 50_000_000;
/** The vendor's SDK says so; the reference does not. */
const MAX_MASK_BYTES = 4_000_000;

/** Names in a request's params that a model understands. */
export function paramsOf({ dialect, inputFidelity }: ModelSettings): string[] {
  if (dialect === 'dall-e') return ['quality', 'style'];
  return ['quality', 'complexity', 'moderation', 'output_format', 'output_compression', ...(inputFidelity ? ['input_fidelity'] : [])];
}

/** Drafts are rough, finals are good, unless the matrix says otherwise. */
export function qualityOf(request: RemoteRequest, { qualities, dialect }: ModelSettings): string {
  const usual = dialect === 'dall-e' ? { draft: 'standard', final: 'hd' } : { draft: 'low', final: 'high' };
  return wordParam(request, 'quality', qualities) ?? (request.isDraft ? usual.draft : usual.final);
}

const formatOf = (request: RemoteRequest) => wordParam(request, 'output_format', ['png', 'jpeg', 'webp']) ?? 'png';

/** What the request gives up, whole sentences. */
export function warningsOf(label: string, settings: ModelSettings, request: RemoteRequest, today: string): string[] {
  const warnings: string[] = [];
  const size = sizeFor(request, settings.sizes);
  if (size.width !== request.width || size.height !== request.height)
    warnings.push(`${label} makes ${size.width} × ${size.height} instead of ${request.width} × ${request.height}.`);
  if (settings.sizes === 'free' && size.width * size.height > 2560 * 1440) warnings.push(`${label} calls sizes above 2560 × 1440 experimental.`);
  if ((request.kind === 'edit' || request.kind === 'remix') && request.strength !== null)
    warnings.push(`${label} decides by itself how far it changes a picture.`);
  if (request.transparentBackground && settings.transparentBackground && request.params.output_format === 'jpeg')
    warnings.push(`${label} gives a PNG: JPEG has no transparency.`);
  if (settings.dialect === 'dall-e') warnings.push(`${label} may rewrite the prompt before it paints.`);
  if (settings.shutdown !== null) {
    const when = settings.shutdown <= today ? `was shut down by OpenAI on ${settings.shutdown}` : `will be shut down by OpenAI on ${settings.shutdown}`;
    warnings.push(`${label} ${when}; choose one of its current models.`);
  }
  return warnings;
}

/** The fields that generations and edits have in common. */
function commonFields(offered: OfferedModel, settings: ModelSettings, request: RemoteRequest): Record<string, string | number> {
  const { width, height } = sizeFor(request, settings.sizes);
  const fields: Record<string, string | number> = {
    model: offered.vendorModel,
    prompt: request.prompt,
    n: request.seeds.length,
    size: `${width}x${height}`,
    quality: qualityOf(request, settings),
  };
  if (settings.dialect === 'dall-e') {
    const style = wordParam(request, 'style', ['vivid', 'natural']);
    return { ...fields, ...(style ? { style } : {}), response_format: settings.responseFormat };
  }
  const asked = formatOf(request);
  const isTransparent = request.transparentBackground && settings.transparentBackground;
  fields.output_format = isTransparent && asked === 'jpeg' ? 'png' : asked;
  if (isTransparent) fields.background = 'transparent';
  const complexity = wordParam(request, 'complexity', ['low', 'medium', 'high']);
  const moderation = wordParam(request, 'moderation', ['auto', 'low']);
  const compression = numberParam(request, 'output_compression', 0, 100);
  if (complexity) fields.complexity = complexity;
  if (moderation) fields.moderation = moderation;
  if (compression !== null && fields.output_format !== 'png') fields.output_compression = compression;
  return fields;
}

export interface Wire {
  /** Under the base address. */
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
  /** What was done to the picture that is sent, whole sentences. */
  notes: string[];
}

/**
 * The request as it travels: JSON for words alone, a form for edits and remixes.
 * @throws AppError invalid-request | unreadable-image, all before anything is paid
 */
export async function wireOf(offered: OfferedModel, settings: ModelSettings, request: RemoteRequest): Promise<Wire> {
  if (request.prompt.length > MAX_PROMPT_CHARACTERS) {
    throw new AppError('invalid-request', `${offered.label} takes prompts of ${MAX_PROMPT_CHARACTERS} characters at most.`, { details: { isBilled: false } });
  }
  const common = commonFields(offered, settings, request);
  const { partialImages } = settings;
  if (request.kind === 'generate') {
    const streaming = partialImages > 0 ? { stream: true, partial_images: partialImages } : {};
    return { path: '/images/generations', ...jsonBody({ ...common, ...streaming }), notes: [] };
  }
  const { image, notes } = await fittingImage(request.image!, offered.label, { bytes: MAX_IMAGE_BYTES });
  const fields: FormField[] = Object.entries(common).map(([name, value]) => ({ name, value: String(value) }));
  const fidelity = settings.inputFidelity ? wordParam(request, 'input_fidelity', ['high', 'low']) : null;
  if (fidelity) fields.push({ name: 'input_fidelity', value: fidelity });
  if (partialImages > 0) fields.push({ name: 'stream', value: 'true' }, { name: 'partial_images', value: String(partialImages) });
  fields.push({ name: 'image[]', image, fileName: `image.${image.mediaType.slice(6)}` });
  if (request.kind === 'edit') {
    const mask = await transparencyRepaints(await readMask(request.mask!, image));
    if (mask.bytes.length > MAX_MASK_BYTES) {
      throw new AppError('invalid-request', `${offered.label} takes masks of 4 MB at most.`, { details: { isBilled: false } });
    }
    fields.push({ name: 'mask', image: mask, fileName: 'mask.png' });
  }
  return { path: '/images/edits', ...multipartBody(fields), notes };
}

/**
 * US dollars by the token table; null where it has no entry: for other sizes, for quality `auto`, for pictures sent along (their tokens are not published), for rough pictures.
 * The words are counted as one token for each byte, which no tokenizer of bytes exceeds.
 */
export function listPriceOf(settings: ModelSettings, request: RemoteRequest): number | null {
  const { tokens, usdPerMillion, sizes, partialImages } = settings;
  if (request.kind !== 'generate' || usdPerMillion === null || partialImages > 0) return null;
  const { width, height }: Size = sizeFor(request, sizes);
  const table: Record<string, number | undefined> = tokens[`${width}x${height}`] ?? {};
  const output = table[qualityOf(request, settings)];
  if (output === undefined) return null;
  return (output * request.seeds.length * usdPerMillion.imageOut + Buffer.byteLength(request.prompt) * usdPerMillion.textIn) / 1e6;
}
