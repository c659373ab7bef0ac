import { AppError } from '../../../shared/errors.ts';
import type { Raster } from '../../../shared/raster.ts';
import { alignEdit } from '../lock-edit.ts';
import { growQuad } from '../pass-regions.ts';
import type { TextReader } from '../ports.ts';
import { isAsWanted } from '../settle.ts';
import { drawn, type EditPlace } from './edit-places.ts';
import { blendIn, measureSeam, type Seam } from './seam.ts';

/** What became of one place in one model's edit. */
export interface EditVerdict {
  piece: number;
  isTaken: boolean;
  /** What is read there in the edit; '' = nothing, or it came not so far. */
  read: string;
  /** A whole sentence; of taken places, what was mended; '' = nothing. */
  reason: string;
}

export interface JudgedEdit {
  /** The base with what was taken, bit for bit the base everywhere else. */
  image: Raster;
  /** Grey, 255 = places that were not taken. */
  open: Raster;
  /** One for each place, in their order. */
  verdicts: EditVerdict[];
}

/** A difference of colour up to this many levels is evened out inside the place; more is another picture. */
const LARGEST_OFFSET = 24;
/** What is left around a place may differ by this much, in levels, and by this share of the ground's own structure: noise and compression. */
const RESIDUAL = { least: 8, ofStructure: 0.5 };
/** The ground under new letters may differ by this much from the one that was there: it is painted anew, but it must be the same. */
const GROUND = { least: 12, ofStructure: 0.75 };

/**
 * Judges a model's edit: its shift is measured outside the mask and undone when it is under half a pixel; then place by place: it must meet the base around it, and OCR must
 * read exactly what is wanted, nothing more. Nothing outside the places changes.
 * @param edit of the base's size
 * @param mask grey, 255 = what the model was to repaint
 */
export async function judgeEdit(
  { base, edit, mask, places }: { base: Raster; edit: Raster; mask: Raster; places: readonly EditPlace[] },
  reader: TextReader,
): Promise<JudgedEdit> {
  const open = { ...mask, data: mask.data.slice() };
  let aligned: ReturnType<typeof alignEdit>;
  try {
    aligned = alignEdit(base, edit, mask);
  } catch (error) {
    if (!(error instanceof AppError && error.details.flag === 'drifted')) throw error;
    return { image: base, open, verdicts: places.map(({ piece }) => ({ piece, isTaken: false, read: '', reason: error.message })) };
  }
  let image = base;
  const verdicts: EditVerdict[] = [];
  for (const place of places) {
    const own = drawn(place, base);
    // What is kept, and what an earlier place took, is no part of it.
    for (let i = 0; i < own.data.length; i++) if (open.data[i] === 0) own.data[i] = 0;
    const seam = measureSeam(base, aligned.image, own, mask, place.box);
    const misfit = misfitOf(seam);
    if (!seam || misfit !== null) {
      verdicts.push({ piece: place.piece, isTaken: false, read: '', reason: misfit ?? NO_RING });
      continue;
    }
    const tried = { ...image, data: image.data.slice() };
    blendIn(tried, aligned.image, own, seam);
    const { isExact, read } = await readPlace(reader, tried, place, own);
    verdicts.push({ piece: place.piece, isTaken: isExact, read, reason: isExact ? mendedText(aligned.distance, seam) : misreadText(read, place) });
    if (!isExact) continue;
    image = tried;
    for (let i = 0; i < own.data.length; i++) if (own.data[i] !== 0) open.data[i] = 0;
  }
  return { image, open, verdicts };
}

const NO_RING = 'The place fills the picture: there is nothing around it that could tell whether the edit fits.';

function misfitOf(seam: Seam | null): string | null {
  if (!seam) return NO_RING;
  const { offset, residual, structure, inside } = seam;
  if (offset > LARGEST_OFFSET)
    return `It changed the colours around the place by ${Math.round(offset)} levels, and ${LARGEST_OFFSET} is the limit: a seam would be seen.`;
  if (inside > GROUND.least + GROUND.ofStructure * structure) return 'It painted another ground under the letters: the edge of the place would be seen.';
  if (residual <= RESIDUAL.least + RESIDUAL.ofStructure * structure) return null;
  return 'What it painted around the place is another picture: a seam would be seen.';
}

function misreadText(read: string, { wanted }: EditPlace): string {
  return read === '' ? `Nothing can be read where “${wanted}” should stand.` : `It reads “${read}” instead of “${wanted}”.`;
}

/** Shifts and offsets below these are noise. */
const MENDED = { shift: 0.04, offset: 1.5 };

function mendedText(distance: number, { offset }: Seam): string {
  const mended = [
    ...(distance >= MENDED.shift ? [`its shift of ${distance.toFixed(2)} px was undone`] : []),
    ...(offset >= MENDED.offset ? [`its colours were evened out by ${Math.round(offset)} levels`] : []),
  ];
  const text = mended.join(', and ');
  return text === '' ? '' : `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** The whole place must say nothing but the string; a line that the detector misses is read where it stands. */
async function readPlace(reader: TextReader, image: Raster, { wanted, box, quad, area }: EditPlace, own: Raster): Promise<{ isExact: boolean; read: string }> {
  const found = (await reader.read(image, { within: box })).filter(({ quad: [a, , c] }) => {
    const [x, y] = [Math.round((a[0] + c[0]) / 2), Math.round((a[1] + c[1]) / 2)];
    return x >= 0 && y >= 0 && x < own.width && y < own.height && own.data[y * own.width + x] !== 0;
  });
  const read = found
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ');
  if (isAsWanted(wanted, read)) return { isExact: true, read };
  if (found.length > 1) return { isExact: false, read };
  const direct = area.path.kind === 'arc' ? await reader.readArc(image, area) : await reader.readLine(image, growQuad(quad, 0.16));
  return isAsWanted(wanted, direct.text) ? { isExact: true, read: direct.text } : { isExact: false, read: read || direct.text };
}
