import type { LetteringArea } from '../../../shared/lettering.ts';
import { letterImage } from '../../typography/pass.ts';
import { createTypesetter } from '../../typography/typesetter.ts';
import type { Operation } from './operation.ts';

/** The typography pass. Outputs: image, the text mask and, for exports with layers, what was cleared and the lettering alone. Data: report, outlines. */
export const letter: Operation<'letter'> = async ({ texts, placements, options, isImported }, { tools, seed, onProgress, image, data }) => {
  const fonts = await tools.fonts();
  const areas = (data('image').areas as LetteringArea[] | undefined) ?? [];
  const lettered = await letterImage(
    { image: await image('image'), texts, placements, options, areas, isImported, seed, onProgress },
    { reader: await tools.reader(), fonts, typesetter: createTypesetter(fonts) },
  );
  const { image: made, mask, cleared, lettering, report, outlines } = lettered;
  return {
    images: { image: made, mask, ...(cleared && { cleared }), ...(lettering && { lettering }) },
    data: { report, outlines },
  };
};
