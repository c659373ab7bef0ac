import type { LetteringReport } from '../../../shared/lettering.ts';
import { measureProof } from '../../metrics/measure-proof.ts';
import { maskOf, missingInput, type Operation } from './operation.ts';

/** All measures of the proof. Data: metrics. The readings come from the typography pass, whose mask is the `mask` input. */
export const measure: Operation<'measure'> = async ({ isTileable }, { image, data, has }) => {
  if (!has('before')) throw missingInput('measure', 'before');
  const [before, after, mask] = await Promise.all([image('before'), image('image'), has('mask') ? image('mask') : null]);
  const report = data('mask').report as LetteringReport | undefined;
  const metrics = measureProof({
    before,
    after,
    mask: mask && maskOf(mask),
    isTileable,
    characterErrorRate: report?.characterErrorRate ?? { before: null, after: null },
  });
  return { images: {}, data: { metrics } };
};
