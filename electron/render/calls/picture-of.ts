import { AppError } from '../../../shared/errors.ts';
import type { RemoteImage, RemoteResult } from '../../models/remote-model.ts';
import type { StoredCall } from '../../telemetry/call-table.ts';

/**
 * The part of an answer that belongs to one call of a batch: the picture at its place where all came; where some were held back, the one with its seed. A vendor that does not tell seeds then
 * leaves it open whose pictures they are: they are given out in order, with a word on it, since they may be paid. A call that went out alone keeps everything.
 * @param seed that this call asked for
 * @returns null when the vendor held this picture back
 */
export function pictureOf({ batch }: Pick<StoredCall, 'batch'>, result: RemoteResult, seed: number): RemoteResult | null {
  if (batch === null) return result;
  const { images, warnings } = result;
  const only = (image: RemoteImage | undefined, ...more: string[]) => (image ? { ...result, images: [image], warnings: [...warnings, ...more] } : null);
  if (images.length === batch.size) return only(images[batch.index]);
  if (images.some((image) => image.seed !== null)) return only(images.find((image) => image.seed === seed));
  return only(images[batch.index], `Only ${images.length} of ${batch.size} pictures came, and nobody says which: this one may be of another seed.`);
}

/** @param isBilled the vendor's sum for the whole call is shared by all its pictures, this one too */
export function heldBack({ vendor }: Pick<StoredCall, 'vendor'>, isBilled: boolean): AppError {
  return new AppError('refused', `${vendor} sent pictures of other jobs in the same call, but held this one back.`, { details: { isBilled } });
}
