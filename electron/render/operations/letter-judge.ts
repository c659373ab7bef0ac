import { AppError } from '../../../shared/errors.ts';
import type { Box } from '../../../shared/geometry.ts';
import type { Raster } from '../../../shared/raster.ts';
import { cut } from '../../image/cut.ts';
import type { EditPlace } from '../../typography/model-edit/edit-places.ts';
import { inWindow } from '../../typography/model-edit/edit-window.ts';
import { judgeEdit } from '../../typography/model-edit/judge-edit.ts';
import { assertLocked } from '../../typography/pass-lock.ts';
import { maskOf, type OperationContext, type OperationResult } from './operation.ts';
import { fitted } from './receive.ts';

export interface LetterJudgeParams {
  /** Of the file as it arrived. */
  sha256: string;
  /** Who made it, for warnings. */
  from: string;
  /** Those that are still open. */
  places: EditPlace[];
  /** The part of the picture that was sent. */
  window: Box;
}

/**
 * Judges how a model lettered `image` inside `mask`. Outputs: the image with what was taken, and the mask of what was not. Data: verdicts, warnings.
 * @throws AppError unreadable-image | unsupported-image | image-too-large (what the model sent) | internal when a pixel outside the mask changed
 */
export async function letterJudge({ sha256, from, places, window }: LetterJudgeParams, { image, artifact, tools }: OperationContext): Promise<OperationResult> {
  const reader = await tools.reader();
  if (!reader) throw new AppError('unavailable', 'The edit cannot be checked: nothing can be read here.');
  const [base, mask] = [await image('image'), maskOf(await image('mask'))];
  const warnings: string[] = [];
  const edit = await fitted(await artifact(sha256), { from, width: window.width, height: window.height }, warnings);
  const seen = { base: cut(base, window), edit, mask: cut(mask, window), places: places.map((place) => inWindow(place, window)) };
  const judged = await judgeEdit(seen, reader);
  const [made, open] = [pasted(base, judged.image, window), pasted(mask, judged.open, window)];
  assertLocked(base, made, mask);
  return { images: { image: made, mask: open }, data: { verdicts: judged.verdicts, warnings } };
}

function pasted(image: Raster, part: Raster, { x, y, width, height }: Box): Raster {
  const data = image.data.slice();
  const rowBytes = width * image.channels;
  for (let row = 0; row < height; row++) {
    data.set(part.data.subarray(row * rowBytes, (row + 1) * rowBytes), ((y + row) * image.width + x) * image.channels);
  }
  return { ...image, data };
}
