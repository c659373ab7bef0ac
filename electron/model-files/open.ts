import { createHttpGet } from './http-get.ts';
import { createModelFiles, type ModelFiles } from './model-files.ts';
import { modelPlaces } from './places.ts';

/** The model files of the person whose environment it is (GALLEY_MODELS, HTTPS_PROXY and the like). Looks at nothing and asks nobody until it is told to. */
export function openModelFiles(environment: NodeJS.ProcessEnv): ModelFiles {
  return createModelFiles({ places: modelPlaces(environment), get: createHttpGet({ environment }) });
}
