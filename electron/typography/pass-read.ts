import { boxAround } from '../../shared/geometry.ts';
import type { LetteringArea, LetteringOptions } from '../../shared/lettering.ts';
import type { Raster } from '../../shared/raster.ts';
import type { PassMemory } from './pass-memory.ts';
import { growQuad, quadOfArea } from './pass-regions.ts';
import type { ReadOptions, TextReader, TextRegion } from './ports.ts';

/** Detector side for images made by a model: their lettering is large. */
const GENERATED_SIDE = 736;
/** Of the part around the free areas; less would give the detector nothing to see. */
const SMALLEST_SIDE = 256;
/** How far around the free areas old lettering is looked for, as a share of their height. */
const AROUND_AREA = 0.3;

export interface BaseReading {
  image: Raster;
  /** Says which picture it is, so that it need not be read again; left out = unknown. */
  imageKey?: string;
  areas: readonly LetteringArea[];
  isImported: boolean;
  options: LetteringOptions;
}

/** Finds and reads what stands in the base. @param wanted number of strings that look for a place */
export async function readBase(
  request: BaseReading,
  reader: TextReader | null,
  memory: PassMemory,
  wanted: number,
  stagesMs: Record<string, number>,
  warnings: string[],
): Promise<TextRegion[]> {
  if (wanted === 0 && !request.isImported) return [];
  if (!reader) {
    warnings.push('Text cannot be read here: old lettering was not looked for, and nothing was checked.');
    return [];
  }
  const onStages = ({ find, read }: { find: number; read: number }) => {
    stagesMs.find += find;
    stagesMs.read += read;
  };
  const where = whereToLook(request, wanted);
  const read = () => reader.read(request.image, { onStages, ...where });
  return request.imageKey === undefined ? read() : memory.reading(`${request.imageKey} ${JSON.stringify(where)}`, read);
}

/** A base whose engine reports free areas has text, if any, only where the model slipped: it matters only under the new lettering. */
function whereToLook({ image, areas, isImported, options }: BaseReading, wanted: number): ReadOptions {
  // With a box of the artist's, only what lies in the way matters for made images.
  if (isImported || options.box) return {};
  if (areas.length < wanted) return { maxSide: GENERATED_SIDE };
  const within = boxAround(areas.flatMap((area) => growQuad(quadOfArea(area), AROUND_AREA)));
  const share = Math.min(1, Math.max(within.width, within.height) / Math.max(image.width, image.height));
  return { within, maxSide: Math.max(SMALLEST_SIDE, Math.round(GENERATED_SIDE * share)) };
}
