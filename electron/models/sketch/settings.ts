import { MIN_SIDE } from '../../../shared/job.ts';
import type { GenerateRequest } from '../image-model.ts';

/** What a matrix cell can tell Sketch. */
export interface SketchSettings {
  /** Share of the wanted size at which the picture is drawn before it is enlarged, 0.25–1: less is faster and softer. */
  detail: number;
  /** Film grain over the finished picture in 8-bit levels, 0–32. */
  grain: number;
}

/** Below this side a draft is drawn whole: there is nothing to save. */
const MIN_ROUGH_SIDE = 256;

/**
 * `detail` and `grain` of a cell's parameters; what is not Sketch's is passed over, since a cell's parameters are for all its models. Drafts and thumbnails are
 * drawn at half the size unless told otherwise. A value that makes no sense is named in the warnings and left at its default.
 */
export function settingsOf({ params, isDraft, intent, width, height }: GenerateRequest): SketchSettings & { warnings: string[] } {
  const warnings: string[] = [];
  const side = Math.min(width, height);
  const read = (name: 'detail' | 'grain', low: number, high: number, otherwise: number) => {
    const value = params[name];
    if (value === undefined) return otherwise;
    if (typeof value === 'number' && value >= low && value <= high) return value;
    warnings.push(`Sketch’s setting “${name}” has to be a number from ${low} to ${high}; ${JSON.stringify(value)} was passed over.`);
    return otherwise;
  };
  const isRough = (isDraft || intent === 'thumbnail') && side >= MIN_ROUGH_SIDE;
  const detail = Math.max(read('detail', 0.25, 1, isRough ? 0.5 : 1), Math.min(1, MIN_SIDE / side));
  return { detail, grain: read('grain', 0, 32, 0), warnings };
}
