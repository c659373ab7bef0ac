import { AppError } from '../../../../shared/errors.ts';
import { inspectImage } from '../../../image/codecs.ts';
import { sharp } from '../../../image/sharp.ts';
import { dataUri } from '../../http-calls.ts';
import type { EncodedImage, RemoteRequest } from '../../remote-model.ts';
import { nearestRatio } from '../hosted/sizes.ts';
import { fittedSize, type Mapping } from './mapping.ts';
import { type Filling, fill, PARAM } from './template.ts';

/** How a picture is written where its placeholder stands: as a data URI, or the address of an upload. */
export type PictureWriter = (picture: EncodedImage) => Promise<string> | string;

/**
 * The vendor's input for a request: its template filled in.
 * @throws AppError invalid-request when mask and picture differ in size | unreadable-image
 */
export async function mappedInput(mapping: Mapping, request: RemoteRequest, write: PictureWriter = dataUri): Promise<Record<string, unknown>> {
  const { kind } = request;
  const names = mapping.names[kind] ?? new Set<string>();
  const { width, height } = fittedSize(mapping, request);
  const params = Object.entries(request.params).map(([name, value]) => [`${PARAM}${name}`, value]);
  const filling: Filling = {
    ...Object.fromEntries(params),
    prompt: request.prompt,
    negative: request.negativePrompt || null,
    width,
    height,
    aspect: nearestRatio(request, mapping.ratios).name,
    seed: request.seeds[0] ?? null,
    steps: request.steps,
    guidance: request.guidance,
    strength: request.strength,
    images: request.seeds.length,
    transparent: request.transparentBackground,
    model: mapping.vendorModels[kind],
    ...(await pictures(request, names, write)),
  };
  return fill(mapping.templates[kind], filling) as Record<string, unknown>;
}

async function pictures({ image, mask }: RemoteRequest, names: ReadonlySet<string>, write: PictureWriter): Promise<Filling> {
  if (image && mask) await requireSameSize(image, mask);
  const isInverted = names.has('maskInverted') || names.has('maskInvertedBase64');
  const given = { image, mask, maskInverted: mask && isInverted ? await invertedMask(mask) : null };
  const filling: Record<string, string> = {};
  for (const [name, picture] of Object.entries(given)) {
    if (picture && names.has(name)) filling[name] = await write(picture);
    if (picture && names.has(`${name}Base64`)) filling[`${name}Base64`] = Buffer.from(picture.bytes).toString('base64');
  }
  return filling;
}

async function requireSameSize(image: EncodedImage, mask: EncodedImage): Promise<void> {
  const [a, b] = [await inspectImage(image.bytes, 'The picture to send'), await inspectImage(mask.bytes, 'The mask to send')];
  if (a.width === b.width && a.height === b.height) return;
  throw new AppError('invalid-request', `The mask has ${b.width} × ${b.height} pixels, its picture ${a.width} × ${a.height}.`, {
    details: { isBilled: false },
  });
}

async function invertedMask({ bytes }: EncodedImage): Promise<EncodedImage> {
  return { bytes: await sharp(bytes).toColourspace('b-w').negate({ alpha: false }).png().toBuffer(), mediaType: 'image/png' };
}
