import type { EncodedImage } from '../models/remote-model.ts';

export type ProgressListener = (fraction: number, preview?: EncodedImage) => void;

/**
 * Progress of a step while it waits for a model: never backwards, whatever the model says (one that is asked again begins anew), and never beyond the model's own part.
 * @param share of the step's progress that is waiting, 0 to 1
 */
export function askingProgress(onProgress: ProgressListener, share: number): (fraction: number | null, preview?: EncodedImage) => void {
  let reached = 0;
  return (fraction, preview) => {
    reached = Math.max(reached, Math.min(1, fraction ?? 0));
    onProgress(reached * share, preview);
  };
}
