import { AppError } from '../../../shared/errors.ts';
import type { FontMatch } from '../../../shared/lettering.ts';
import type { FontLibrary } from '../fonts.ts';
import type { LetteringStudy } from '../ports.ts';
import { outlineText } from '../setting.ts';
import { faceStroke } from './heft.ts';
import { mostEmboldened } from './openness.ts';

/** Strokes that differ by less than this factor look alike. */
const ALIKE = 1.05;
/** Strokes that differ by more than this are not the same letters' any more: something else was measured. */
const FURTHEST = 2;
/** Another face that is less like the letters by no more than this is taken for its weight, if that is nearer by half. */
const AS_LIKE = 0.03;
/** Less of the letters told from their ground: their strokes are a guess. */
const SURE_LOOK = 0.5;

/** Letters that are lower than this share of the old ones are lower on purpose, and so are their strokes thinner. */
const LEAST_SIZE = 0.88;

/** A face and how far its outlines are moved outwards, as a share of the capitals' height. */
export interface Weight {
  font: string;
  embolden: number;
}

/**
 * The face in the weight that the old letters had: of faces that are as like them the one with strokes as thick; where all of those are thinner, letters
 * are made heavier.
 * @param matches the faces that may be taken, `font` among them
 * @param wanted what will be set; strokes of letters that come out a little lower than the old ones are as thick all the same
 */
export function inWeight(study: LetteringStudy, font: string, matches: readonly FontMatch[], fonts: FontLibrary, wanted = study.old.text): Weight {
  const { old, confidence } = study;
  const plain = { font, embolden: 0 };
  if (study.stroke === undefined || confidence < SURE_LOOK || old.text === '') return plain;
  const stroke = study.stroke / setSize(study, font, wanted, fonts);
  const apart = (id: string) => {
    const own = faceStroke(fonts, id, old.text);
    return own ? Math.log(stroke / own) : null;
  };
  const first = apart(font);
  if (first === null || Math.abs(first) > Math.log(FURTHEST)) return plain;
  let [chosen, best] = [font, first];
  // A family keeps its face.
  if (Math.abs(first) > Math.log(ALIKE) && study.isOneOfSeveral !== true) {
    const least = (matches.find((match) => match.font === font)?.score ?? 1) - AS_LIKE;
    for (const match of matches) {
      const other = match.font !== font && match.score >= least ? apart(match.font) : null;
      if (other === null || Math.abs(other) > Math.abs(first) / 2 || Math.abs(other) >= Math.abs(best)) continue;
      [chosen, best] = [match.font, other];
    }
  }
  if (best <= Math.log(ALIKE)) return { font: chosen, embolden: 0 };
  const thinner = stroke * (1 - Math.exp(-best));
  return { font: chosen, embolden: Math.round(Math.min(mostEmboldened(fonts, chosen), thinner / 2) * 1e4) / 1e4 };
}

/** Height of the capitals of what will be set by that of the old ones, LEAST_SIZE to 1. */
function setSize({ area, old }: LetteringStudy, font: string, wanted: string, fonts: FontLibrary): number {
  try {
    const { fontSize } = outlineText(fonts, { text: wanted, area, font, scale: 1, old });
    return Math.min(1, Math.max(LEAST_SIZE, (fontSize * fonts.get(font).capHeight) / old.capHeight));
  } catch (error) {
    // What does not fit is refused when it is set.
    if (!(error instanceof AppError)) throw error;
    return 1;
  }
}
