import type { RenderPlan } from '../../../shared/plan.ts';
import type { ProofDetail } from '../../../shared/proof.ts';

/** What is written about a picture into its file: nothing of people, machines or money. */
export interface PictureFacts {
  prompt: string;
  seed: number;
  model: string;
  width: number;
  height: number;
  /** Galley's version. */
  version: string;
  /** IPTC's term for how the picture came to be; null = Galley does not know (an import). */
  sourceType: string | null;
  /** The steps of the plan as JSON. */
  recipe: string;
}

/** IPTC NewsCodes, Digital Source Type. Sketch draws by rules and was trained on nothing. */
const SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

export function pictureFacts({ prompt, model, width, height, afterSha256 }: ProofDetail, { seed, steps }: RenderPlan, version: string): PictureFacts {
  const models = steps.flatMap((step) => (step.operation === 'generate' ? [step.params.model] : []));
  const term = models.length === 0 ? null : models.every((name) => name === 'sketch') ? 'algorithmicMedia' : 'trainedAlgorithmicMedia';
  return {
    prompt,
    seed,
    model,
    width,
    height,
    version,
    sourceType: term && SOURCE_TYPES + term,
    recipe: JSON.stringify({ pixelsSha256: afterSha256, seed, steps }),
  };
}

/** The text that image generators' own tools read from PNG files: prompt, then one line of settings. */
export function parametersText({ prompt, seed, model, width, height, version }: PictureFacts): string {
  return `${prompt}\nSeed: ${seed}, Size: ${width}x${height}, Model: ${model}, Version: Galley ${version}`;
}
