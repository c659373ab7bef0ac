import type { LetteringArea } from '../../../shared/lettering.ts';
import type { StepParams } from '../../../shared/plan.ts';
import type { EditedPicture, EditTry } from '../../typography/model-edit/tries.ts';
import { type LetterRequest, type LetterTools, letterImage } from '../../typography/pass.ts';
import { assertLocked } from '../../typography/pass-lock.ts';
import { createTypesetter } from '../../typography/typesetter.ts';
import type { Operation, OperationContext } from './operation.ts';

/**
 * The typography pass. Outputs: image, the text mask and, for exports with layers, what was cleared and the lettering alone. Data: report, outlines.
 * @throws AppError internal when a pixel outside the mask changed
 */
export const letter: Operation<'letter'> = async (params, context) => {
  const request = { ...(await letterRequestOf(params, context)), ...(context.has('edited') && { edited: await editedOf(context) }) };
  const lettered = await letterImage(request, await letterToolsOf(context));
  const { image, mask, cleared, lettering, report, outlines } = lettered;
  assertLocked(request.image, image, mask);
  return {
    images: { image, mask, ...(cleared && { cleared }), ...(lettering && { lettering }) },
    data: { report, outlines },
  };
};

/** What models have lettered already. */
async function editedOf({ image, data }: OperationContext): Promise<EditedPicture> {
  return { image: await image('edited'), tries: data('edited').tries as EditTry[] };
}

/** What a lettering step is told, as the pass takes it. */
export async function letterRequestOf({ texts, placements, options, isImported }: StepParams['letter'], context: OperationContext): Promise<LetterRequest> {
  const { seed, onProgress, image, hash, data } = context;
  const areas = (data('image').areas as LetteringArea[] | undefined) ?? [];
  return { image: await image('image'), imageKey: hash('image'), texts, placements, options, areas, isImported, seed, onProgress };
}

export async function letterToolsOf({ tools }: OperationContext): Promise<LetterTools> {
  const fonts = await tools.fonts();
  return { reader: await tools.reader(), fonts, typesetter: createTypesetter(fonts), memory: await tools.passMemory() };
}
