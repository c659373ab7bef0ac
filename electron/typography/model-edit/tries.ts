import type { Raster } from '../../../shared/raster.ts';

/** What became of one place at one model. */
export interface EditTry {
  model: string;
  label: string;
  /** Number of the piece in the plan's order, from 0. */
  piece: number;
  wanted: string;
  isTaken: boolean;
  read: string;
  reason: string;
}

/** What models made of the picture, judged: outside the places that were taken it is the base. */
export interface EditedPicture {
  image: Raster;
  tries: readonly EditTry[];
}
