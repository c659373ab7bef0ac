import type { LetteringArea, LetteringOptions, RegionFlag } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import type { Piece } from './attempt-plans.ts';
import type { Ambiguity, TextRegion } from './ports.ts';

/** A piece of work: what goes away and what is set instead. */
export interface PlannedPiece extends Piece {
  action: 'set' | 'replaced';
  /** Found regions that are erased first. */
  cleared: TextRegion[];
  /** What was read there. */
  readBefore: string;
  /** Left out = none. */
  flags?: RegionFlag[];
}

/** Wanted strings that are judged together, with the places that hold them. */
export interface Line {
  wanted: string;
  readBefore: string;
  pieces: PlannedPiece[];
  /** Readings of regions of this line that already are right, by their place in reading order; pieces stand where it is null. */
  kept: (string | null)[];
}

export interface PassPlan {
  lines: Line[];
  /** Found regions that stay, with what they should say (null = not asked for). */
  kept: { region: TextRegion; wanted: string | null; flags?: RegionFlag[] }[];
  /** Found regions that only go away. */
  erased: TextRegion[];
  /** Strings that are not set: they may stand in a region that cannot be read. */
  unset: string[];
  /** What a person should decide; the plan follows the proposals. */
  ambiguities: Ambiguity[];
}

export interface PlanRequest {
  image: Raster;
  texts: readonly string[];
  placements: readonly string[];
  options: LetteringOptions;
  /** Numbers of the regions that only go away; left out = none. */
  erased?: readonly number[];
  areas: readonly LetteringArea[];
  isImported: boolean;
  seed: number;
}
