import type { StepParams } from '../../../shared/plan.ts';
import { clearImage, surveyImage } from '../../typography/pass.ts';
import { letterRequestOf, letterToolsOf } from './letter.ts';
import type { OperationContext, OperationResult } from './operation.ts';

/** Finds and reads what a lettering step would, and plans it; nothing is changed. Data: regions, warnings, width, height. */
export async function survey(params: StepParams['letter'], context: OperationContext): Promise<OperationResult> {
  const request = await letterRequestOf(params, context);
  const { regions, warnings } = await surveyImage(request, await letterToolsOf(context));
  const { width, height } = request.image;
  return { images: {}, data: { regions, warnings, width, height } };
}

/** The base without the old lettering of some places, numbered as in the report. Output: image. */
export async function clear({ numbers, ...params }: StepParams['letter'] & { numbers: number[] }, context: OperationContext): Promise<OperationResult> {
  const request = await letterRequestOf(params, context);
  return { images: { image: await clearImage(request, await letterToolsOf(context), numbers) } };
}
