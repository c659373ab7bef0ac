import { paramsForModel } from '../../routing/layer-prompts.ts';
import type { Operation } from './operation.ts';

/** Renders the base, or a layer of it, with a model that runs in this process. Data: areas, isTileable, standing, warnings. */
export const generate: Operation<'generate'> = async (params, { tools, seed, signal, onProgress }) => {
  const model = tools.model(params.model);
  const request = { ...paramsForModel(params, model.capabilities), seed };
  const { image, costUsd, ...made } = await model.generate(request, { signal, onProgress, idempotencyKey: `${params.model}-${seed}` });
  const { areas, isTileable, standing, warnings } = made;
  return { images: { image }, data: { areas, isTileable, ...(standing && { standing }), warnings }, costUsd };
};
