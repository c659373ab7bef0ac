import type { RegionFlag } from '../../shared/lettering.ts';
import type { PassPlan, PlannedPiece } from './pass-plan.ts';
import type { TextRegion } from './ports.ts';

/** One line of the report: a place, and what the plan has for it. */
export type Entry =
  | { kind: 'piece'; piece: PlannedPiece }
  /** Found and left alone; `wanted` null = nobody asked for it. */
  | { kind: 'kept'; region: TextRegion; wanted: string | null; flags: readonly RegionFlag[] }
  /** Found and taken away, as was asked for. */
  | { kind: 'erased'; region: TextRegion }
  /** Found and taken away for a piece that another line of the report tells of. */
  | { kind: 'cleared'; region: TextRegion };

/**
 * What is planned, numbered as people number it: first everything that was found, in reading order, then the new places. The numbers of found
 * regions depend on the image alone, so `--list`, the window and a later pass mean the same by them.
 */
export function entriesOf(plan: PassPlan, regions: readonly TextRegion[]): Entry[] {
  const pieces = plan.lines.flatMap((line) => line.pieces);
  const told = new Set<PlannedPiece>();
  const entries = regions.map((region): Entry => {
    const piece = pieces.find(({ cleared }) => cleared.includes(region));
    if (plan.erased.includes(region)) return { kind: 'erased', region };
    if (!piece) return { kind: 'kept', wanted: null, flags: [], ...plan.kept.find((entry) => entry.region === region), region };
    if (piece.cleared[0] !== region) return { kind: 'cleared', region };
    told.add(piece);
    return { kind: 'piece', piece };
  });
  return [...entries, ...pieces.filter((piece) => !told.has(piece)).map((piece): Entry => ({ kind: 'piece', piece }))];
}
