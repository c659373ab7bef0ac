import { AppError } from '../../shared/errors.ts';
import type { LetteredBy } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import { drawn, editPlanOf, piecesOf } from './model-edit/edit-places.ts';
import type { EditTry } from './model-edit/tries.ts';
import type { Draft, LetterRequest } from './pass-draft.ts';
import type { PlannedPiece } from './pass-plan.ts';
import type { TextReader } from './ports.ts';

/** A piece that a model has lettered. */
export interface TakenPiece {
  /** Grey, 255 = the model's. */
  mask: Raster;
  by: EditTry;
}

export interface Edited {
  taken: ReadonlyMap<PlannedPiece, TakenPiece>;
  /** Of all places that were taken; null = none was. */
  mask: Raster | null;
  /** Who lettered a piece, for the report; undefined = no model was asked for anything. */
  letteredBy(piece: PlannedPiece): LetteredBy | undefined;
}

const NOTHING: Edited = { taken: new Map(), mask: null, letteredBy: () => undefined };
const TYPESETTER = 'Galley’s typesetter';

/** @throws AppError internal when the tries belong to another plan */
export function editedPieces(draft: Draft, { edited, ...request }: LetterRequest, reader: TextReader | null): Edited {
  if (!edited) return NOTHING;
  const pieces = piecesOf(draft);
  const { places, left, mask: allowed } = editPlanOf(draft, request, reader);
  const taken = new Map<PlannedPiece, TakenPiece>();
  const whole = { ...allowed, data: new Uint8Array(allowed.data.length) };
  for (const by of edited.tries) {
    const place = places.find(({ piece }) => piece === by.piece);
    if (place?.wanted !== by.wanted) throw new AppError('internal', `“${by.wanted}” was lettered for another plan.`, { details: { piece: by.piece } });
    if (!by.isTaken) continue;
    const mask = drawn(place, request.image);
    for (let i = 0; i < mask.data.length; i++) {
      if (allowed.data[i] === 0 || whole.data[i] !== 0) mask.data[i] = 0;
      whole.data[i] |= mask.data[i];
    }
    taken.set(pieces[by.piece], { mask, by });
  }
  return {
    taken,
    mask: taken.size > 0 ? whole : null,
    letteredBy(piece) {
      const number = pieces.indexOf(piece);
      const own = edited.tries.filter((each) => each.piece === number);
      const obstacle = left.find((each) => each.piece === number);
      const refused = own.filter(({ isTaken }) => !isTaken).map(({ model, label, reason }) => ({ model, label, reason }));
      const by = taken.get(piece)?.by;
      if (by) return { model: by.model, label: by.label, refused };
      return { model: null, label: TYPESETTER, refused: obstacle ? [{ model: '', label: 'No model', reason: obstacle.reason }] : refused };
    },
  };
}
