import type { Operation } from './operation.ts';

/** Renders the base with a model that runs in this process. Data: areas, isTileable, warnings. */
export const generate: Operation<'generate'> = async (params, { tools, seed, signal, onProgress }) => {
  const made = await tools.model(params.model).generate({ ...params, seed }, { signal, onProgress, idempotencyKey: `${params.model}-${seed}` });
  return { images: { image: made.image }, data: { areas: made.areas, isTileable: made.isTileable, warnings: made.warnings }, costUsd: made.costUsd };
};
