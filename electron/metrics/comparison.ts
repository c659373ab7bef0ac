import type { Box } from '../../shared/geometry.ts';
import type { ComparisonMeasures, LpipsNet, MapLegend, Measure, MeasureMapName, MeasureRegion } from '../../shared/measures.ts';
import type { Raster } from '../../shared/raster.ts';
import type { ScalarMap } from './measure-map.ts';

/** Indices of two images of a list. */
export type LpipsPair = readonly [number, number];

export interface LpipsControl {
  signal?: AbortSignal;
  /** 0–1. */
  onProgress?: (fraction: number) => void;
}

/** A network with its weights, open and ready. */
export interface LpipsModel {
  readonly net: LpipsNet;
  /** LPIPS of pairs of images of one size: the mean distance (0 = same) and, computed when asked for, the map. An image in several pairs is looked at once. @throws AppError invalid-input */
  distances(images: readonly Raster[], pairs: readonly LpipsPair[], control?: LpipsControl): Promise<LpipsDistance[]>;
  /** Of two images. @throws AppError invalid-input */
  distance(a: Raster, b: Raster, signal?: AbortSignal): Promise<LpipsDistance>;
  release(): Promise<void>;
}

export interface LpipsDistance {
  mean: number;
  /** The layers' maps, enlarged bilinearly and added up. */
  map(): ScalarMap;
}

/** [] = no weights: everything else is measured, and `notMeasured` says so. */
export type LpipsModels = readonly LpipsModel[];

export interface CompareOptions {
  /** Text mask M, not 0 = text; of a coloured image any channel but alpha counts. Dilated already, as the typography pass hands it on. */
  mask?: Raster | null;
  /** What the result should look like (a typeset render, an approved earlier version): both images are measured against it as well. */
  target?: Raster | null;
  /** The app set the target and composed `b` from it. */
  isTargetOwnWork?: boolean;
  /** Boxes of the lines of text, px; default: the mask's connected parts. */
  lines?: readonly Box[];
  models?: LpipsModels;
  /** Default: everything. */
  only?: readonly Measure[];
  /** Default: all that mask and lines allow. */
  regions?: readonly MeasureRegion[];
  /** The images are tiles: their seams are measured. */
  isTileable?: boolean;
  /** How much of everything is measured, 0–1, never falling. */
  onProgress?: (fraction: number) => void;
}

/** Two images and what was found between them. */
export interface Comparison {
  readonly measures: ComparisonMeasures;
  /** What the map needs that was not computed yet is computed now. @throws AppError not-found when there are no weights for it, invalid-input when the image is too small for it */
  map(name: MeasureMapName): Promise<ScalarMap>;
  /** The map in false colours with its legend, ready to be shown. */
  picture(name: MeasureMapName): Promise<{ image: Raster; legend: MapLegend }>;
}
