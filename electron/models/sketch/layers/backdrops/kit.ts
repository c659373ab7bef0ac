import type { Colour } from '../../../../../shared/geometry.ts';
import type { Raster } from '../../../../../shared/raster.ts';
import { type CompRequest, openStage, type Stage } from '../../comps/comp.ts';
import { rasterise } from '../../vector.ts';

/** A setting without its subject. */
export interface Backdrop {
  image: Raster;
  /** Where a subject's foot line goes, share of the height. */
  foot: number;
  /** Where the light comes from: −1 left, 0 front or behind, 1 right. */
  light: number;
  /** Where the calm sky ends, share of the height. */
  skyTo: number;
  /** Where a calm band for a caption begins; null = there is none. */
  groundFrom: number | null;
}

export type DrawBackdrop = (request: CompRequest) => Backdrop;

/** A backdrop drawn as vectors: `draw` fills the stage and says where the subject stands. */
export function drawnBackdrop(draw: (stage: Stage, request: CompRequest) => Omit<Backdrop, 'image'>): DrawBackdrop {
  return (request) => {
    const stage = openStage(request);
    const place = draw(stage, request);
    return { ...place, image: rasterise(stage.drawing, request.width, request.height) };
  };
}

/** The colours of the style words where they name some, in place of the first of `usual`. */
export function withNamed({ palette }: CompRequest, usual: readonly Colour[]): Colour[] {
  return usual.map((colour, i) => palette.named[i] ?? colour);
}
