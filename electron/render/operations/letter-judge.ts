import { AppError } from '../../../shared/errors.ts';
import type { EditPlace } from '../../typography/model-edit/edit-places.ts';
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
}

/**
 * Judges how a model lettered `image` inside `mask`. Outputs: the image with what was taken, and the mask of what was not. Data: verdicts, warnings.
 * @throws AppError unreadable-image | unsupported-image | image-too-large (what the model sent) | internal when a pixel outside the mask changed
 */
export async function letterJudge({ sha256, from, places }: LetterJudgeParams, { image, artifact, tools }: OperationContext): Promise<OperationResult> {
  const reader = await tools.reader();
  if (!reader) throw new AppError('unavailable', 'The edit cannot be checked: nothing can be read here.');
  const [base, mask] = [await image('image'), maskOf(await image('mask'))];
  const warnings: string[] = [];
  const edit = await fitted(await artifact(sha256), { from, width: base.width, height: base.height }, warnings);
  const judged = await judgeEdit({ base, edit, mask, places }, reader);
  assertLocked(base, judged.image, mask);
  return { images: { image: judged.image, mask: judged.open }, data: { verdicts: judged.verdicts, warnings } };
}
