import type { LetteringOptions } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import type { FontLibrary } from './fonts.ts';
import type { PassPlan, PlannedPiece } from './pass-plan.ts';
import { areaOfRegion } from './pass-regions.ts';
import type { LetteringStudy, TextRegion } from './ports.ts';
import { studyLettering } from './study.ts';

/** Gives every piece that stands where old lettering stood what can be learnt from it: its exact place, its look, and the faces that are like it. */
export function studyPieces(plan: PassPlan, image: Raster, options: LetteringOptions, fonts: FontLibrary): PassPlan {
  const studies = new Map<TextRegion, LetteringStudy>();
  const study = (region: TextRegion) => {
    const known = studies.get(region) ?? studyLettering(image, region, fonts);
    studies.set(region, known);
    return known;
  };
  return { ...plan, lines: plan.lines.map((line) => ({ ...line, pieces: line.pieces.map((piece) => studied(piece, study, options, fonts)) })) };
}

function studied(piece: PlannedPiece, studyOf: (region: TextRegion) => LetteringStudy, options: LetteringOptions, fonts: FontLibrary): PlannedPiece {
  const [region] = piece.cleared;
  const { placed } = piece;
  if (!region || (placed?.area ? isWholeByHand(piece) : !standsOn(piece, region))) return piece;
  const study = studyOf(region);
  const isFree = options.font === undefined && placed?.font === undefined && !study.isFontUncertain;
  const like = isFree ? study.fontMatches.find(({ font }) => fonts.missing(font, piece.wanted).length === 0) : undefined;
  return { ...piece, study, area: placed?.area ?? study.area, font: like?.font ?? piece.font };
}

/** Nothing is left to be measured. */
function isWholeByHand({ placed }: PlannedPiece): boolean {
  return placed?.font !== undefined && placed.effects !== undefined && placed.finish !== undefined;
}

/** True when the piece takes this region's very place, not one that an engine or an artist made over it. */
function standsOn({ area }: PlannedPiece, region: TextRegion): boolean {
  const { box } = areaOfRegion(region, area as { ground: typeof area.ground; ink: NonNullable<typeof area.ink> });
  return box.x === area.box.x && box.y === area.box.y && box.width === area.box.width && box.height === area.box.height;
}
