import type { LetteringRegion } from '../../../shared/lettering.ts';
import type { LayerName } from '../../../shared/plan.ts';
import type { Raster } from '../../../shared/raster.ts';
import type { Said } from '../../../shared/sentence.ts';

/** RGBA pixels of a part of the picture, on whole px of its grid. */
export interface PlacedPixels {
  x: number;
  y: number;
  image: Raster;
}

/** One string that was set. */
export interface DocumentString {
  text: string;
  region: LetteringRegion;
  /** Outlines as SVG path data in px of the picture, non-zero fill; '' where they are not known. */
  outlines: string;
  /** As it stands in the approved picture; null when another string covers all of it. */
  pixels: PlacedPixels | null;
}

/** A proof taken apart: the pixels of all `strings` over `background` give `final`, to one level. All rasters but the strings' have the picture's size. */
export interface ProofDocument {
  /** What to call it: the prompt. */
  title: string;
  width: number;
  height: number;
  /** What was approved. RGB or RGBA. */
  final: Raster;
  /** The base as it was rendered; null when the picture was not changed after it. */
  original: Raster | null;
  /** The picture without its new lettering, old lettering erased. As many channels as `final`. */
  background: Raster;
  /** Grey: where the typography pass may have changed pixels; null when nothing was lettered. */
  mask: Raster | null;
  /** In the order in which they were set: later ones stand over earlier ones. */
  strings: DocumentString[];
  /** Layers of a split render. */
  parts: { name: LayerName; image: Raster }[];
  /** What the document could not be given, whole sentences. */
  notes: Said[];
}
